/// Compiles rule files into tables, in one pass over their bytes.
struct RuleCompiler {
  var parts = RuleParts()
  var problems: [RuleProblem] = []
  /// All the problems worth showing at once.
  static let mostProblems = 200
  /// Each reading gives every topic its share, so their number is bounded.
  static let mostTopics = 1_000
  /// How often an ordinary word is met, compared with any other; it steers only speed.
  static let commonFrequency: Float = 40

  static let kinds = [
    "topics", "concept", "forms", "rewrite", "common", "topic", "feeling", "answer", "about",
    "tense", "safety", "shield", "frame", "cue", "learned",
  ]

  mutating func compile(_ files: [RuleText]) {
    var blocks: [RuleBlock] = []
    for (index, file) in files.enumerated() {
      let bytes = Array(file.text.utf8)
      parts.files.append(file.path)
      parts.texts.append(bytes)
      blocks += RuleBlock.split(bytes, file: index, problems: &problems, path: file.path)
    }
    // Spelling and forms first: every later line is read through them.
    for kind in ["topics", "common", "rewrite", "forms"] {
      for block in blocks where name(block) == kind { preparatory(block, kind) }
    }
    for block in blocks { meaning(block) }
    parts.learned.index = HashIndex(minimumCapacity: 24_000)
    var loose: [(row: Int32, item: LearnedTable.Weight)] = []
    loose.reserveCapacity(80_000)
    for block in blocks where name(block) == "learned" { learned(block, &loose) }
    if !parts.learned.fill(Rows(count: parts.learned.count, pairs: loose)) {
      report(
        "there are more than \(LearnedTable.mostValues) different weights",
        hint: "write them with fewer decimals", file: Int(parts.learned.file), line: 1, at: 0)
    }
    checkConcepts()
    finish()
  }

  private func name(_ block: RuleBlock) -> String {
    guard let first = block.head.first else { return "" }
    return text(block.file, first)
  }

  func text(_ file: Int, _ range: Range<Int>) -> String {
    String(decoding: parts.texts[file][range], as: UTF8.self)
  }

  // MARK: problems

  mutating func report(
    _ message: String, hint: String? = nil, file: Int, line: Int, at: Int
  ) {
    guard problems.count < Self.mostProblems else { return }
    let bytes = parts.texts[file]
    var start = min(at, bytes.count)
    while start > 0, bytes[start - 1] != 10 { start -= 1 }
    problems.append(
      RuleProblem(
        file: parts.files[file], line: line, column: at - start + 1, message: message, hint: hint))
  }

  // MARK: preparatory blocks

  private mutating func preparatory(_ block: RuleBlock, _ kind: String) {
    for (line, range) in block.body {
      switch kind {
      case "topics": topicNames(block.file, line, range)
      case "common":
        for word in words(block.file, range) {
          parts.wordFrequency[Int(word)] = Self.commonFrequency
          parts.wordFlags[Int(word)].insert(.common)
        }
      case "rewrite": rewrite(block.file, line, range)
      default: forms(block.file, line, range)
      }
    }
  }

  private mutating func topicNames(_ file: Int, _ line: Int, _ range: Range<Int>) {
    for piece in pieces(file, range) {
      let new = Int32(parts.topics.count)
      guard parts.topicIndex.insert(ByteHash.of(parts.texts[file][piece]), new) == new else {
        report(
          "\"\(text(file, piece))\" is named twice", hint: "each topic stands once in the \"topics\" block",
          file: file, line: line, at: piece.lowerBound)
        continue
      }
      guard parts.topics.count < Self.mostTopics else {
        report(
          "there are more than \(Self.mostTopics) topics", file: file, line: line, at: piece.lowerBound)
        return
      }
      parts.topics.append(text(file, piece))
    }
  }

  /// The blank- or comma-separated words of a line.
  private func pieces(_ file: Int, _ range: Range<Int>) -> [Range<Int>] {
    let bytes = parts.texts[file]
    var result: [Range<Int>] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let start = at
      while at < range.upperBound, bytes[at] != 32, bytes[at] != UInt8(ascii: ","), bytes[at] != 9 {
        at += 1
      }
      if at > start { result.append(start..<at) }
      at += 1
    }
    return result
  }

  private mutating func words(_ file: Int, _ range: Range<Int>) -> [Int32] {
    let raw = TextScanner.scan(Array(parts.texts[file][range]))
    return raw.words.map { parts.word(raw.spelling($0)) }
  }

  /// `dont, don't -> do not`: each spelling on the left is read as the words on the right.
  private mutating func rewrite(_ file: Int, _ line: Int, _ range: Range<Int>) {
    let bytes = parts.texts[file]
    var arrow = range.lowerBound
    while arrow + 1 < range.upperBound,
      !(bytes[arrow] == UInt8(ascii: "-") && bytes[arrow + 1] == UInt8(ascii: ">"))
    {
      arrow += 1
    }
    guard arrow + 1 < range.upperBound else {
      report(
        "a rewrite needs \"->\"", hint: "write: dont, don't -> do not", file: file, line: line,
        at: range.lowerBound)
      return
    }
    let row = Int32(parts.rewriteWords.count)
    let right = words(file, arrow + 2..<range.upperBound)
    parts.rewriteWords.append(right)
    for piece in pieces(file, range.lowerBound..<arrow) {
      let raw = TextScanner.scan(Array(bytes[piece]))
      // A hyphen or a mark inside would cut the word, and the rewrite would never be met.
      guard raw.words.count == 1, let word = raw.words.first else {
        report(
          "\"\(text(file, piece))\" is not one word", hint: "only single words are rewritten",
          file: file, line: line, at: piece.lowerBound)
        continue
      }
      parts.rewrites.insert(ByteHash.of(raw.spelling(word)), row, replacing: true)
    }
  }

  /// `go: goes going went gone` lists the forms that `go~` stands for.
  private mutating func forms(_ file: Int, _ line: Int, _ range: Range<Int>) {
    let all = words(file, range)
    guard let first = all.first, parts.texts[file][range].contains(UInt8(ascii: ":")) else {
      report(
        "a line of forms begins with the word and a colon", hint: "write: go: goes going went gone",
        file: file, line: line, at: range.lowerBound)
      return
    }
    let row = Int32(parts.formWords.count)
    parts.formWords.append(all)
    parts.forms.insert(ByteHash.of(parts.wordBytes[Int(first)]), row, replacing: true)
  }
}
