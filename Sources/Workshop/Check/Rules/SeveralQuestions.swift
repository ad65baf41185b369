import YarnCompiler

/// SB0304: more than one question is put before the person can answer.
enum SeveralQuestions: CheckRule {
  static let code = FindingCode.severalQuestions

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    TurnMeasure(manuscript).several.map { place in
      manuscript.finding(
        code, place.node, place.range,
        "This turn has \(place.questions) questions; a person can answer one.",
        hint: "Keep the one that matters, and put it last.")
    }
  }
}
