/// A word as it was typed: its place in the utterance and its folded spelling.
struct RawWord {
  /// Where the folded spelling stands in ``RawText/folded``.
  var folded: Range<Int>
  /// Where the word stands in the utterance, in UTF-8 offsets.
  var source: Range<Int>
  /// A comma, dash, bracket or colon stands before it.
  var startsClause = false
  var isQuoted = false
  /// The word begins with a capital letter.
  var isCapitalised = false
  /// An emoji or an emoticon.
  var isSymbol = false
}

/// A sentence: a range of words, and whether it ends with a question mark.
struct Sentence {
  var words: Range<Int>
  var isQuestion = false
}

/// An utterance cut into words and sentences, case, accents and quotes folded away.
struct RawText {
  var folded: [UInt8] = []
  var words: [RawWord] = []
  var sentences: [Sentence] = []

  /// Sentences are at most this many words, so that the cost of a long letter stays linear.
  static let longestSentence = 64

  func spelling(_ word: RawWord) -> ArraySlice<UInt8> { folded[word.folded] }
}
