/// Reads one rule line into pattern parts, straight from bytes.
struct PatternParser {
  /// A parsed sequence of parts, before it is given a meaning.
  struct Sequence {
    var elements: [PatternElement] = []
    var exclusions: [Int32] = []
    /// The words, while every part is a plain word with nothing between.
    var words: [Int32]? = []
    var isNear = false
    var window: UInt8 = 8
    var atStart = false
    var atEnd = false
    var text: Range<Int> = 0..<0
  }

  struct Failure: Error {
    var at: Int
    var message: String
    var hint: String?
  }

  let bytes: [UInt8]
  let end: Int
  var at: Int
  let line: Int
  let file: Int
  /// Nesting of round and square brackets allowed in one line.
  static let deepestNesting = 8
  /// Parts allowed in one pattern.
  static let longestPattern = 24

  init(bytes: [UInt8], range: Range<Int>, line: Int, file: Int) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
    self.line = line
    self.file = file
  }

  /// Reads all comma-separated patterns of the line and its weight.
  mutating func line(_ parts: inout RuleParts) throws(Failure) -> (patterns: [Sequence], weight: Float?) {
    var patterns: [Sequence] = []
    var weight: Float?
    while true {
      let sequence = try sequence(&parts, depth: 0)
      if !sequence.elements.isEmpty { patterns.append(sequence) }
      skipBlanks()
      guard at < end else { break }
      if bytes[at] == UInt8(ascii: ",") {
        at += 1
      } else if bytes[at] == UInt8(ascii: "=") {
        weight = try readWeight()
        skipBlanks()
        if at < end {
          throw Failure(at: at, message: "nothing may follow the weight", hint: nil)
        }
      } else {
        throw Failure(
          at: at, message: "\"\(Character(UnicodeScalar(bytes[at])))\" has no opening bracket", hint: nil)
      }
    }
    return (patterns, weight)
  }

  /// Reads one entry of a concept.
  mutating func entry(_ parts: inout RuleParts) throws(Failure) -> Sequence {
    try sequence(&parts, depth: 0)
  }

  /// Steps over the comma between entries, or to the end of the line.
  mutating func divider() throws(Failure) {
    skipBlanks()
    guard at < end else { return }
    if bytes[at] == UInt8(ascii: ",") {
      at += 1
    } else if bytes[at] == UInt8(ascii: "=") {
      throw Failure(
        at: at, message: "an entry of a concept has no weight",
        hint: "weights belong to the lines of topics")
    } else {
      throw Failure(
        at: at, message: "\"\(Character(UnicodeScalar(bytes[at])))\" cannot stand here",
        hint: "entries of a concept are divided by commas")
    }
  }

  private mutating func skipBlanks() {
    while at < end, bytes[at] == 32 || bytes[at] == 9 { at += 1 }
  }

  private mutating func readWeight() throws(Failure) -> Float {
    let start = at
    at += 1
    var negative = false
    if at < end, bytes[at] == UInt8(ascii: "-") {
      negative = true
      at += 1
    }
    let from = at
    while at < end, bytes[at] != 32 { at += 1 }
    guard let value = NumberWords.value(bytes[from..<at]), from < at else {
      throw Failure(at: start, message: "a weight is a number, such as =2 or =0.5", hint: nil)
    }
    return negative ? -value : value
  }

  // MARK: sequences

  private mutating func sequence(_ parts: inout RuleParts, depth: Int) throws(Failure) -> Sequence {
    var result = Sequence()
    var gap: (min: UInt8, max: UInt8) = (0, 0)
    skipBlanks()
    let start = at
    scan: while true {
      skipBlanks()
      guard at < end else { break }
      switch bytes[at] {
      case UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ")"), UInt8(ascii: "]"),
        UInt8(ascii: "="):
        break scan
      case UInt8(ascii: "^"):
        at += 1
        result.atStart = true
        result.words = nil
      case UInt8(ascii: "$"):
        at += 1
        result.atEnd = true
        result.words = nil
      case UInt8(ascii: "&"):
        at += 1
        result.isNear = true
        result.words = nil
        if let width = readNumber() { result.window = width }
      case UInt8(ascii: "_"):
        at += 1
        gap.min += 1
        gap.max = gap.max == PatternElement.anyGap ? gap.max : gap.max + 1
        result.words = nil
      case UInt8(ascii: ".") where at + 1 < end && bytes[at + 1] == UInt8(ascii: "."):
        readGap(&gap)
        result.words = nil
      case UInt8(ascii: "!"):
        at += 1
        let part = try element(&parts, depth: depth)
        guard part.count == 1, let only = part.first else {
          throw Failure(
            at: at, message: "\"!\" takes one word, concept or bracket",
            hint: "put several words in brackets: !(do not)")
        }
        result.exclusions.append(only.concept)
        result.words = nil
      default:
        try append(try element(&parts, depth: depth, words: &result.words), to: &result, gap: &gap)
      }
    }
    result.text = start..<trimmed(start, at)
    return result
  }

  private mutating func append(
    _ new: [PatternElement], to result: inout Sequence, gap: inout (min: UInt8, max: UInt8)
  ) throws(Failure) {
    for (index, part) in new.enumerated() {
      var part = part
      if index == 0, !result.elements.isEmpty {
        part.minGap = gap.min
        part.maxGap = gap.max
      }
      result.elements.append(part)
    }
    gap = (0, 0)
    if result.elements.count > Self.longestPattern {
      throw Failure(at: at, message: "a pattern has at most \(Self.longestPattern) parts", hint: nil)
    }
  }

  private func trimmed(_ start: Int, _ stop: Int) -> Int {
    var stop = stop
    while stop > start, bytes[stop - 1] == 32 { stop -= 1 }
    return stop
  }

  private mutating func readNumber() -> UInt8? {
    let start = at
    while at < end, bytes[at] >= UInt8(ascii: "0"), bytes[at] <= UInt8(ascii: "9") { at += 1 }
    guard start < at, let value = NumberWords.value(bytes[start..<at]) else { return nil }
    return UInt8(min(value, 60))
  }

  private mutating func readGap(_ gap: inout (min: UInt8, max: UInt8)) {
    at += 2
    if at < end, bytes[at] == UInt8(ascii: ".") {
      at += 1
      gap.max = PatternElement.anyGap
    } else {
      let width = readNumber() ?? 3
      gap.max = gap.max == PatternElement.anyGap ? gap.max : gap.max + width
    }
  }

  // MARK: parts

  private mutating func element(
    _ parts: inout RuleParts, depth: Int
  ) throws(Failure) -> [PatternElement] {
    var words: [Int32]?
    return try element(&parts, depth: depth, words: &words)
  }

  private mutating func element(
    _ parts: inout RuleParts, depth: Int, words: inout [Int32]?
  ) throws(Failure) -> [PatternElement] {
    guard at < end else { throw Failure(at: at, message: "a word is missing here", hint: nil) }
    switch bytes[at] {
    case UInt8(ascii: "("):
      words = nil
      return [PatternElement(concept: try group(&parts, depth: depth, close: UInt8(ascii: ")")))]
    case UInt8(ascii: "["):
      words = nil
      let concept = try group(&parts, depth: depth, close: UInt8(ascii: "]"))
      return [PatternElement(concept: concept, isOptional: true)]
    case UInt8(ascii: "@"):
      words = nil
      let start = at + 1
      at += 1
      while at < end, Self.isNameByte(bytes[at]) { at += 1 }
      guard start < at else { throw Failure(at: start, message: "a concept's name follows \"@\"", hint: nil) }
      let concept = parts.concept(named: bytes[start..<at])
      parts.notePlace(of: concept, file: file, line: line, at: start - 1)
      return [PatternElement(concept: concept)]
    case UInt8(ascii: "<"):
      if at + 1 < end, bytes[at + 1] >= UInt8(ascii: "0"), bytes[at + 1] <= UInt8(ascii: "9") {
        words = nil
        return [PatternElement(concept: try range(&parts))]
      }
      return try wordElements(&parts, words: &words)
    default:
      return try wordElements(&parts, words: &words)
    }
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private mutating func range(_ parts: inout RuleParts) throws(Failure) -> Int32 {
    let start = at
    at += 1
    var bounds: [Float] = []
    while bounds.count < 2 {
      let from = at
      while at < end, bytes[at] != UInt8(ascii: "-"), bytes[at] != UInt8(ascii: ">") { at += 1 }
      guard at < end, let value = NumberWords.value(bytes[from..<at]) else {
        throw Failure(at: start, message: "a number range is written <13-17>", hint: nil)
      }
      bounds.append(value)
      at += 1
      if bytes[at - 1] == UInt8(ascii: ">") { break }
    }
    guard let low = bounds.first, let high = bounds.last, bytes[at - 1] == UInt8(ascii: ">") else {
      throw Failure(at: start, message: "a number range is written <13-17>", hint: nil)
    }
    let hash = ByteHash.of(bytes[start..<at])
    let known = parts.conceptIndex.value(hash)
    if known >= 0 { return known }
    let concept = parts.newConcept("")
    parts.conceptIndex.insert(hash, concept)
    parts.conceptFrequency[Int(concept)] = 5
    parts.ranges.append(.init(low: low, high: high, concept: concept))
    return concept
  }

  /// An unnamed concept made of the alternatives between brackets; the same text gives the same one.
  private mutating func group(_ parts: inout RuleParts, depth: Int, close: UInt8) throws(Failure) -> Int32 {
    let start = at
    guard depth < Self.deepestNesting else {
      throw Failure(at: at, message: "brackets nest at most \(Self.deepestNesting) deep", hint: nil)
    }
    let last = try closing(close)
    let hash = ByteHash.of(bytes[start + 1..<last]) ^ 0x6770
    let known = parts.conceptIndex.value(hash)
    if known >= 0 {
      at = last + 1
      return known
    }
    let concept = parts.newConcept("")
    parts.conceptIndex.insert(hash, concept)
    at += 1
    while at < last {
      if !plainEntry(&parts, concept, stop: last) {
        let entry = try sequence(&parts, depth: depth + 1)
        if !entry.elements.isEmpty { parts.addEntry(entry, to: concept, file: file, line: line) }
      }
      skipBlanks()
      guard at < last else { break }
      guard bytes[at] == UInt8(ascii: "|") || bytes[at] == UInt8(ascii: ",") else {
        throw Failure(
          at: at, message: "\"\(Character(UnicodeScalar(bytes[at])))\" cannot stand in a bracket",
          hint: "alternatives are divided by \"|\"")
      }
      at += 1
    }
    at = last + 1
    return concept
  }

  /// The place of the bracket that closes the one at the cursor.
  private func closing(_ close: UInt8) throws(Failure) -> Int {
    let open = bytes[at]
    var depth = 0
    for index in at..<end {
      if bytes[index] == open {
        depth += 1
      } else if bytes[index] == close {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    throw Failure(
      at: at, message: "this bracket is not closed",
      hint: "\"\(Character(UnicodeScalar(close)))\" is expected on the same line")
  }

  /// Adds an entry of plain words to a concept without building a pattern; most entries are such.
  ///
  /// False, with the cursor unmoved, when anything else stands before the next divider.
  mutating func plainEntry(_ parts: inout RuleParts, _ concept: Int32, stop: Int) -> Bool {
    skipBlanks()
    var to = at
    while to < stop {
      let byte = bytes[to]
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "|") { break }
      guard byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || byte == 32
        || byte == UInt8(ascii: "'")
      else { return false }
      to += 1
    }
    parts.scratch.removeAll(keepingCapacity: true)
    while at < to {
      let from = at
      while at < to, bytes[at] != 32 { at += 1 }
      if from < at { parts.resolveIntoScratch(bytes, from..<at) }
      skipBlanks()
    }
    at = to
    parts.addScratch(to: concept)
    return true
  }

  private mutating func wordElements(
    _ parts: inout RuleParts, words: inout [Int32]?
  ) throws(Failure) -> [PatternElement] {
    let start = at
    var plain = true
    while at < end, !Self.endsWord(bytes[at]) {
      if bytes[at] == UInt8(ascii: "."), at + 1 < end, bytes[at + 1] == UInt8(ascii: ".") { break }
      if bytes[at] < UInt8(ascii: "a") || bytes[at] > UInt8(ascii: "z") { plain = false }
      at += 1
    }
    guard start < at else {
      throw Failure(
        at: at, message: "\"\(Character(UnicodeScalar(bytes[at])))\" cannot stand here", hint: nil)
    }
    var slice = bytes[start..<at]
    let mark = slice.last
    if slice.count > 1, mark == UInt8(ascii: "~") || mark == UInt8(ascii: "*") {
      slice = slice.dropLast()
      words = nil
      let concept = mark == UInt8(ascii: "~") ? parts.formsConcept(slice) : parts.prefixConcept(slice)
      return [PatternElement(concept: concept)]
    }
    if plain {
      parts.scratch.removeAll(keepingCapacity: true)
      parts.resolveIntoScratch(bytes, start..<at)
      words?.append(contentsOf: parts.scratch)
      if parts.scratch.count == 1 { return [PatternElement(concept: parts.literal(parts.scratch[0]))] }
      let found = parts.scratch
      return found.map { PatternElement(concept: parts.literal($0)) }
    }
    let found = parts.resolve(text: slice)
    if found.isEmpty {
      throw Failure(
        at: start, message: "\"\(String(decoding: slice, as: UTF8.self))\" has no letters that a person could type",
        hint: nil)
    }
    words?.append(contentsOf: found)
    return found.map { PatternElement(concept: parts.literal($0)) }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 32, 9, UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "="), UInt8(ascii: "&"),
      UInt8(ascii: "!"), UInt8(ascii: "^"), UInt8(ascii: "$"):
      true
    default: false
    }
  }
}
