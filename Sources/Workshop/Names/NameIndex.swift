internal import Understanding
package import YarnCompiler
package import YarnProgram

/// What a name can stand for.
package enum NameKind: String, Sendable, CaseIterable {
  case node, variable, topic
}

/// A place where a name stands, and what is done with it there.
package struct NameUse: Sendable, Equatable {
  package var name: String
  package var kind: NameKind
  /// Such as "jump", "set", "header topic".
  package var role: String
  /// Whether the name is made here, and not only used.
  package var isDefinition: Bool
  package var file: String
  /// The bytes of the name alone.
  package var bytes: Range<Int>
  package var position: SourcePosition
}

/// Every place that names a node, a variable or a topic, in scripts and rules. Linear in the text.
package struct NameIndex: Sendable {
  package private(set) var uses: [NameUse] = []
  private let sources: [SourceText]

  package init(_ manuscript: Manuscript, files: [SourceFile]) {
    sources = files.map { SourceText($0) }
    for node in manuscript.nodes { add(node, manuscript.scripts[node.file]) }
    for script in manuscript.scripts { addExpressions(script) }
    for (node, name) in manuscript.topicNames() {
      add(.topic, name, "topic", manuscript.scripts[manuscript.nodes[node].file].source)
    }
    for source in sources where source.path.hasSuffix(".rules") { addRules(source) }
    uses.sort { ($0.file, $0.bytes.lowerBound) < ($1.file, $1.bytes.lowerBound) }
  }

  /// The places of one name; with a kind only those of that kind.
  package func uses(of name: String, kind: NameKind? = nil) -> [NameUse] {
    uses.filter { $0.name == name && (kind == nil || $0.kind == kind) }
  }

  /// All names, for a hint after a slip of the pen.
  package func names(_ kind: NameKind) -> [String] {
    Set(uses.lazy.filter { $0.kind == kind && $0.isDefinition }.map(\.name)).sorted()
  }

  private mutating func add(
    _ kind: NameKind, _ name: NameSyntax, _ role: String, isDefinition: Bool = false,
    _ source: SourceText
  ) {
    uses.append(
      NameUse(
        name: name.text, kind: kind, role: role, isDefinition: isDefinition, file: source.path,
        bytes: Int(name.range.lower)..<Int(name.range.upper),
        position: source.position(of: name.range.lower)))
  }

  private mutating func add(_ node: Manuscript.Node, _ script: ScriptSyntax) {
    if let title = node.syntax.title { add(.node, title, "title", isDefinition: true, script.source) }
    var found: [(NameKind, NameSyntax, String, Bool)] = []
    node.syntax.body.walk { statement in
      switch statement {
      case .jump(let jump):
        guard case .node(let name) = jump.target else { return }
        found.append((.node, name, jump.isDetour ? "detour" : "jump", false))
      case .set(let syntax): found.append((.variable, syntax.variable, "set", false))
      case .declare(let syntax): found.append((.variable, syntax.variable, "declare", true))
      case .command(let command):
        for name in command.variables(in: script.source) {
          found.append((.variable, name, String(command.name), false))
        }
      default: break
      }
    }
    for (kind, name, role, isDefinition) in found {
      add(kind, name, role, isDefinition: isDefinition, script.source)
    }
  }

  private static let functionsOfNodes: Set = ["visited", "visited_count", "has_any_content"]

  private mutating func addExpressions(_ script: ScriptSyntax) {
    for (index, part) in script.expressions.enumerated() {
      switch part.kind {
      case .variable(let name):
        add(.variable, NameSyntax(text: name, range: part.mark), "read", script.source)
      case .call(let function, 1) where index > 0 && Self.functionsOfNodes.contains(function):
        let argument = script.expressions[index - 1]
        guard case .string(let text) = argument.kind,
          let range = script.source.range(of: text, in: argument.range)
        else { continue }
        // A member of a group is named with its subtitle; the title is the part before the dot.
        let title = text.prefix { $0 != "." }
        let end = Int(range.lower) + title.utf8.count
        let name = NameSyntax(text: String(title), range: ByteRange(Int(range.lower), end))
        add(.node, name, function, script.source)
      default: break
      }
    }
  }

  private static let headsWithTopic: [String: Int] = [
    "topic": 1, "safety": 1, "shield": 1, "learned": 1, "feeling": 2,
  ]

  private mutating func addRules(_ source: SourceText) {
    let text = String(decoding: source.bytes, as: UTF8.self)
    for block in RuleOutline(RuleText(path: source.path, text: text)).blocks {
      if block.kind == "topics" {
        for line in block.lines {
          let start = source.start(ofLine: line.line) + line.column - 1
          let whole = NameSyntax(text: line.text, range: ByteRange(start, start + line.text.utf8.count))
          for name in whole.words(in: source) {
            add(.topic, name, "topics", isDefinition: true, source)
          }
        }
      } else if let index = Self.headsWithTopic[block.kind], block.head.count > index {
        let piece = block.head[index]
        if ["any", "danger", "act"].contains(piece.text) { continue }
        let start = source.start(ofLine: piece.line) + piece.column - 1
        let range = ByteRange(start, start + piece.text.utf8.count)
        add(.topic, NameSyntax(text: piece.text, range: range), "rule", source)
      }
    }
  }
}
