import YarnCompiler

/// SB0104: every choice of a group has a condition, and all of them can fail at once.
///
/// The conditions are worked out for every value of their variables that makes a difference; where
/// that would be too many, nothing is said.
enum AllClosed: CheckRule {
  static let code = FindingCode.allClosed

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, node) in manuscript.nodes.enumerated() {
      let script = manuscript.scripts[node.file]
      node.syntax.body.walk { statement in
        guard case .options(let items) = statement, canAllBeClosed(items, script) else { return }
        found.append(
          manuscript.finding(
            code, index, items[0].line.range,
            items.count == 1
              ? "This choice can be closed, and then there is nothing to choose."
              : "All \(items.count) choices of this group can be closed at once.",
            hint: "Add a choice without a condition, or say in a comment why one is always open."))
      }
    }
    return found
  }

  private static func canAllBeClosed(_ items: [ItemSyntax], _ script: ScriptSyntax) -> Bool {
    var conditions: [Condition] = []
    for item in items {
      guard let condition = item.line.condition else { return false }
      // What is shown once is closed ever after.
      if condition.isOnce { continue }
      guard let expression = condition.expression else { return false }
      conditions.append(Condition(expression, script))
    }
    return ConditionSearch(conditions).canAllFail
  }
}
