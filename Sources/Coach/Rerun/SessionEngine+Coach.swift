extension SessionEngine {
  /// The coach itself as the engine of a recorded session.
  package init(_ program: CoachProgram) {
    self.init(
      scripts: program.fingerprint,
      begin: { program.begin($0) },
      advance: { program.advance(&$0, with: $1) },
      resume: { program.resume(&$0, at: $1) },
      isOver: { $0.isOver }, unkept: { $0.unkept },
      leavesNothingOnScreen: { $0.leavesNothingOnScreen },
      reasons: { program.reasons($0) },
      forgetting: { $0.forgetting }, remove: { $0.remove($1) })
  }
}
