import YarnCompiler
import YarnProgram

/// A script in which `⟦` and `⟧` mark the range that a diagnostic should have.
struct MarkedScript {
  var text = ""
  var ranges: [SourceRange] = []

  init(_ marked: String) {
    var line = 1
    var column = 1
    var open: [SourcePosition] = []
    for character in marked {
      switch character {
      case "⟦": open.append(SourcePosition(line: line, column: column))
      case "⟧":
        let start = open.popLast() ?? SourcePosition(line: 0, column: 0)
        ranges.append(SourceRange(start: start, end: SourcePosition(line: line, column: column)))
      default:
        text.append(character)
        if character.isNewline {
          line += 1
          column = 1
        } else {
          column += String(character).utf8.count
        }
      }
    }
  }
}

/// The diagnostics of one script.
func diagnostics(_ text: String, options: CompilerOptions = .init()) -> [Diagnostic] {
  Compiler.compile([SourceFile(path: "test.yarn", text: text)], options: options).diagnostics
}

/// A node named `Start` with these lines.
func node(_ body: String, title: String = "Start") -> String {
  "title: \(title)\n---\n\(body)\n===\n"
}
