/// Finds the rules' own word one slip away from an unknown one: a letter more, less, other or swapped.
///
/// Built once from every word with one letter left out; a look-up costs one probe a letter.
struct SpellingIndex: Sendable {
  /// The upper half of a hash and a word's number in one: what is found is compared sign by sign, so
  /// half a hash is enough, and half the memory to be filled at each start. 0 is a free place.
  private var slots: [UInt64]

  static let shortestWord = 5

  static let longestWord = 24

  /// Indexes words by their numbers; of two with one shortened form, the first is found.
  init(_ words: Rows<UInt8>) {
    var capacity = 0
    for id in 0..<words.count where Self.isIndexed(words.range(id).count) {
      capacity += words.range(id).count
    }
    var size = 16
    while size < capacity + capacity / 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    slots.withUnsafeMutableBufferPointer { slots in
      for id in 0..<words.count where Self.isIndexed(words.range(id).count) {
        Self.forEachShortened(words[id]) { hash in
          let slot = Self.slot(of: hash, in: UnsafeBufferPointer(slots))
          if slots[slot] == 0 { slots[slot] = hash & ~Self.lowerHalf | UInt64(id + 1) }
        }
      }
    }
  }

  private static let lowerHalf: UInt64 = 0xFFFF_FFFF

  /// The place of a hash, or the free one where it would be.
  @inline(__always)
  private static func slot(of hash: UInt64, in slots: UnsafeBufferPointer<UInt64>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: ((hash ^ (hash >> 29)) &* 0x9e37_79b9_7f4a_7c15) >> 20) & mask
    while slots[slot] != 0, (slots[slot] ^ hash) & ~lowerHalf != 0 { slot = (slot &+ 1) & mask }
    return slot
  }

  /// The word with a shortened form of this hash, or -1.
  private func word(_ hash: UInt64) -> Int32 {
    slots.withUnsafeBufferPointer { slots in
      Int32(truncatingIfNeeded: slots[Self.slot(of: hash, in: slots)] & Self.lowerHalf) - 1
    }
  }

  private static func isIndexed(_ length: Int) -> Bool { shortestWord...longestWord ~= length }

  /// The word within one slip, or -1.
  func nearest(
    to word: ArraySlice<UInt8>, words: HashIndex, bytes: Rows<UInt8>
  ) -> Int32 {
    guard Self.isIndexed(word.count) else { return -1 }
    var best: Int32 = -1
    func consider(_ id: Int32) {
      guard best < 0, id >= 0 else { return }
      let candidate = bytes[Int(id)]
      guard candidate.count >= Self.shortestWord, Self.isOneSlip(word, candidate) else { return }
      best = id
    }
    consider(self.word(ByteHash.of(word)))
    if best >= 0 { return best }
    Self.forEachShortened(word) { hash in
      if best < 0 {
        consider(words.value(hash))
        consider(self.word(hash))
      }
    }
    return best
  }

  @inline(__always)
  private static func forEachShortened(_ word: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
    var before = ByteHash.seed
    for skip in word.indices {
      let byte = word[skip]
      if skip == word.startIndex || byte != word[skip - 1] {
        var hash = before
        for index in skip + 1..<word.endIndex { hash = ByteHash.step(hash, word[index]) }
        body(hash)
      }
      before = ByteHash.step(before, byte)
    }
  }

  /// Whether two words differ by one letter added, dropped, changed or swapped with its neighbour.
  static func isOneSlip(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    // The first letter of a word is seldom wrong; letting it vary makes "mother" of "other".
    guard left.first == right.first, abs(left.count - right.count) <= 1 else { return false }
    let a = Array(left)
    let b = Array(right)
    var from = 0
    while from < min(a.count, b.count), a[from] == b[from] { from += 1 }
    var tail = 0
    while tail < min(a.count, b.count) - from, a[a.count - 1 - tail] == b[b.count - 1 - tail] {
      tail += 1
    }
    let restA = a.count - from - tail
    let restB = b.count - from - tail
    if restA <= 1 && restB <= 1 { return true }
    return restA == 2 && restB == 2 && a[from] == b[from + 1] && a[from + 1] == b[from]
  }
}
