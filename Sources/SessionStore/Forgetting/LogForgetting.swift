import Coach

/// Takes what is to be forgotten out of the bytes of a file: a log line by line, anything else as text.
struct LogForgetting {
  private var line: LineForgetting
  private let marks: [Needle]
  private let seesAll: Bool

  init(_ forgetting: Forgetting, sessions: Set<String> = []) {
    line = LineForgetting(forgetting, sessions: sessions)
    var marks = forgetting.words.map(Needle.init(word:))
    marks += forgetting.facts.map { Needle(exact: "\"\($0)\"") }
    marks += sessions.map { Needle(exact: $0) }
    let kinds: [MemoryChange.Whole: [String]] = [
      .plans: ["\"condition\"", "\"plan-result\""], .feelings: ["\"felt\"", "\"feelings\""],
      .reflections: ["\"reflected\"", "\"reflections\""], .paused: ["\"paused\""],
    ]
    for kind in forgetting.kinds { marks += (kinds[kind] ?? []).map { Needle(exact: $0) } }
    self.marks = marks
    seesAll = forgetting.kinds.contains(.everything) || marks.contains { $0.bytes.isEmpty }
  }

  /// How many places were taken out so far.
  var places: Int { line.places }

  /// Whether the bytes may hold anything of it: quick, and never wrong when it says no.
  func mayConcern(_ bytes: some Collection<UInt8>) -> Bool {
    if seesAll { return !bytes.isEmpty }
    let isFound = bytes.withContiguousStorageIfAvailable { buffer in
      marks.contains { $0.isIn(buffer) }
    }
    return isFound ?? true
  }

  /// A log's bytes without it; nil when nothing of it was there.
  mutating func applied(toLog bytes: [UInt8]) -> [UInt8]? {
    guard mayConcern(bytes) else { return nil }
    let before = places
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var from = 0
    while from < bytes.count {
      let end = turnEnd(in: bytes, from: from)
      if mayConcern(bytes[from..<end]) {
        result += turn(bytes[from..<end])
      } else {
        result += bytes[from..<end]
      }
      from = end
    }
    return places == before ? nil : result
  }

  /// The place after the line that ends the turn, or the end of the file.
  private func turnEnd(in bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      let mark = System.end(of: Self.lastMark, in: bytes, from: start)
      return mark.flatMap { System.end(of: [LogFormat.lineFeed], in: bytes, from: $0) } ?? bytes.count
    }
  }

  private mutating func turn(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var lines = bytes.split(separator: LogFormat.lineFeed, omittingEmptySubsequences: false)
      .map { EditedLine($0) }
    var holdsFact = false
    for index in lines.indices {
      guard lines[index].tree != nil else {
        lines[index].raw = text(lines[index].raw)
        continue
      }
      lines[index].edit { if line.apply(toLine: &$0) { holdsFact = true } }
    }
    // What told the fact, and what answered it, may spell it otherwise than it is remembered.
    if holdsFact {
      for index in lines.indices { lines[index].edit { takeCommand(&$0) } }
    }
    return Array(lines.map(\.bytes).joined(separator: [LogFormat.lineFeed]))
  }

  private mutating func takeCommand(_ tree: inout JSONTree) {
    switch tree["event"]?.text {
    case "typed" where tree["text"]?.text?.hasPrefix("/") == true:
      line.takeText(of: &tree, keepingCommand: true)
    case "said" where tree["line"] == nil: line.takeText(of: &tree, keepingCommand: false)
    default: break
    }
  }

  /// Text of any kind without the words.
  mutating func text(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard mayConcern(bytes), let text = String(validating: bytes, as: UTF8.self) else { return bytes }
    var tree = JSONTree.text(text)
    line.applyToTexts(of: &tree)
    return tree.text.map { Array($0.utf8)[...] } ?? bytes
  }

  /// A copy of the memory file without it; nil when nothing of it was there.
  mutating func applied(toMemoryCopy bytes: [UInt8]) -> [UInt8]? {
    let before = places
    guard var tree = JSONTree(bytes) else {
      let rest = text(bytes[...])
      return places == before ? nil : Array(rest)
    }
    if var memory = tree["memory"] {
      line.apply(toMemory: &memory)
      tree["memory"] = memory
    }
    line.applyToTexts(of: &tree)
    return places == before ? nil : tree.bytes + [LogFormat.lineFeed]
  }

  private static let lastMark = Array(#""last":true"#.utf8)
}

/// A line of a log that may be changed and keeps its checksum honest: a wrong one stays wrong.
private struct EditedLine {
  var raw: ArraySlice<UInt8>
  var tree: JSONTree?
  private let claimed: UInt32?
  private var isChanged = false
  private var isSound = false

  init(_ raw: ArraySlice<UInt8>) {
    self.raw = raw
    guard let (claimed, rest) = LogFormat.split(raw) else {
      self.claimed = nil
      tree = JSONTree(raw)
      return
    }
    let object = [UInt8(ascii: "{")] + rest
    self.claimed = claimed
    isSound = Checksum.of(object) == claimed
    tree = JSONTree(object)
  }

  mutating func edit(_ change: (inout JSONTree) -> Void) {
    guard var tree else { return }
    change(&tree)
    if tree != self.tree { isChanged = true }
    self.tree = tree
  }

  var bytes: [UInt8] {
    guard isChanged, let object = tree?.bytes else { return Array(raw) }
    guard let claimed else { return object }
    let sum = Checksum.of(object)
    return LogFormat.prefix(checksum: isSound ? sum : sum == claimed ? ~claimed : claimed)
      + object.dropFirst()
  }
}

/// Bytes that must be in a file if what is looked for is there.
private struct Needle {
  var bytes: [UInt8]

  init(exact text: String) { bytes = Array(text.utf8) }

  /// The longest run of plain letters and digits in a word; none for other writings.
  init(word: String) {
    var best: [UInt8] = []
    var run: [UInt8] = []
    for character in word {
      if let byte = character.asciiValue, character.isLetter || character.isNumber {
        run.append(byte | 0x20)
      } else {
        run = []
      }
      if run.count > best.count { best = run }
    }
    bytes = best
  }

  /// Whether it is there, small letters and capitals alike.
  func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, text.count >= bytes.count else { return bytes.isEmpty }
    let folded = first | 0x20
    var index = 0
    let end = text.count - bytes.count
    while index <= end {
      if text[index] | 0x20 == folded {
        var length = 1
        while length < bytes.count, text[index + length] | 0x20 == bytes[length] | 0x20 { length += 1 }
        if length == bytes.count { return true }
      }
      index += 1
    }
    return false
  }
}
