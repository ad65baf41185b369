/// What the rules know of a word, as bits.
struct WordFlags: OptionSet, Sendable {
  var rawValue: UInt16
  static let filler = WordFlags(rawValue: 1)
  static let negator = WordFlags(rawValue: 2)
  static let startsPhrase = WordFlags(rawValue: 4)
  static let intensifier = WordFlags(rawValue: 8)
  static let softener = WordFlags(rawValue: 16)
  static let clauseBreak = WordFlags(rawValue: 32)
  static let selfWord = WordFlags(rawValue: 64)
  static let otherWord = WordFlags(rawValue: 128)
  /// A word of ordinary English that rules use, so never taken for a misspelling.
  static let common = WordFlags(rawValue: 256)
}

/// A word the rules can look up; a contraction gives several tokens with one place in the utterance.
struct Token {
  /// The word of the lexicon, or -1.
  var word: Int32
  /// The raw word that it comes from.
  var raw: Int32
  var flags: WordFlags
  var stem: UInt64
  /// The place of the negating word that covers this one, or -1.
  var negatedBy: Int32 = -1
  var startsClause = false
  var wasCorrected = false
}
