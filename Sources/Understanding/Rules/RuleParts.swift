/// The tables while they grow; ``RuleTables`` is their finished form.
struct RuleParts {
  var words = HashIndex(minimumCapacity: 8192)
  var wordBytes = Rows<UInt8>()
  var wordFlags: [WordFlags] = []
  var wordStems: [UInt64] = []
  var wordNumbers: [Float] = []
  var wordConcepts: [Int32] = []
  var wordFrequency: [Float] = []
  var postings: [(row: Int32, item: Int32)] = []
  var rewrites = HashIndex(minimumCapacity: 2048)
  var rewriteWords = Rows<Int32>()
  /// A list used again and again while parsing.
  var scratch: [Int32] = []
  var forms = HashIndex(minimumCapacity: 256)
  var formWords = Rows<Int32>()
  /// Concepts that are looked for only when a pattern asks, and their words.
  var isLazy: [Bool] = []
  var members = Rows<Int32>()
  var prefixes = HashIndex()
  var prefixLengths: UInt64 = 0
  var prefixCount = 0
  var prefixTexts: [[UInt8]] = []
  var prefixPostings: [(row: Int32, item: Int32)] = []
  var phrases = PhraseTrie()
  var ranges: [RuleTables.NumberRange] = []

  var conceptIndex = HashIndex(minimumCapacity: 8192)
  var conceptNames: [String] = []
  var conceptFrequency: [Float] = []
  var conceptDefined: [Bool] = []
  /// Where each named concept is first used, for messages.
  var conceptPlaces: [Int32: (file: Int, line: Int, at: Int)] = [:]
  var superEdges: [(row: Int32, item: Int32)] = []
  var superClosure = Rows<Int32>()
  var patterns: [Pattern] = []
  /// Where each pattern stands in its file.
  var patternTexts: [Range<Int>] = []
  var elements: [PatternElement] = []
  var exclusions: [Int32] = []
  var triggerPairs: [(row: Int32, item: Int32)] = []
  var partners = PartnerSets()
  /// Concepts and the first words of their phrases.
  var phraseStarts: [(row: Int32, item: Int32)] = []
  var levels = 1
  var heads: [RuleHead] = []
  var headNames: [String] = []
  var topics: [String] = []
  var topicIndex = HashIndex()
  var feelings: [FeelingName] = []
  var learned = LearnedTable()
  var files: [String] = []
  var texts: [[UInt8]] = []

  /// The lexicon's number for a folded word, made if new.
  mutating func word(_ bytes: ArraySlice<UInt8>) -> Int32 {
    let hash = ByteHash.of(bytes)
    let known = words.value(hash)
    if known >= 0 { return known }
    let id = Int32(wordFlags.count)
    words.insert(hash, id)
    wordBytes.append(bytes)
    wordFlags.append([])
    wordStems.append(Stem.hash(bytes))
    wordNumbers.append(NumberWords.value(bytes) ?? .nan)
    wordConcepts.append(-1)
    wordFrequency.append(1)
    return id
  }

  /// The concept that stands for one literal word.
  mutating func literal(_ word: Int32) -> Int32 {
    let known = wordConcepts[Int(word)]
    if known >= 0 { return known }
    let concept = newConcept("")
    wordConcepts[Int(word)] = concept
    postings.append((word, concept))
    conceptFrequency[Int(concept)] = wordFrequency[Int(word)]
    return concept
  }

  mutating func newConcept(_ name: String) -> Int32 {
    conceptNames.append(name)
    conceptFrequency.append(0)
    conceptDefined.append(true)
    return Int32(conceptNames.count - 1)
  }

  /// The number of a named concept, noted as undefined until its block is read.
  mutating func concept(named bytes: ArraySlice<UInt8>) -> Int32 {
    let hash = ByteHash.of(bytes)
    let known = conceptIndex.value(hash)
    if known >= 0 { return known }
    let concept = newConcept(String(decoding: bytes, as: UTF8.self))
    conceptDefined[Int(concept)] = false
    conceptIndex.insert(hash, concept)
    return concept
  }

  /// The number of a concept the reader itself asks for, or -1 when no file defines it.
  func special(_ name: StaticString) -> Int32 {
    var hash = ByteHash.seed
    for index in 0..<name.utf8CodeUnitCount { hash = ByteHash.step(hash, name.utf8Start[index]) }
    return conceptIndex.value(hash)
  }

  /// Concepts and the patterns whose matches are their occurrences.
  var makers: [(row: Int32, item: Int32)] {
    patterns.indices.filter { patterns[$0].emits >= 0 }.map { (patterns[$0].emits, Int32($0)) }
  }

  mutating func notePlace(of concept: Int32, file: Int, line: Int, at: Int) {
    guard !conceptDefined[Int(concept)], conceptPlaces[concept] == nil else { return }
    conceptPlaces[concept] = (file, line, at)
  }

  mutating func add(word: Int32, to concept: Int32) {
    postings.append((word, concept))
    conceptFrequency[Int(concept)] += wordFrequency[Int(word)]
  }

  mutating func topic(_ bytes: ArraySlice<UInt8>) -> Int? {
    let known = topicIndex.value(ByteHash.of(bytes))
    return known >= 0 ? Int(known) : nil
  }
}
