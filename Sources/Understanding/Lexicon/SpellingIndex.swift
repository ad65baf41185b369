/// Finds the rules' own word one slip away from an unknown one: a letter more, less, other or swapped.
///
/// Built once from every word with one letter left out; a look-up costs one probe a letter.
struct SpellingIndex: Sendable {
  private var shortened: HashIndex

  static let shortestWord = 5

  init(capacity: Int = 16) { shortened = HashIndex(minimumCapacity: capacity) }

  mutating func add(_ word: ArraySlice<UInt8>, id: Int32) {
    guard word.count >= Self.shortestWord, word.count <= 24 else { return }
    Self.forEachShortened(word) { hash in _ = shortened.insert(hash, id) }
  }

  /// The word within one slip, or -1.
  func nearest(
    to word: ArraySlice<UInt8>, words: HashIndex, bytes: Rows<UInt8>
  ) -> Int32 {
    guard word.count >= Self.shortestWord, word.count <= 24 else { return -1 }
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

  private static func forEachShortened(_ word: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
    for skip in word.indices {
      if skip > word.startIndex, word[skip] == word[skip - 1] { continue }
      var hash = ByteHash.seed
      for index in word.indices where index != skip { hash = ByteHash.step(hash, word[index]) }
      body(hash)
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
