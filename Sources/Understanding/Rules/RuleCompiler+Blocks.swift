extension RuleCompiler {
  /// Reads a block whose lines are patterns.
  mutating func meaning(_ block: RuleBlock) {
    guard let first = block.head.first else { return }
    let kind = text(block.file, first)
    switch kind {
    case "topics", "forms", "rewrite", "common", "learned":
      return
    case "concept":
      concept(block)
    default:
      guard Self.kinds.contains(kind) else {
        let near = Nearest.name(to: kind, among: Self.kinds)
        report(
          "\"\(kind)\" is not a kind of block",
          hint: near.map { "did you mean \"\($0)\"?" } ?? "blocks are: \(Self.kinds.joined(separator: ", "))",
          file: block.file, line: block.line, at: first.lowerBound)
        return
      }
      guard let head = head(kind, block) else { return }
      parts.heads.append(head.head)
      parts.headNames.append(head.name)
      let index = Int32(parts.heads.count - 1)
      lines(block) { compiler, sequence, weight, line in
        compiler.parts.addPattern(
          sequence, emits: -1, head: index, weight: weight ?? head.weight, file: block.file,
          line: line)
      }
    }
  }

  private mutating func concept(_ block: RuleBlock) {
    guard block.head.count == 2 else {
      report(
        "a concept has one name", hint: "write: concept phone", file: block.file, line: block.line,
        at: block.head.last?.lowerBound ?? 0)
      return
    }
    let range = block.head[1]
    if let bad = range.first(where: { !PatternParser.isNameByte(parts.texts[block.file][$0]) }) {
      report(
        "a concept's name has small letters, digits and hyphens only", file: block.file,
        line: block.line, at: bad)
      return
    }
    let concept = parts.concept(named: parts.texts[block.file][range])
    parts.conceptDefined[Int(concept)] = true
    for (line, range) in block.body { entries(block.file, line, range, concept) }
  }

  /// Reads a line of comma-separated entries of a concept.
  private mutating func entries(_ file: Int, _ line: Int, _ range: Range<Int>, _ concept: Int32) {
    var parser = PatternParser(bytes: parts.texts[file], range: range, line: line, file: file)
    do {
      while parser.at < parser.end {
        if !parser.plainEntry(&parts, concept, stop: parser.end) {
          let entry = try parser.entry(&parts)
          if !entry.elements.isEmpty { parts.addEntry(entry, to: concept, file: file, line: line) }
        }
        try parser.divider()
      }
    } catch {
      report(error.message, hint: error.hint, file: file, line: line, at: error.at)
    }
  }

  private mutating func lines(
    _ block: RuleBlock,
    _ body: (inout RuleCompiler, PatternParser.Sequence, Float?, Int) -> Void
  ) {
    for (line, range) in block.body {
      var parser = PatternParser(
        bytes: parts.texts[block.file], range: range, line: line, file: block.file)
      do {
        let (patterns, weight) = try parser.line(&parts)
        for pattern in patterns { body(&self, pattern, weight, line) }
      } catch {
        report(error.message, hint: error.hint, file: block.file, line: line, at: error.at)
      }
    }
  }

  // MARK: heads

  private mutating func head(
    _ kind: String, _ block: RuleBlock
  ) -> (head: RuleHead, name: String, weight: Float)? {
    let words = block.head.dropFirst().map { text(block.file, $0) }
    let name = ([kind] + words).joined(separator: " ")
    switch kind {
    case "topic":
      guard let topic = topic(block, 1) else { return nil }
      return (.topic(topic), name, weight(block, 2) ?? 2)
    case "feeling":
      guard let topic = topic(block, 2) else { return nil }
      let strength = words.count > 2 ? min(max(Int(words[2]) ?? 5, 0), 10) : 5
      parts.feelings.append(FeelingName(word: words[0], topic: topic, strength: strength))
      return (.feeling(parts.feelings.count - 1), name, 1)
    case "answer":
      return choose(block, words, ["yes": RuleHead.answer(.yes), "no": .answer(.no), "unsure": .answer(.unsure)])
        .map { ($0, name, 1) }
    case "about":
      var all: [String: RuleHead] = [:]
      for who in Reading.About.allCases { all[who.rawValue] = .about(who) }
      return choose(block, words, all).map { ($0, name, 1) }
    case "tense":
      return choose(block, words, ["past": .tense(.past), "hypothetical": .tense(.hypothetical)])
        .map { ($0, name, 1) }
    case "safety":
      guard let topic = topic(block, 1) else { return nil }
      let levels: [String: SafetyLevel] = ["act": .act, "ask": .ask, "hint": .hint]
      guard words.count > 1, let level = levels[words[1]] else {
        report(
          "a safety block names its topic and then act, ask or hint", file: block.file,
          line: block.line, at: block.head.last?.lowerBound ?? 0)
        return nil
      }
      return (.safety(topic: topic, level), name, 1)
    case "shield":
      if words.first == "any" { return (.shield(topic: -1), name, 1) }
      return topic(block, 1).map { (.shield(topic: $0), name, 1) }
    case "cue":
      guard let cue = words.first else {
        report(
          "a cue has a name", hint: "write: cue just-listen", file: block.file, line: block.line,
          at: block.head.last?.lowerBound ?? 0)
        return nil
      }
      return (.cue, "cue " + cue, weight(block, 2) ?? 1)
    default:
      return choose(
        block, words,
        [
          "denial": RuleHead.frame(.denial), "past": .frame(.past),
          "quotation": .frame(.quotation), "fiction": .frame(.fiction), "idiom": .frame(.idiom),
          "question": .frame(.question), "mood": .frame(.mood),
        ]
      ).map { ($0, name, 1) }
    }
  }

  private mutating func choose(
    _ block: RuleBlock, _ words: [String], _ all: [String: RuleHead]
  ) -> RuleHead? {
    guard let word = words.first, let head = all[word] else {
      report(
        "this block names one of: \(all.keys.sorted().joined(separator: ", "))",
        hint: words.first.flatMap { Nearest.name(to: $0, among: Array(all.keys).sorted()) }
          .map { "did you mean \"\($0)\"?" },
        file: block.file, line: block.line, at: block.head.last?.lowerBound ?? 0)
      return nil
    }
    return head
  }

  private mutating func topic(_ block: RuleBlock, _ position: Int) -> Int? {
    guard block.head.count > position else {
      report(
        "this block names a topic", file: block.file, line: block.line,
        at: block.head.last?.lowerBound ?? 0)
      return nil
    }
    let range = block.head[position]
    if let topic = parts.topic(parts.texts[block.file][range]) { return topic }
    let name = text(block.file, range)
    report(
      "\"\(name)\" is not a topic",
      hint: Nearest.name(to: name, among: parts.topics).map { "did you mean \"\($0)\"?" }
        ?? "topics are listed in the \"topics\" block",
      file: block.file, line: block.line, at: range.lowerBound)
    return nil
  }

  private func weight(_ block: RuleBlock, _ position: Int) -> Float? {
    guard block.head.count > position else { return nil }
    let bytes = parts.texts[block.file][block.head[position]]
    return NumberWords.value(bytes.first == UInt8(ascii: "=") ? bytes.dropFirst() : bytes)
  }
}
