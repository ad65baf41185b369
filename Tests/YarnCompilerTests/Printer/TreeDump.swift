import YarnCompiler

/// A tree as text without its places, to compare two.
struct TreeDump {
  private let script: ScriptSyntax
  private var output = ""

  static func text(of script: ScriptSyntax) -> String {
    var dump = TreeDump(script: script)
    dump.add(script.fileTags, 0)
    dump.add(script.nodes, 0)
    return dump.output + "lines: \(script.lineCount)"
  }

  private init(script: ScriptSyntax) { self.script = script }

  /// Adds a value with all its parts, whatever they are, except places.
  private mutating func add(_ value: Any, _ depth: Int, label: String = "") {
    let indentation = String(repeating: " ", count: depth)
    if value is ByteRange || label == "bodyStart" {
      output += "\(indentation)\(label)\n"
      return
    }
    if let expression = value as? ExpressionSyntax {
      let kinds = script.parts(of: expression).map { "\($0.kind)" }
      output += "\(indentation)\(label): \(kinds)\n"
      return
    }
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty || value is String {
      output += "\(indentation)\(label): \(value)\n"
      return
    }
    output += "\(indentation)\(label) \(type(of: value))\n"
    for child in mirror.children { add(child.value, depth + 1, label: child.label ?? "") }
  }
}
