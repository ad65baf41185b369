import Understanding
import YarnRuntime

extension Turn {
  /// What small signs must weigh to open a second talk in one session.
  private static let freshSigns = 1.0

  /// Whether a reading of danger counts. One of an answer to what is on the screen never does. One by a
  /// rule otherwise always does; one by small signs alone does not when the words are a command, a number or "I'm fine", nor when the signs are old ones that have
  /// been answered.
  private func counts(_ reading: Reading) -> Bool {
    guard reading.safety.level != .none, !isAnswer(reading) else { return false }
    guard reading.safety.light == .hints else { return true }
    let text = reading.utterance
    // Who has said at the first run that they are an adult is not asked again for faint signs.
    if reading.safety.topic == "safety-minor", state.place.memory.done.contains(where: { $0.what == "first-run" }) {
      return false
    }
    if text.saysFine || text.choiceNumber != nil { return false }
    switch SessionCommand(typed: text, at: state.place.prompt) {
    case nil, .unknown: break
    default: return false
    }
    return !state.place.isWatchful || reading.safety.signs >= Self.freshSigns
  }

  /// A reading in which hands on the neck, or a lost breath, count as clear danger: where somebody close
  /// may be the danger, whatever else the words say of it.
  func withTheNeck(_ reading: Reading) -> Reading {
    guard state.place.locks.contains("partner"), reading.safety.level != .act,
      reading.utterance.namesTheNeck
    else { return reading }
    var reading = reading
    reading.safety.level = .act
    reading.safety.light = .plain
    reading.safety.topic = "safety-abuse"
    reading.safety.topics = ["safety-abuse"]
    return reading
  }

  /// Whether the reading opens a talk about danger, or changes the one that is open.
  func isDanger(_ reading: Reading) -> Bool {
    guard counts(reading), let topic = reading.safety.topic else { return false }
    guard let open = state.place.safety else { return true }
    // Within a talk the same danger is part of the answer; another, clear one comes first.
    return open.topic != topic && reading.safety.level == .act
  }

  /// Whether the words are those of a choice on the screen, or the age that was asked for.
  private func isAnswer(_ reading: Reading) -> Bool {
    guard case .choices(let choices) = state.place.prompt else { return false }
    let text = reading.utterance
    if choices.contains(where: { text.repeats($0.choice.text) }) { return true }
    return reading.safety.topic == "safety-minor" && choices.contains { $0.tags.contains("adult") }
      && text.isAdult(reading.number) == true
  }

  /// Takes every sign of danger to heart, whether or not it opens a talk, for the whole session.
  ///
  /// Where somebody may be hurt by a person close to them, what is meant for two stays closed:
  /// a `/back`, an `/undo` or an "it is nothing" does not open it again, and nothing of it is kept.
  mutating func heed(_ reading: Reading) {
    guard counts(reading) else { return }
    state.place.isWatchful = true
    keepDangerUnwritten()
    if reading.safety.topics.contains("safety-abuse") { state.place.locks.insert("partner") }
  }

  /// Notes that the script itself has led into a talk about danger, as from a fear gate.
  mutating func noteSafetyNode(_ node: String) {
    guard state.place.safety == nil, program.kind(ofNode: node) == "safety" else { return }
    let topic = program.topics.topic(ofNode: node) ?? ""
    state.place.safety = SafetyTalk(topic: topic, level: "ask", isFromScript: true)
    state.place.isWatchful = true
    keepDangerUnwritten()
    if topic == "safety-abuse" { state.place.locks.insert("partner") }
  }

  /// Ends a talk about danger that a script began, once the script is back outside it.
  mutating func closeSafetyOfScript(at node: String?) {
    guard state.place.safety?.isFromScript == true, let node,
      ["session", "topic", "exercise"].contains(program.kind(ofNode: node))
    else { return }
    state.place.safety = nil
  }

  /// Leaves everything for the talk about this danger; a plain no comes back to the question, or goes on
  /// behind it where that is answered already.
  mutating func openSafety(_ reading: Reading, comesBack: Bool = true) {
    let topic = reading.safety.topic ?? "safety-suicide"
    note(topic, reading.safety.evidence)
    keep(reading)
    let isGrave = topic == "safety-abuse" && reading.utterance.namesTheNeck
    let level = isGrave ? SafetyReading.Level.act : reading.safety.level
    state.place.safety = SafetyTalk(topic: topic, level: level.rawValue)
    guard let entry = program.topics.entry(topic) else {
      holdWithoutScript()
      return
    }
    guard comesBack else {
      state.place.safety?.isFromScript = true
      attempt { try $0.dialogue.detour(to: entry.node, thenRepeat: false) }
      return
    }
    let identity = state.place.prompt.identity
    state.place.returns.append(
      ReturnPoint(identity: identity, question: state.place.question, isSafety: true))
    attempt { try $0.dialogue.detour(to: entry.node, thenRepeat: true) }
  }

  /// Words in a talk about danger that answer nothing that was asked.
  mutating func hearInSafety() {
    if let found = cueNode(), reading?.utterance.namesTheNeck != true {
      answerCue(found)
    } else if saysGoodbye {
      perform(.quit)
    } else if let node = nodeForStray() {
      leave(toNode: node)
    } else {
      stayWithSafety()
    }
  }

  /// Who goes on writing about other things may have been read wrong, and is asked; once in a talk.
  private mutating func nodeForStray() -> String? {
    guard reading?.safety.level == SafetyReading.Level.none, !state.place.isAboutAbuse else { return nil }
    state.place.safety?.strays += 1
    guard state.place.safety?.strays == Self.strays else { return nil }
    return program.cues.node(for: "misread", at: .danger)
  }

