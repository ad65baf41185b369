import Understanding
import YarnRuntime

/// One turn at work: it owns the state while the answer to one typed line is made.
struct Turn {
  let program: CoachProgram
  let at: Moment
  var state: CoachState
  var events: [SessionEvent] = []
  /// The running dialogue of `state.place`; written back by `finish`.
  var dialogue: Dialogue
  /// The reading of the typed line; nil before one was made.
  var reading: Reading?
  /// Contents that the scripts chose among others in this turn.
  var varied: [String] = []
  /// The turn answers a session command: it leaves what `/again` repeats as it is.
  var isAside = false
  /// Whether the recorder writes; false in a session that is not kept at all.
  var isKept = true
  /// How often a script has failed in this turn.
  var failures = 0

  init(_ program: CoachProgram, _ state: CoachState, at moment: Moment) {
    self.program = program
    self.state = state
    at = moment
    dialogue = Turn.dialogue(program, state.place.dialogue)
  }

  /// A dialogue where a state stands; a state of other scripts gives one at rest.
  static func dialogue(_ program: CoachProgram, _ state: DialogueState) -> Dialogue {
    (try? Dialogue(program: program.scripts, restoring: state))
      ?? Dialogue(program: program.scripts, seed: 0)
  }

  /// Starts a node from nothing, as at the opening and for `/menu`.
  mutating func enter(_ node: EntryNode) {
    attempt { turn in
      if turn.dialogue.isFinished {
        try turn.dialogue.start(at: node.rawValue)
      } else {
        try turn.dialogue.jump(to: node.rawValue)
      }
    }
  }

  /// Does something to the dialogue and runs it to the next prompt.
  mutating func attempt(_ change: (inout Turn) throws -> Void) {
    do {
      try change(&self)
      try run()
    } catch {
      recover()
    }
  }

  /// Keeps what the turn made; called once, at its end.
  mutating func finish() {
    if !varied.isEmpty { remember(.varied(varied)) }
    varied = []
    state.place.dialogue = dialogue.state
  }

  // MARK: What a turn gives

  mutating func say(_ said: Said) {
    events.append(.said(said))
    if !isAside { state.place.said.append(said) }
  }

  /// Says something that stands in no script.
  mutating func say(_ text: String) {
    say(Said(text: state.language?.text(text) ?? text))
  }

  mutating func remember(_ change: MemoryChange) {
    state.place.memory.apply(change, at: at, session: state.session)
    events.append(.remembered(change))
  }

  mutating func end(_ ending: Ending) {
    state.ending = ending
    if ending == .finished { state.place.prompt = .over }
    events.append(.ended(ending))
  }

  /// Puts the open question on the screen again, with or without the paragraph before it.
  mutating func ask(again question: Said? = nil) {
    if let question { say(question) }
    switch state.place.prompt {
    case .choices(let offered): events.append(.offered(offered.map(\.choice)))
    case .asked(let asked, _, _): events.append(.asked(asked))
    case .over: break
    }
  }

  /// Goes on after a script has failed: to the menu, and to the built-in help if that fails too.
  private mutating func recover() {
    failures += 1
    if state.place.safety != nil, failures == 1 {
      holdWithoutScript()
      return
    }
    guard failures <= 1 else {
      for text in HelpText.whenAllElseFails { say(text) }
      say(state.unkept == nil ? Wording.scriptsFail : Wording.scriptsFailPrivately)
      end(.paused)
      return
    }
    say(Wording.somethingWentWrong)
    state.place.returns = []
    isAside = false
    enter(.menu)
  }
}
