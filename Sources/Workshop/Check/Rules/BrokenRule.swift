import Understanding
import YarnCompiler

/// SB0205: a rule file has a mistake, in the words of the rule compiler.
enum BrokenRule: CheckRule {
  static let code = FindingCode.brokenRule

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    guard manuscript.tables.checksRules, !manuscript.tables.rules.isEmpty else { return [] }
    return RuleBook.compile(manuscript.tables.rules).problems.map { problem in
      let start = SourcePosition(line: problem.line, column: problem.column)
      return Diagnostic(
        code: code.code, severity: code.severity, file: problem.file,
        range: SourceRange(start: start, end: start), message: problem.message.sentence,
        hint: (problem.hint ?? "").sentence)
    }
  }
}

extension String {
  /// With a capital and a full stop, as findings are written.
  fileprivate var sentence: String {
    guard let first else { return "" }
    let end = [".", "?", "!"].contains { hasSuffix($0) } ? "" : "."
    return first.uppercased() + dropFirst() + end
  }
}
