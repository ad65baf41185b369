/// Writes JSON with an indentation of two spaces.
enum JSONWriter {
  static func text(_ value: JSONValue, indent: Int = 0) -> String {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch value {
    case .null: return "null"
    case .bool(let truth): return truth ? "true" : "false"
    case .number(let text): return text
    case .string(let text): return quoted(text)
    case .array(let nodes):
      if nodes.isEmpty { return "[]" }
      let items = nodes.map { inner + text($0.value, indent: indent + 2) }
      return "[\n" + items.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let fields):
      if fields.isEmpty { return "{}" }
      let items = fields.map { field in
        "\(inner)\(quoted(field.name)): \(text(field.node.value, indent: indent + 2))"
      }
      return "{\n" + items.joined(separator: ",\n") + "\n\(outer)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}
