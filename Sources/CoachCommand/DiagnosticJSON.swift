import FoundationEssentials
import YarnCompiler

/// A diagnostic as one line of JSON; fields are only ever added.
enum DiagnosticJSON {
  private struct Position: Encodable {
    let line: Int
    let column: Int

    init(_ position: SourcePosition) {
      line = position.line
      column = position.column
    }
  }

  private struct Shown: Encodable {
    let file: String
    let start: Position
    let end: Position
    let severity: String
    let code: String
    let message: String
    let hint: String
  }

  static func line(_ diagnostic: Diagnostic) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let shown = Shown(
      file: diagnostic.file, start: Position(diagnostic.range.start),
      end: Position(diagnostic.range.end), severity: diagnostic.severity.rawValue,
      code: diagnostic.code.rawValue, message: diagnostic.message, hint: diagnostic.hint)
    return (try? encoder.encode(shown)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
