/// How old a reader should be to follow a text: the grade of Flesch and Kincaid, five years added.
///
/// It knows only the length of sentences and words, so it means little below some eighty words.
struct ReadingAge {
  private(set) var words = 0
  private(set) var sentences = 0
  private var syllables = 0

  mutating func add(_ text: PlainText) {
    let said = text.said
    words += said.count
    sentences += text.sentences.count
    for word in said { syllables += Self.syllables(of: word) }
  }

  /// In years; nil where there is nothing to read.
  var years: Double? {
    guard words > 0, sentences > 0 else { return nil }
    let words = Double(words)
    return 0.39 * words / Double(sentences) + 11.8 * Double(syllables) / words - 15.59 + 5
  }

  /// An estimate: groups of vowels, without a silent `e` at the end; at least one.
  static func syllables(of word: String) -> Int {
    var count = 0
    var wasVowel = false
    let letters = Array(word.utf8)
    for letter in letters {
      let isVowel = "aeiouy".utf8.contains(letter)
      if isVowel && !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    let endsSilent =
      word.hasSuffix("e") && !word.hasSuffix("le") && !word.hasSuffix("ee")
      || word.hasSuffix("ed") && !word.hasSuffix("ted") && !word.hasSuffix("ded")
      || word.hasSuffix("es") && !["ses", "zes", "xes", "ces", "ges", "hes"].contains { word.hasSuffix($0) }
    if endsSilent && count > 1 { count -= 1 }
    return max(count, 1)
  }
}
