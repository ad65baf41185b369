/// The concepts found in one sentence: a small table from concept to its places.
///
/// Its cost depends on what was found, not on how many concepts exist.
struct Occurrences {
  struct Place {
    var concept: Int32
    var start: Int32
    var end: Int32
    /// The place of the same concept found before this one, or -1.
    var next: Int32
  }

  private(set) var places: [Place] = []
  private(set) var concepts: [Int32] = []
  private var keys = [Int32](repeating: -1, count: 512)
  private var heads = [Int32](repeating: -1, count: 512)
  private var mask: Int32 = 511

  @inline(__always)
  private func slot(_ concept: Int32) -> Int {
    var slot = Int((concept &* -1_640_531_527) >> 8 & mask)
    while keys[slot] >= 0, keys[slot] != concept { slot = (slot + 1) & Int(mask) }
    return slot
  }

  /// The last place of a concept, or -1.
  @inline(__always)
  func head(_ concept: Int32) -> Int32 {
    let slot = slot(concept)
    return keys[slot] == concept ? heads[slot] : -1
  }

  @inline(__always)
  func contains(_ concept: Int32) -> Bool { head(concept) >= 0 }

  enum Added { case known, place, concept }

  /// Notes a concept at a place; says whether place or concept are new.
  mutating func add(_ concept: Int32, _ start: Int32, _ end: Int32) -> Added {
    let slot = slot(concept)
    let isNew = keys[slot] != concept
    if !isNew {
      var place = heads[slot]
      while place >= 0 {
        let found = places[Int(place)]
        if found.start == start && found.end == end { return .known }
        if found.end < start { break }
        place = found.next
      }
    }
    places.append(Place(concept: concept, start: start, end: end, next: isNew ? -1 : heads[slot]))
    keys[slot] = concept
    heads[slot] = Int32(places.count - 1)
    guard isNew else { return .place }
    concepts.append(concept)
    if concepts.count * 2 > keys.count { grow() }
    return .concept
  }

  mutating func removeAll() {
    for concept in concepts.reversed() {
      let slot = slot(concept)
      heads[slot] = -1
    }
    if !concepts.isEmpty {
      for index in keys.indices { keys[index] = -1 }
    }
    places.removeAll(keepingCapacity: true)
    concepts.removeAll(keepingCapacity: true)
  }

  private mutating func grow() {
    let old = zip(keys, heads).filter { $0.0 >= 0 }
    keys = Array(repeating: -1, count: keys.count * 2)
    heads = Array(repeating: -1, count: keys.count)
    mask = Int32(keys.count - 1)
    for (concept, head) in old {
      let slot = slot(concept)
      keys[slot] = concept
      heads[slot] = head
    }
  }
}
