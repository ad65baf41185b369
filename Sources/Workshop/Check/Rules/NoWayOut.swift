import YarnCompiler

/// SB0309: no choice of a group is tagged as the way out, so that "skip" finds none.
enum NoWayOut: CheckRule {
  static let code = FindingCode.noWayOut
  private static let ways: Set = ["skip", "quit"]

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, node) in manuscript.nodes.enumerated() {
      node.syntax.body.walk { statement in
        guard case .options(let items) = statement,
          !items.contains(where: { item in
            item.line.condition == nil && item.line.hashtags.contains { ways.contains($0.text) }
          })
        else { return }
        found.append(
          manuscript.finding(
            code, index, items[0].line.range, "None of these choices is a way out.",
            hint: "Tag the choice that leads away with `#skip`, or add one."))
      }
    }
    return found
  }
}
