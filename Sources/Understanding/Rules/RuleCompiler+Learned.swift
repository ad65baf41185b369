extension RuleCompiler {
  /// Reads a `learned TOPIC` block, lines of `feature weight feature weight …`, or `learned rules`
  /// (`* weight`), or `learned rarity`, lines of `rarity feature feature …`.
  mutating func learned(_ block: RuleBlock, _ loose: inout [(row: Int32, item: LearnedTable.Weight)]) {
    guard block.head.count == 2 else {
      report(
        "a learned block names one topic, \"danger\", \"act\", \"rules\" or \"rarity\"", file: block.file, line: block.line,
        at: block.head.last?.lowerBound ?? 0)
      return
    }
    let name = block.head[1]
    if parts.texts[block.file][name].elementsEqual("rarity".utf8) {
      for (line, range) in block.body { rarities(block.file, line, range) }
      return
    }
    let isScale = parts.texts[block.file][name].elementsEqual("rules".utf8)
    let judgement = LearnedTable.judgements.firstIndex {
      parts.texts[block.file][name].elementsEqual($0.utf8)
    }
    let topic =
      isScale
      ? 0 : judgement.map { parts.topics.count + $0 } ?? parts.topic(parts.texts[block.file][name])
    guard let topic else {
      let text = text(block.file, name)
      report(
        "\"\(text)\" is not a topic",
        hint: Nearest.name(to: text, among: parts.topics).map { "did you mean \"\($0)\"?" },
        file: block.file, line: block.line, at: name.lowerBound)
      return
    }
    parts.learned.file = Int32(block.file)
    for (line, range) in block.body { entries(block.file, line, range, topic, isScale, &loose) }
  }

  private mutating func rarities(_ file: Int, _ line: Int, _ range: Range<Int>) {
    let bytes = parts.texts[file]
    var rarity: Float?
    for word in bytes[range].split(separator: 32) {
      guard let value = rarity else {
        rarity = Self.weight(bytes, word.indices)
        if rarity == nil {
          report(
            "a line of rarity begins with a number", hint: "write: 4.25 phone", file: file, line: line,
            at: word.startIndex)
          return
        }
        continue
      }
      let row = learnedRow(Self.key(bytes, word.indices))
      parts.learned.rarity[row] = value
    }
  }

  /// The row of a feature, made when it is new.
  private mutating func learnedRow(_ key: UInt64) -> Int {
    let new = Int32(parts.learned.count)
    let row = parts.learned.index.insert(key, new)
    if row == new {
      parts.learned.count += 1
      parts.learned.rarity.append(1)
    }
    return Int(row)
  }

  private mutating func entries(
    _ file: Int, _ line: Int, _ range: Range<Int>, _ topic: Int, _ isScale: Bool,
    _ loose: inout [(row: Int32, item: LearnedTable.Weight)]
  ) {
    let bytes = parts.texts[file]
    var at = range.lowerBound
    while at < range.upperBound {
      let start = at
      while at < range.upperBound, bytes[at] != 32 { at += 1 }
      let feature = start..<at
      at += 1
      let from = min(at, range.upperBound)
      while at < range.upperBound, bytes[at] != 32 { at += 1 }
      guard let value = Self.weight(bytes, from..<min(max(from, at), range.upperBound)) else {
        report(
          "a weight is expected after \"\(text(file, feature))\"", hint: "write: phone 0.61",
          file: file, line: line, at: from)
        return
      }
      while at < range.upperBound, bytes[at] == 32 { at += 1 }
      if isScale {
        parts.learned.handScale = value
        continue
      }
      let row = learnedRow(Self.key(bytes, feature))
      loose.append((Int32(row), .init(topic: Int32(topic), value: value, line: Int32(line))))
    }
  }

  /// A decimal number, perhaps negative.
  private static func weight(_ bytes: [UInt8], _ range: Range<Int>) -> Float? {
    var at = range.lowerBound
    let isNegative = at < range.upperBound && bytes[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    guard at < range.upperBound else { return nil }
    var value: Float = 0
    var scale: Float = 0
    while at < range.upperBound {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "."), scale == 0 {
        scale = 1
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      if scale == 0 {
        value = value * 10 + Float(byte - UInt8(ascii: "0"))
      } else {
        scale *= 0.1
        value += Float(byte - UInt8(ascii: "0")) * scale
      }
    }
    guard value.isFinite else { return nil }
    return isNegative ? -value : value
  }

  /// The hash of a feature as the learner writes its name.
  private static func key(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    let name = bytes[range]
    switch (name.first, name.count) {
    case (UInt8(ascii: "*"), 1): return LearnedTable.biasKey
    case (UInt8(ascii: "?"), 1): return LearnedTable.questionKey
    case (UInt8(ascii: "#"), 2): return LearnedTable.key(length: Int(name[range.lowerBound + 1]) - 48)
    case (UInt8(ascii: "@"), _): return LearnedTable.key(concept: ByteHash.of(name.dropFirst()))
    case (UInt8(ascii: "^"), _): return LearnedTable.key(opening: ByteHash.of(name.dropFirst()))
    default: break
    }
    if name.last == UInt8(ascii: "$") { return LearnedTable.key(closing: ByteHash.of(name.dropLast())) }
    guard let gap = name.firstIndex(of: UInt8(ascii: "_")) else {
      return LearnedTable.key(stem: ByteHash.of(name))
    }
    return LearnedTable.key(ByteHash.of(name[..<gap]), ByteHash.of(name[(gap + 1)...]))
  }
}
