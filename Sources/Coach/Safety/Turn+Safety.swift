import Understanding
import YarnRuntime

extension Turn {
  /// Whether the reading opens a talk about danger, or changes the one that is open.
  func isDanger(_ reading: Reading) -> Bool {
    guard reading.safety.level != .none, let topic = reading.safety.topic else { return false }
    guard let open = state.place.safety else { return true }
    // Within a talk the same danger is part of the answer; another, clear one comes first.
    return open.topic != topic && reading.safety.level == .act
  }

  /// Leaves everything for the talk about this danger; a plain no comes back to the question.
  mutating func openSafety(_ reading: Reading) {
    let topic = reading.safety.topic ?? "safety-suicide"
    note(topic, reading.safety.evidence)
    keep(reading)
    state.place.safety = SafetyTalk(topic: topic, level: reading.safety.level.rawValue)
    state.place.isWatchful = true
    if topic == "safety-abuse" { state.place.locks.insert("partner") }
    guard let entry = program.topics.entry(topic) else {
      sayBuiltInHelp()
      return
    }
    let identity = state.place.prompt.identity
    state.place.returns.append(
      ReturnPoint(identity: identity, question: state.place.question, isSafety: true))
    attempt { try $0.dialogue.detour(to: entry.node, thenRepeat: true) }
  }

  /// Words in a talk about danger that answer nothing that was asked: stay, and say so.
  mutating func stayWithSafety() {
    say(Wording.stayingWithSafety.pick(state.turns))
    ask(again: nil)
  }

  /// The lines for a kind of trouble in the person's country.
  mutating func showHelpLines(_ kind: HelpLines.Kind) {
    for line in program.helpLines.shown(kind, country: state.country) { say(line) }
  }

  /// `help now`: the limits of a program, the numbers, and back to the same prompt.
  mutating func helpNow() {
    say(HelpText.limits)
    switch state.place.safety?.topic {
    case "safety-abuse": showHelpLines(.abuse)
    case "safety-minor": showHelpLines(.child)
    case "safety-eating": showHelpLines(.eating)
    default: showHelpLines(.crisis)
    }
    say(HelpText.someoneNear)
    ask(again: nil)
  }

  /// What is in the binary, for when scripts or rules are not there.
  mutating func sayBuiltInHelp() {
    for text in HelpText.whenAllElseFails { say(text) }
    ask(again: nil)
  }
}
