import YarnCompiler

/// SB0201: a header, a command or an expression names a topic that the rules do not know.
enum UnknownTopic: CheckRule {
  static let code = FindingCode.unknownTopic

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    let known = manuscript.rules.topics
    guard !known.isEmpty else { return [] }
    let names = Set(known)
    var suggestions = Suggestions()
    return manuscript.topicNames().filter { !names.contains($0.name.text) }.map { found in
      manuscript.finding(
        code, found.node, found.name.range, "There is no topic named ‘\(found.name.text)’.",
        hint: suggestions.hint(
          for: found.name.text, among: known,
          otherwise: "Topics are listed in the `topics` block of the rules."))
    }
  }
}

extension Manuscript {
  /// Every place that names a topic.
  func topicNames() -> [(node: Int, name: NameSyntax)] {
    var found: [(Int, NameSyntax)] = []
    for (index, node) in nodes.enumerated() {
      let source = scripts[node.file].source
      if let header = node.syntax.header("topic") {
        found += header.value.words(in: source).map { (index, $0) }
      }
      node.syntax.body.walk { statement in
        guard case .command(let command) = statement else { return }
        let words = command.words
        guard words.count > 1 else { return }
        let word = String(words[1])
        let name: String
        switch words[0] {
        case "route_to" where !word.hasPrefix("$") && !word.hasPrefix("{"):
          name = String(word.filter { $0 != "\"" })
        case "done", "declined":
          guard word.hasPrefix("topic-") else { return }
          name = String(word.dropFirst("topic-".count))
        default: return
        }
        if let range = source.range(of: name, in: command.range) {
          found.append((index, NameSyntax(text: name, range: range)))
        }
      }
    }
    var isDone: Set<Int> = []
    for (index, node) in nodes.enumerated() where isDone.insert(node.file).inserted {
      found += scripts[node.file].topicNames().map { (index, $0) }
    }
    return found
  }
}

extension ScriptSyntax {
  /// The topics that expressions name: `times("topic-trust")`, `topic_name("trust")`,
  /// `heard_topic() == "trust"`.
  fileprivate func topicNames() -> [NameSyntax] {
    var found: [NameSyntax] = []
    for (index, part) in expressions.enumerated() where index > 0 {
      guard case .string(let text) = expressions[index - 1].kind else { continue }
      /// A name inside the quotation marks.
      func name(_ text: String) -> NameSyntax {
        let range = expressions[index - 1].range
        return NameSyntax(text: text, range: source.range(of: text, in: range) ?? range)
      }
      switch part.kind {
      case .call("topic_name", 1): found.append(name(text))
      case .call("times", 1), .call("days_since", 1), .call("times_declined", 1):
        guard text.hasPrefix("topic-") else { continue }
        found.append(name(String(text.dropFirst("topic-".count))))
      case .binary(.equal), .binary(.notEqual):
        guard index > 1, case .call(let function, 0) = expressions[index - 2].kind,
          ["heard_topic", "safety_topic"].contains(function), !text.isEmpty
        else { continue }
        found.append(name(text))
      default: break
      }
    }
    return found
  }
}

extension NameSyntax {
  /// The words of a header's value, each with its place.
  func words(in source: SourceText) -> [NameSyntax] {
    var found: [NameSyntax] = []
    var start: Int?
    for index in Int(range.lower)...Int(range.upper) {
      let isBlank =
        index == Int(range.upper) || [UInt8(ascii: " "), UInt8(ascii: "\t")].contains(source.bytes[index])
      if !isBlank, start == nil { start = index }
      if isBlank, let first = start {
        let range = ByteRange(first, index)
        found.append(NameSyntax(text: source.text(range), range: range))
        start = nil
      }
    }
    return found
  }
}

extension SourceText {
  /// Where a text first stands in a range.
  func range(of text: String, in range: ByteRange) -> ByteRange? {
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, Int(range.upper) - wanted.count >= Int(range.lower) else { return nil }
    for start in Int(range.lower)...(Int(range.upper) - wanted.count)
    where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return ByteRange(start, start + wanted.count)
    }
    return nil
  }
}
