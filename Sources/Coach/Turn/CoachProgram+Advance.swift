import YarnRuntime

extension CoachProgram {
  /// Opens a session: `started` first, then what the coach says, up to the first prompt.
  ///
  /// Takes all it needs in `start`; the same start gives the same events.
  package func begin(_ start: SessionStart) -> (events: [SessionEvent], state: CoachState) {
    let place = Place(
      dialogue: Dialogue(program: scripts, seed: start.seed).state, prompt: .over,
      memory: start.memory)
    var state = CoachState(
      session: start.session, startedAt: start.at, sessionsBefore: start.memory.sessions,
      lastSessionAt: start.memory.lastSessionAt, country: start.country,
      language: start.language.flatMap { Language(tag: $0) }, place: place)
    var turn = Turn(self, state, at: start.at)
    turn.enter(.start)
    turn.finish()
    state = turn.state
    return ([.started(start)] + turn.events, state)
  }

  /// Takes one typed line and goes on to the next prompt: `typed` first, then what came of it.
  ///
  /// Never fails: a script that does not work is answered with the help that is in the binary.
  /// A state that is over stays as it is and gives no events.
  package func advance(_ state: inout CoachState, with input: CoachInput) -> [SessionEvent] {
    guard !state.isOver else { return [] }
    var turn = Turn(self, state, at: input.at)
    turn.isKept = input.isKept
    turn.state.forgetting = nil
    turn.answer(input.text)
    turn.finish()
    state = turn.state
    return turn.events
  }

  /// Takes an unfinished session up again: `resumed` first, then the open question once more.
  ///
  /// A session that had been set aside is no longer so. A finished one stays finished.
  package func resume(_ state: inout CoachState, at moment: Moment) -> [SessionEvent] {
    guard state.ending != .finished else { return [] }
    state.ending = nil
    var turn = Turn(self, state, at: moment)
    turn.isAside = true
    turn.events.append(.resumed)
    turn.ask(again: state.place.question)
    turn.finish()
    state = turn.state
    return turn.events
  }
}
