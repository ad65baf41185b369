package import Coach

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
  /// What happened on the way here: the start and greeting, or one turn with `typed` first.
  package let events: [SessionEvent]
  /// Whether nothing more can be said.
  package let isOver: Bool
  /// Answers the person; the position itself stays as it is.
  package let next: @Sendable (CoachInput) -> SessionPosition

  package init(
    events: [SessionEvent], isOver: Bool,
    next: @escaping @Sendable (CoachInput) -> SessionPosition
  ) {
    self.events = events
    self.isOver = isOver
    self.next = next
  }

  /// Wraps any engine whose state is a value.
  package init<State: Sendable>(
    events: [SessionEvent], state: State, isOver: @escaping @Sendable (State) -> Bool,
    advance: @escaping @Sendable (inout State, CoachInput) -> [SessionEvent]
  ) {
    self.init(events: events, isOver: isOver(state)) { input in
      var next = state
      let events = advance(&next, input)
      return SessionPosition(events: events, state: next, isOver: isOver, advance: advance)
    }
  }

  /// Whether getting here set the session aside.
  var isPause: Bool { events.contains(.ended(.paused)) }
}
