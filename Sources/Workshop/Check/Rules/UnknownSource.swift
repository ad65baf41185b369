import Coach
import YarnCompiler

/// SB0302: a `#src:` names no row of the table of sources.
enum UnknownSource: CheckRule {
  static let code = FindingCode.unknownSource

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    let ids = manuscript.tables.sources.ids
    guard !ids.isEmpty else { return [] }
    var suggestions = Suggestions()
    return manuscript.lines.flatMap { line in
      line.syntax.hashtags.compactMap { tag in
        guard tag.text.hasPrefix("src:") else { return nil }
        let id = String(tag.text.dropFirst("src:".count))
        guard manuscript.tables.sources[id] == nil else { return nil }
        return manuscript.finding(
          code, line.node, tag.range, "The table of sources has no row ‘\(id)’.",
          hint: suggestions.hint(for: id, among: ids, otherwise: "Add it to sources.csv."))
      }
    }
  }
}
