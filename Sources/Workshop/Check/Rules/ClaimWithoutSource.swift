import YarnCompiler

/// SB0301: a line says what people or studies show and names neither a source nor a reviewer.
enum ClaimWithoutSource: CheckRule {
  static let code = FindingCode.claimWithoutSource

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    let claims = manuscript.tables.wording.claims
    return manuscript.lines.compactMap { line in
      guard line.role != .option, let (row, _) = claims.first(in: line.plain.ownWords),
        !line.syntax.hashtags.contains(where: {
          $0.text.hasPrefix("src:") || $0.text.hasPrefix("review:")
        })
      else { return nil }
      return manuscript.finding(
        code, line.node, line.syntax.range,
        "‘\(row.phrase)’ makes a claim, and the line names no source.",
        hint: "Add `#src:` with an id of sources.csv, or `#review:` with a name; or say it otherwise.")
    }
  }
}
