import Coach

/// An event as one line for somebody who compares sessions.
enum EventLine {
  /// The line; nil for what nobody reads.
  static func text(_ event: SessionEvent) -> String? {
    switch event {
    case .said(let said): oneLine(said.text)
    case .offered(let choices):
      choices.map { oneLine(ReplayWording.choice($0)) }.joined(separator: "  ")
    case .journal(let text): "(keeps the entry \(oneLine(text)))"
    case .asked(let asked): "(asks for \(kind(asked)))"
    case .remembered(let change): remembered(change).map { "(remembers \(oneLine($0)))" }
    case .tookBack(let turn): "(takes back turn \(turn))"
    case .ended(.finished): "(the session ends)"
    case .ended(.paused): "(the session is set aside)"
    case .started, .resumed, .typed, .heard, .privatePart: nil
    }
  }

  private static func kind(_ asked: Asked) -> String {
    switch asked.kind {
    case .open: "own words"
    case .text: "words"
    case .name: "a name"
    case .number: "a number" + (asked.low.map { " from \($0)" } ?? "") + (asked.high.map { " to \($0)" } ?? "")
    case .feeling: "a feeling"
    case .yesno: "yes or no"
    case .journal: "a journal entry"
    }
  }

  private static func remembered(_ change: MemoryChange) -> String? {
    switch change {
    case .fact(let key, let value): "\(key): \(value)"
    case .forgot(let what): "nothing more of: \(what)"
    case .plan(let condition, let action): "a plan: \(condition): \(action)"
    case .planResult(let result): "that the plan was \(ReplayWording.result(result))"
    case .done(let what): "done: \(what)"
    case .declined(let what): "declined: \(what)"
    case .felt(let word, let strength): "a feeling: \(ReplayWording.feeling(word, strength))"
    case .reflected(let worry, let distance): "a reflection: \(worry), \(distance)"
    case .opened(let topic): "opened: \(topic)"
    case .paused(let exercise, let step, _): "exercise \(exercise) left at step \(step)"
    case .varied: nil
    }
  }

  private static func oneLine(_ text: String) -> String {
    VisibleText.of(text).split(whereSeparator: \.isNewline).joined(separator: " / ")
  }
}
