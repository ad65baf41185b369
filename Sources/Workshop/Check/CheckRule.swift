package import YarnCompiler

/// One thing that is looked for. A rule has a file of its own, which holds its messages as well.
protocol CheckRule: Sendable {
  static var code: FindingCode { get }
  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic]
}

package enum Check {
  /// Every rule, in the order of their codes.
  static let rules: [any CheckRule.Type] = [
    NeverReached.self, NeverRead.self, NeverSet.self, AllClosed.self, NoEnd.self,
    LoopWithoutInput.self, UnknownTopic.self, NoWordsLeadHere.self, ShadowedRule.self,
    ShadowedNode.self, BrokenRule.self, BrokenTable.self, ClaimWithoutSource.self,
    UnknownSource.self, ForbiddenWording.self, SeveralQuestions.self, LongTurn.self,
    LongSentence.self, TooOldReading.self, RepeatedWording.self, NoWayOut.self, NoFearGate.self,
    NoStopRule.self, NoHelpLines.self,
  ]

  /// What the rules find in scripts, in no order. Linear in the scripts, but for the sorting of names.
  package static func findings(in manuscript: Manuscript) -> [Diagnostic] {
    let graph = NodeGraph(manuscript)
    return rules.filter { manuscript.isForCoach || !$0.code.isOfTheCoach }
      .flatMap { $0.findings(in: manuscript, graph) }
  }
}
