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

  /// A concept and its last place, side by side, so that a look-up touches one cache line.
  private struct Slot {
    var concept: Int32 = -1
    var head: Int32 = -1
  }

  private(set) var places: [Place] = []
  private(set) var concepts: [Int32] = []
  private var slots: [Slot]
  private var mask: Int

  /// Room for as many concepts as are expected, a power of two; it grows when there are more.
  init(capacity: Int = 128) {
    slots = Array(repeating: Slot(), count: capacity * 2)
    mask = capacity * 2 - 1
    places.reserveCapacity(capacity)
    concepts.reserveCapacity(capacity)
  }

  @inline(__always)
  private func slot(_ concept: Int32) -> Int {
    var slot = Int((concept &* -1_640_531_527) >> 8) & mask
    while slots[slot].concept >= 0, slots[slot].concept != concept { slot = (slot + 1) & mask }
    return slot
  }

  /// The last place of a concept, or -1.
  @inline(__always)
  func head(_ concept: Int32) -> Int32 { slots[slot(concept)].head }

  @inline(__always)
  func contains(_ concept: Int32) -> Bool { head(concept) >= 0 }

  enum Added { case known, place, concept }

  /// Notes a concept at a place; says whether place or concept are new.
  mutating func add(_ concept: Int32, _ start: Int32, _ end: Int32) -> Added {
    let slot = slot(concept)
    let last = slots[slot].head
    var place = last
    while place >= 0 {
      let found = places[Int(place)]
      if found.start == start && found.end == end { return .known }
      if found.end < start { break }
      place = found.next
    }
    slots[slot] = Slot(concept: concept, head: Int32(places.count))
    places.append(Place(concept: concept, start: start, end: end, next: last))
    guard last < 0 else { return .place }
    concepts.append(concept)
    if concepts.count * 2 > slots.count { grow() }
    return .concept
  }

  mutating func removeAll() {
    if concepts.isEmpty { return }
    for index in slots.indices { slots[index] = Slot() }
    places.removeAll(keepingCapacity: true)
    concepts.removeAll(keepingCapacity: true)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    mask = slots.count - 1
    for entry in old where entry.concept >= 0 { slots[slot(entry.concept)] = entry }
  }
}
