/// The compiled rules: flat arrays that are only read.
final class RuleTables: Sendable {
  let words: HashIndex
  let wordBytes: Rows<UInt8>
  let wordFlags: [WordFlags]
  let wordStems: [UInt64]
  let wordNumbers: [Float]
  /// Word → concepts.
  let postings: Rows<Int32>
  /// Concepts that are looked for only when a pattern asks.
  let isLazy: [Bool]
  let lazyMembers: HashIndex
  /// Folded spelling → row of ``rewriteWords``.
  let rewrites: HashIndex
  let rewriteWords: Rows<Int32>
  let spelling: SpellingIndex
  /// Hash of a prefix → row of ``prefixConcepts``.
  let prefixes: HashIndex
  let prefixLengths: UInt64
  let prefixConcepts: Rows<Int32>
  let phrases: PhraseTrie
  /// Number ranges and their concepts.
  let ranges: [NumberRange]

  let conceptNames: [String]
  /// Hashes of the names, 0 for unnamed concepts.
  let conceptHashes: [UInt64]
  /// Concept → all concepts that contain it.
  let supers: Rows<Int32>
  /// Concept → the patterns it triggers: those whose rarest part it is.
  let triggers: Rows<Int32>
  let patterns: [Pattern]
  let elements: [PatternElement]
  let exclusions: [Int32]
  let levels: Int
  let heads: [RuleHead]
  let headNames: [String]

  let topics: [String]
  let isSafety: [Bool]
  let feelings: [FeelingName]
  let negationCancel: Int32
  let insult: Int32
  let files: [String]
  let texts: [[UInt8]]

  struct NumberRange: Sendable {
    var low: Float
    var high: Float
    var concept: Int32
  }

  init(_ parts: RuleParts) {
    words = parts.words
    wordBytes = parts.wordBytes
    wordFlags = parts.wordFlags
    wordStems = parts.wordStems
    wordNumbers = parts.wordNumbers
    postings = Rows(count: parts.wordBytes.count, pairs: parts.postings)
    isLazy = parts.isLazy
    lazyMembers = parts.lazyMembers
    rewrites = parts.rewrites
    rewriteWords = parts.rewriteWords
    spelling = parts.spelling
    prefixes = parts.prefixes
    prefixLengths = parts.prefixLengths
    prefixConcepts = Rows(count: parts.prefixCount, pairs: parts.prefixPostings)
    phrases = parts.phrases
    ranges = parts.ranges
    conceptNames = parts.conceptNames
    conceptHashes = parts.conceptNames.map { $0.isEmpty ? 0 : ByteHash.of($0.utf8) }
    supers = parts.superClosure
    triggers = Rows(count: parts.conceptNames.count, pairs: parts.triggerPairs)
    patterns = parts.patterns
    elements = parts.elements
    exclusions = parts.exclusions
    levels = parts.levels
    heads = parts.heads
    headNames = parts.headNames
    topics = parts.topics
    isSafety = parts.topics.map { $0.utf8.starts(with: "safety-".utf8) }
    feelings = parts.feelings
    negationCancel = parts.special("negation-cancel")
    insult = parts.special("insult")
    files = parts.files
    texts = parts.texts
  }

  /// Bytes of a rule that evidence shows; its file and line name the rest.
  static let longestRuleText = 100

  /// A pattern as its writer wrote it, after the name of its block.
  func ruleText(_ pattern: Pattern) -> String {
    var range = pattern.text
    let isLong = range.count > Self.longestRuleText
    if isLong { range = range.lowerBound..<range.lowerBound + Self.longestRuleText }
    let text = String(decoding: texts[Int(pattern.file)][range], as: UTF8.self) + (isLong ? "…" : "")
    return pattern.head < 0 ? text : headNames[Int(pattern.head)] + ": " + text
  }
}