  /// So many lines about other things.
  private static let strays = 2

  /// Stays with the danger, and says so.
  mutating func stayWithSafety() {
    let tellsMore = (reading?.safety.level ?? SafetyReading.Level.none) != .none
    let wordings =
      !state.place.isAboutAbuse
      ? Wording.stayingWithSafety : tellsMore ? Wording.heardQuietly : Wording.stayingQuietly
    let isGrave = state.place.isAboutAbuse && reading?.utterance.namesTheNeck == true
    say(isGrave ? Wording.theNeck : wordings.pick(state.turns))
    // Said again, it is answered with the numbers again.
    if reading?.safety.level == .act, !state.place.isAboutAbuse { showHelpLines(helpKind) }
    ask(again: nil)
  }

  /// Which choice was meant. "I'm fine" in a talk about danger is neither a yes nor a no: it takes the
  /// choice that says so, or none.
  func match(_ text: String, among choices: [OfferedChoice]) -> ChoiceMatch {
    if choices.contains(where: { $0.tags.contains("adult") }), let isAdult = text.isAdult(reading?.number),
      let index = choices.firstIndex(where: { $0.tags.contains(isAdult ? "adult" : "young") })
    {
      return .one(index)
    }
    let plain = ChoiceMatch(text, among: choices, reading: reading)
    guard state.place.safety != nil else { return plain }
    let fine = choices.firstIndex { $0.tags.contains("fine") }
    if text.saysFine { return fine.map { .one($0) } ?? .none }
    if let fine, saysNotSo(text) { return .one(fine) }
    return plain
  }

  /// Whether the danger that is talked about is denied, and no other is named.
  private func saysNotSo(_ text: String) -> Bool {
    guard let safety = reading?.safety else { return text.saysNotSo }
    if safety.level == .none || safety.light == .hints { return text.saysNotSo }
    return safety.level == .ask && safety.light == .denial
  }

  /// The person's own contacts, the lines for a kind of trouble in their country, and the people near
  /// them.
  ///
  /// Contacts are left out once there was a sign of abuse: one of them may be the danger.
  mutating func showHelpLines(_ kind: HelpLines.Kind) {
    if kind != .abuse, !state.place.isAboutAbuse, !state.place.locks.contains("partner") {
      for contact in state.place.memory.contacts { say(HelpText.own(contact)) }
    }
    for line in program.helpLines.shown(kind, country: state.country) { say(line) }
    if kind != .abuse { say(HelpText.someoneNear) }
  }

  /// `help now`: the limits of a program, the numbers, and back to the same prompt.
  mutating func helpNow() {
    say(HelpText.limits)
    showHelpLines(helpKind)
    if helpKind == .crisis, state.place.locks.contains("partner") { say(HelpText.directory(for: .abuse)) }
    ask(again: nil)
  }

  private var helpKind: HelpLines.Kind {
    switch state.place.safety?.topic {
    case "safety-abuse": .abuse
    case "safety-minor": .child
    case "safety-eating": .eating
    default: .crisis
    }
  }

  /// Goes back to the question that stood there before danger was read where none was meant.
  ///
  /// The session stays watchful, what is locked stays locked, and what was remembered stays.
  mutating func takeBackDanger() {
    state.place.safety = nil
    guard let earlier = state.past.last(where: { $0.safety == nil }) else {
      state.place.returns = []
      enter(.menu)
      return
    }
    let now = state.place
    state.place = earlier
    state.place.turn = now.turn
    state.place.said = now.said
    state.place.trace = now.trace
    state.place.memory = now.memory
    state.place.isWatchful = true
    state.place.locks.formUnion(now.locks)
    dialogue = Turn.dialogue(program, earlier.dialogue)
    ask(again: state.place.question)
  }

  // MARK: Without scripts or rules

  /// What is in the binary, for when no rules are there to read what was typed.
  mutating func sayBuiltInHelp(about text: String) {
    state.place.isWatchful = true
    keepDangerUnwritten()
    if PlainDanger.isAbuse(text) { state.place.locks.insert("partner") }
    sayHelpText()
    ask(again: nil)
  }

  private mutating func sayHelpText() {
    for text in HelpText.whenAllElseFails { say(text) }
  }

  /// Goes on with a talk about danger whose script has failed: the help in the binary, and one
  /// question that stays until the person is safe or leaves.
  mutating func holdWithoutScript() {
    dialogue = Turn.dialogue(program, state.place.dialogue)
    state.place.returns = []
    sayHelpText()
    say(Wording.areYouSafe)
    state.place.prompt = .builtInSafety
    state.place.question = state.place.said.last
    ask(again: nil)
  }

  /// Takes the answer to that question.
  mutating func answerWithoutScript(_ text: String) {
    guard text.saysFine || YesNo.word(in: text, reading: reading) == "yes" else {
      say(Wording.staysWhileUnsafe)
      showHelpLines(.crisis)
      say(Wording.areYouSafe)
      ask(again: nil)
      return
    }
    state.place.safety = nil
    say(Wording.gladYouAreSafe)
    showHelpLines(.crisis)
    enter(.closing)
  }
}

extension Prompt {
  /// "Are you safe for now?", asked by the program itself.
  static let builtInSafety = Prompt.asked(
    Asked(kind: .yesno, node: "BuiltIn"), variable: nil, identity: "built-in safety")
}

extension Place {
  /// Somebody close may be reading, or may be the danger: show little.
  var isAboutAbuse: Bool { safety?.topic == "safety-abuse" }
}
