/// Reads a number: "7/10", "about a 7", "seven and a half", "6 or 7", "3 out of 10".
enum NumberReader {
  static func read(_ utterance: Utterance, _ tables: RuleTables) -> Double? {
    let raw = utterance.raw
    guard raw.words.contains(where: { NumberWords.value(raw.folded[$0.folded]) != nil }) else { return nil }
    let words = raw.words.map { raw.spelling($0) }
    var index = 0
    var found: [(value: Double, at: Int, end: Int)] = []
    while index < words.count {
      guard let first = NumberWords.value(words[index]) else {
        index += 1
        continue
      }
      var value = Double(first)
      var end = index + 1
      if end < words.count, let unit = NumberWords.value(words[end]), value >= 20, value < 100,
        value.truncatingRemainder(dividingBy: 10) == 0, unit >= 1, unit < 10, !isDigit(words[end])
      {
        value += Double(unit)
        end += 1
      }
      if end + 2 < words.count, same(words[end], "and"), same(words[end + 1], "a"),
        same(words[end + 2], "half")
      {
        value += 0.5
        end += 3
      }
      if index > 0, same(words[index - 1], "minus") { value = -value }
      found.append((value, index, end))
      index = end
      if found.count >= 8 { break }
    }
    return choose(found, words)
  }

  private static func choose(
    _ found: [(value: Double, at: Int, end: Int)], _ words: [ArraySlice<UInt8>]
  ) -> Double? {
    guard let first = found.first else { return nil }
    // "x out of ten" and "x/10": the number before the scale.
    for (left, right) in zip(found, found.dropFirst()) {
      let between = words[left.end..<right.at]
      if between.isEmpty, right.value == 10, left.value <= 10 { return left.value }
      if between.count == 2, same(between[left.end], "out") { return left.value }
      if between.count == 1, right.value - left.value == 1,
        same(between[left.end], "or") || same(between[left.end], "to")
          || same(between[left.end], "and")
      {
        return (left.value + right.value) / 2
      }
      if between.isEmpty, right.value - left.value == 1 { return (left.value + right.value) / 2 }
    }
    return first.value
  }

  private static func isDigit(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    return first >= UInt8(ascii: "0") && first <= UInt8(ascii: "9")
  }

  private static func same(_ word: ArraySlice<UInt8>, _ text: StaticString) -> Bool {
    word.count == text.utf8CodeUnitCount
      && zip(word, 0..<word.count).allSatisfy { $0 == text.utf8Start[$1] }
  }
}
