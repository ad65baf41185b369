import YarnCompiler

/// SB0305: more than 70 words come before the person has a say.
enum LongTurn: CheckRule {
  static let code = FindingCode.longTurn

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    TurnMeasure(manuscript).long.map { place in
      manuscript.finding(
        code, place.node, place.range,
        "With this the turn has \(place.words) words; up to \(TurnMeasure.mostWords) can be taken in.",
        hint: "Leave something out, or put a choice before it.")
    }
  }
}
