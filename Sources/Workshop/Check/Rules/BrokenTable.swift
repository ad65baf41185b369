import Coach
import YarnCompiler

/// SB0206: a row of a table beside the scripts cannot be read: help lines, wording, exercises.
enum BrokenTable: CheckRule {
  static let code = FindingCode.brokenTable

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    let tables = manuscript.tables
    var mistakes = tables.wording.mistakes + tables.exercises.mistakes
    if let file = tables.helpLines {
      for problem in HelpLines(file.text).problems {
        let parts = problem.split(separator: ":", maxSplits: 1)
        mistakes.append(
          TableMistake(
            file: file.path, line: parts.first.flatMap { Int($0) } ?? 1,
            message: "This row cannot be read.",
            hint: parts.last.map { $0.dropFirst().prefix(1).uppercased() + $0.dropFirst(2) + "." } ?? ""))
      }
    }
    return mistakes.map { mistake in
      let start = SourcePosition(line: mistake.line, column: 1)
      return Diagnostic(
        code: code.code, severity: code.severity, file: mistake.file,
        range: SourceRange(start: start, end: start), message: mistake.message, hint: mistake.hint)
    }
  }
}
