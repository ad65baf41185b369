/// Finds the rules' own word one slip away from an unknown one: a letter more, less, other or swapped.
///
/// Built once from every word with one letter left out; a look-up costs one probe a letter.
struct SpellingIndex: Sendable {
  private var shortened: HashIndex

  static let shortestWord = 5

  static let longestWord = 24

  /// Indexes words by their numbers; of two with one shortened form, the first is found.
  init(_ words: Rows<UInt8>) {
    var capacity = 0
    for id in 0..<words.count where Self.isIndexed(words.range(id).count) {
      capacity += words.range(id).count
    }
    var shortened = HashIndex(minimumCapacity: capacity)
    for id in 0..<words.count where Self.isIndexed(words.range(id).count) {
      Self.forEachShortened(words[id]) { hash in _ = shortened.insert(hash, Int32(id)) }
    }
    self.shortened = shortened
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
    consider(shortened.value(ByteHash.of(word)))
    if best >= 0 { return best }
    Self.forEachShortened(word) { hash in
      if best < 0 {
        consider(words.value(hash))
        consider(shortened.value(hash))
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
