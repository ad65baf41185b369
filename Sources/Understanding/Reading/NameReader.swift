/// Reads the name a person gives when asked for one: "Sam", "my name is Sam", "just call me Sam".
enum NameReader {
  private static let leads: Set<String> = [
    "hi", "hello", "hey", "my", "name", "names", "name's", "is", "its", "it's", "i", "am", "i'm", "im", "call",
    "me", "just", "please", "you", "can", "they", "people", "everyone", "the", "this", "called",
    "s", "would", "be", "fine", "ok", "okay", "sure", "um", "uh", "well", "mostly", "usually",
  ]

  /// At most three words as they were typed, or nil when what is left is no name.
  static func read(_ utterance: Utterance, _ tables: RuleTables) -> String? {
    var words = utterance.raw.words[...]
    while let first = words.first, words.count > 1,
      leads.contains(String(decoding: utterance.raw.spelling(first), as: UTF8.self))
    {
      words = words.dropFirst()
    }
    while let last = words.last, words.count > 1,
      ["please", "thanks", "here", "is", "fine", "btw"]
        .contains(String(decoding: utterance.raw.spelling(last), as: UTF8.self))
    {
      words = words.dropLast()
    }
    guard let first = words.first, let last = words.last, words.count <= 3,
      !words.contains(where: \.isSymbol), NumberWords.value(utterance.raw.spelling(first)) == nil
    else { return nil }
    return utterance.text(first.source.lowerBound..<last.source.upperBound)
  }
}
