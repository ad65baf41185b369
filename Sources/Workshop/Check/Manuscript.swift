import YarnCompiler
package import YarnProgram
import Coach

/// A set of scripts as trees, with the indexes that the checks share. Made in one pass, linear in the text.
package struct Manuscript: Sendable {
  struct Node: Sendable {
    let file: Int
    let syntax: NodeSyntax
    let title: String

    func words(of header: String) -> [Substring] {
      syntax.header(header)?.value.text.split(separator: " ") ?? []
    }

    func value(of header: String) -> String { syntax.header(header)?.value.text ?? "" }

    var kind: String { value(of: "kind") }
    var titleRange: ByteRange { syntax.title?.range ?? syntax.range }
  }

  /// What a line is in its script.
  enum Role: Sendable { case line, option, item }

  struct Line: Sendable {
    let node: Int
    let role: Role
    let syntax: LineSyntax
    let plain: PlainText
  }

  let scripts: [ScriptSyntax]
  let nodes: [Node]
  /// The nodes of each title; those of a group share one.
  let byTitle: [String: [Int]]
  let lines: [Line]
  let tables: CheckTables
  let rules: RuleFacts
  /// Whether these are conversations of the coach: some node says what `kind:` it is.
  let isForCoach: Bool

  package init(_ files: [SourceFile], tables: CheckTables) {
    let scripts = files.map { Compiler.parse($0).script }
    var nodes: [Node] = []
    var byTitle: [String: [Int]] = [:]
    var lines: [Line] = []
    for (file, script) in scripts.enumerated() {
      for syntax in script.nodes {
        let node = Node(file: file, syntax: syntax, title: syntax.title?.text ?? "")
        byTitle[node.title, default: []].append(nodes.count)
        syntax.body.forEachLine { line, role in
          lines.append(
            Line(node: nodes.count, role: role, syntax: line, plain: PlainText(line.text)))
        }
        nodes.append(node)
      }
    }
    self.scripts = scripts
    self.nodes = nodes
    self.byTitle = byTitle
    self.lines = lines
    self.tables = tables
    rules = RuleFacts(tables.rules)
    isForCoach = nodes.contains { $0.syntax.header("kind") != nil }
  }

  /// A finding at a place in a node's file.
  func finding(
    _ code: FindingCode, _ node: Int, _ range: ByteRange, _ message: String, hint: String = "",
    severity: Diagnostic.Severity? = nil
  ) -> Diagnostic {
    let source = scripts[nodes[node].file].source
    return Diagnostic(
      code: code.code, severity: severity ?? code.severity, file: source.path,
      range: source.range(range), message: message, hint: hint)
  }

  /// How each node can be left.
  func exits() -> [NodeExits] {
    var smart: Set<String> = []
    for node in nodes {
      let script = scripts[node.file]
      node.syntax.body.walk { statement in
        guard case .declare(let syntax) = statement, !syntax.value.isLiteral(in: script) else { return }
        smart.insert(syntax.variable.text)
      }
    }
    return nodes.map { NodeExits($0, scripts[$0.file], smart: smart) }
  }

  /// `file:line` of a place, for messages.
  func place(_ node: Int, _ range: ByteRange) -> String {
    let source = scripts[nodes[node].file].source
    return "\(source.path):\(source.line(of: range.lower))"
  }

  /// The nodes that the engine enters by itself.
  var entries: Set<String> {
    isForCoach ? Set(EntryNode.allCases.map(\.rawValue)) : ["Start"]
  }
}

extension [Statement] {
  /// Visits every line, option and item in source order.
  func forEachLine(_ visit: (LineSyntax, Manuscript.Role) -> Void) {
    walk { statement in
      switch statement {
      case .line(let line): visit(line, .line)
      case .options(let items): for item in items { visit(item.line, .option) }
      case .lineGroup(let items): for item in items { visit(item.line, .item) }
      default: break
      }
    }
  }
}

extension CommandSyntax {
  /// The words of a command, expressions as `{0}`.
  var words: [Substring] { text.split(separator: " ") }
  var name: Substring { words.first ?? "" }
}
