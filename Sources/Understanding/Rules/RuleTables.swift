/// The compiled rules: flat arrays that are only read.
final class RuleTables: Sendable {
  let words: HashIndex
  let wordBytes: Rows<UInt8>
  let wordFlags: [WordFlags]
  let wordStems: [UInt64]
  let wordNumbers: [Float]
  /// Word → concepts that are not lazy, and patterns that its lazy concepts trigger.
  let postings: Rows<Posting>
  /// Concepts that are looked for only when a pattern asks: those without a name, of single words.
  let isLazy: [Bool]
  /// Lazy concept → its words.
  let members: Rows<Int32>
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
  let triggers: Rows<Posting>
  let partners: PartnerSets
  /// Word → the places of the sets of needed words that it is in; the last row is of all words that the
  /// rules do not know.
  let setPlaces: Rows<UInt16>
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
  /// Words for feelings that fit behind "you feel".
  let spokenFeeling: Int32
  let files: [String]
  /// Each pattern as its writer wrote it; empty for a part of a concept, which no evidence shows.
  let ruleTexts: Rows<UInt8>

  /// Whether a word stands in the concept of insults, which are never said back.
  func isInsult(_ word: Int32) -> Bool {
    word >= 0 && insult >= 0 && postings[Int(word)].contains { $0.item == insult }
  }

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
    isLazy = parts.isLazy
    members = parts.members
    rewrites = parts.rewrites
    rewriteWords = parts.rewriteWords
    spelling = SpellingIndex(parts.wordBytes)
    prefixes = parts.prefixes
    prefixLengths = parts.prefixLengths
    prefixConcepts = Rows(count: parts.prefixCount, pairs: parts.prefixPostings)
    phrases = parts.phrases
    ranges = parts.ranges
    conceptNames = parts.conceptNames
    conceptHashes = Self.hashes(parts.conceptNames)
    supers = parts.superClosure
    partners = parts.partners
    setPlaces = partners.placesOfWords(count: parts.wordBytes.count + 1)
    let places = partners.places
    let sets = partners.ofPattern
    triggers = Rows(
      count: parts.conceptNames.count, pairs: parts.triggerPairs.map { (row: $0.row, item: ~$0.item) }
    ).map { Posting($0, sets, places) }
    postings = Rows(count: parts.wordBytes.count, pairs: parts.postings)
      .map { Posting($0, sets, places) }
    patterns = parts.patterns
    elements = parts.elements
    exclusions = parts.exclusions
    levels = parts.levels
    heads = parts.heads
    headNames = parts.headNames
    topics = parts.topics
    isSafety = Self.areSafety(parts.topics)
    feelings = parts.feelings
    negationCancel = parts.special("negation-cancel")
    insult = parts.special("insult")
    spokenFeeling = parts.special("spoken-feeling")
    files = parts.files
    ruleTexts = parts.ruleTexts
  }

  /// Reads what ``write(to:)`` wrote; the reader says whether it was damaged.
  init(_ reader: inout StoredReader) {
    files = reader.list { $0.string() }
    let files = files.count
    topics = reader.list { $0.string() }
    isSafety = Self.areSafety(topics)
    let topics = topics.count
    feelings = reader.list { FeelingName(&$0, topics: topics) }
    let lexicon = Lexicon(reader.texts())
    wordBytes = lexicon.bytes
    words = lexicon.index
    wordStems = lexicon.stems
    wordNumbers = lexicon.numbers
    spelling = SpellingIndex(lexicon.bytes)
    let words = lexicon.bytes.count
    wordFlags = reader.list { WordFlags(rawValue: UInt16($0.index(below: 1 << 16))) }
    if wordFlags.count != words { reader.damage() }
    conceptNames = reader.list { $0.string() }
    conceptHashes = Self.hashes(conceptNames)
    let concepts = conceptNames.count
    isLazy = reader.list { $0.number() != 0 }
    if isLazy.count != concepts { reader.damage() }
    rewriteWords = reader.rows { $0.index(below: words) }
    rewrites = HashIndex(&reader, below: rewriteWords.count)
    prefixConcepts = reader.rows { $0.index(below: concepts) }
    prefixes = HashIndex(&reader, below: prefixConcepts.count)
    prefixLengths = reader.hash()
    phrases = PhraseTrie(&reader, words: words, concepts: concepts)
    ranges = reader.list {
      NumberRange(low: $0.float(), high: $0.float(), concept: $0.index(below: concepts))
    }
    members = reader.rows { $0.index(below: words) }
    if members.count != concepts { reader.damage() }
    supers = reader.rows { $0.index(below: concepts) }
    if supers.count != concepts { reader.damage() }
    let feelings = feelings.count
    heads = reader.list { RuleHead(&$0, topics: topics, feelings: feelings) }
    headNames = reader.list { $0.string() }
    let heads = heads.count
    if headNames.count != heads { reader.damage() }
    elements = reader.list { PatternElement(&$0, concepts: concepts) }
    exclusions = reader.list { $0.index(below: concepts) }
    var bounds = Pattern.Bounds(
      concepts: concepts, heads: heads, files: files, elements: elements.count,
      exclusions: exclusions.count)
    bounds.levels = reader.count()
    levels = bounds.levels
    patterns = reader.list { Pattern(&$0, &bounds) }
    let patterns = patterns.count
    ruleTexts = reader.texts()
    if ruleTexts.count != patterns { reader.damage() }
    partners = PartnerSets(&reader, patterns: patterns, words: words)
    setPlaces = partners.placesOfWords(count: words + 1)
    let places = partners.places
    let sets = partners.ofPattern
    triggers = reader.rows { Posting(~$0.index(below: patterns), sets, places) }
    if triggers.count != concepts { reader.damage() }
    postings = reader.rows {
      let isWake = $0.number() != 0
      return Posting(isWake ? ~$0.index(below: patterns) : $0.index(below: concepts), sets, places)
    }
    if postings.count != words { reader.damage() }
    negationCancel = reader.optional(below: concepts)
    insult = reader.optional(below: concepts)
    spokenFeeling = reader.optional(below: concepts)
  }

  private static func hashes(_ names: [String]) -> [UInt64] {
    names.map { $0.isEmpty ? 0 : ByteHash.of($0.utf8) }
  }

  private static func areSafety(_ topics: [String]) -> [Bool] {
    topics.map { $0.utf8.starts(with: "safety-".utf8) }
  }

  /// A pattern as its writer wrote it, after the name of its block.
  func ruleText(_ pattern: Int32) -> String {
    let rule = ruleTexts[Int(pattern)]
    let head = patterns[Int(pattern)].head
    if head < 0 { return String(decoding: rule, as: UTF8.self) }
    var text = headNames[Int(head)]
    text.reserveCapacity(text.utf8.count + 2 + rule.count)
    text += ": "
    text += String(decoding: rule, as: UTF8.self)
    return text
  }
}
