/// The engine as the recorder sees it: a start leads to a first position, an input to the next.
///
/// The same start and inputs lead to the same events, always.
package struct SessionEngine: Sendable {
  /// Names the scripts and rules that run.
  package let scripts: String
  package let begin: @Sendable (SessionStart) -> SessionPosition

  package init(scripts: String, begin: @escaping @Sendable (SessionStart) -> SessionPosition) {
    self.scripts = scripts
    self.begin = begin
  }
}

/// A point in a session where the coach waits for the person, or is done.
package struct SessionPosition: Sendable {
  /// What happened on the way here: the start and greeting, one turn with `typed` first, or
  /// `resumed` with the question put again.
  package let events: [SessionEvent]
  /// Whether nothing more can be said.
  package let isOver: Bool
  /// What is known of a part that is not kept; nil while everything is.
  package let unkept: Unkept?
  /// Whether nothing should stay on the screen when the session is left here.
  package let leavesNothingOnScreen: Bool
  /// What this turn wants forgotten in every file.
  package let forgetting: Forgetting?
  /// The same point, with words taken out of all that it holds.
  package let removing: @Sendable (WordRemoval) -> SessionPosition
  /// Answers the person; the position itself stays as it is.
  package let next: @Sendable (CoachInput) -> SessionPosition
  /// Takes the session up again at this point, also when it was set aside.
  package let resume: @Sendable (Moment) -> SessionPosition
  /// Why the coach said what led here, as `/why` would tell it.
  package let reasons: @Sendable () -> [String]
}

extension SessionEngine {
  /// Wraps an engine whose state is a value.
  package init<State: Sendable>(
    scripts: String,
    begin: @escaping @Sendable (SessionStart) -> (events: [SessionEvent], state: State),
    advance: @escaping @Sendable (inout State, CoachInput) -> [SessionEvent],
    resume: @escaping @Sendable (inout State, Moment) -> [SessionEvent],
    isOver: @escaping @Sendable (State) -> Bool,
    unkept: @escaping @Sendable (State) -> Unkept? = { _ in nil },
    leavesNothingOnScreen: @escaping @Sendable (State) -> Bool = { _ in false },
    reasons: @escaping @Sendable (State) -> [String] = { _ in [] },
    forgetting: @escaping @Sendable (State) -> Forgetting? = { _ in nil },
    remove: @escaping @Sendable (inout State, WordRemoval) -> Void = { _, _ in }
  ) {
    let steps = Steps(
      advance: advance, resume: resume, isOver: isOver, unkept: unkept,
      leavesNothingOnScreen: leavesNothingOnScreen, reasons: reasons, forgetting: forgetting,
      remove: remove)
    self.init(scripts: scripts) { start in
      let (events, state) = begin(start)
      return steps.position(events, state)
    }
  }
}

/// The functions of an engine that lead from one state to the next.
private struct Steps<State: Sendable>: Sendable {
  let advance: @Sendable (inout State, CoachInput) -> [SessionEvent]
  let resume: @Sendable (inout State, Moment) -> [SessionEvent]
  let isOver: @Sendable (State) -> Bool
  let unkept: @Sendable (State) -> Unkept?
  let leavesNothingOnScreen: @Sendable (State) -> Bool
  let reasons: @Sendable (State) -> [String]
  let forgetting: @Sendable (State) -> Forgetting?
  let remove: @Sendable (inout State, WordRemoval) -> Void

  func position(_ events: [SessionEvent], _ state: State) -> SessionPosition {
    SessionPosition(
      events: events, isOver: isOver(state), unkept: unkept(state),
      leavesNothingOnScreen: leavesNothingOnScreen(state),
      forgetting: forgetting(state),
      removing: { removal in
        var next = state
        remove(&next, removal)
        return position(events, next)
      },
      next: { input in
        var next = state
        let events = advance(&next, input)
        return position(events, next)
      },
      resume: { moment in
        var next = state
        let events = resume(&next, moment)
        return position(events, next)
      },
      reasons: { reasons(state) })
  }
}
