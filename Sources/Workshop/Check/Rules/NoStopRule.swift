import YarnCompiler

/// SB0402: an exercise does not lead to the stop rule, which ends it when it stirs up too much.
enum NoStopRule: CheckRule {
  static let code = FindingCode.noStopRule
  /// The node that ends an exercise by the rule.
  static let stop = "ExerciseStop"

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    manuscript.exercises().compactMap { index, id in
      let row = manuscript.tables.exercises.rows[id.text]
      guard row?.hasStopRule ?? true,
        !graph.reached(from: [index]).contains(where: { manuscript.nodes[$0].title == stop })
      else { return nil }
      return manuscript.finding(
        code, index, id.range, "The exercise \(id.text) has no stop rule.",
        hint: "Ask for distress before and after, and detour to \(stop) at 8, or when it is up by 3.")
    }
  }
}
