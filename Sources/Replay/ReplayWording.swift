package import Coach

/// Every sentence of replay that a person may read.
enum ReplayWording {
  static let takenBack = "[taken back]"
  static let notAvailable = "[not available]"

  static func notKept(_ turns: Int) -> String {
    turns == 1 ? "1 turn was not kept" : "\(turns) turns were not kept"
  }

  static func wordsRemoved(_ places: Int) -> String {
    "Words were taken out in \(places == 1 ? "1 place" : "\(places) places"), as you wished."
  }

  static func leftOut(_ turns: Int) -> String {
    turns == 1 ? "[1 turn left out]" : "[\(turns) turns left out]"
  }

  /// `2. Stop [not available]`
  static func choice(_ choice: Choice) -> String {
    "\(choice.number). \(choice.text)\(choice.isAvailable ? "" : " \(notAvailable)")"
  }

  /// `lonely, 6 of 10`
  static func feeling(_ word: String, _ strength: Int?) -> String {
    word + (strength.map { ", \($0) of 10" } ?? "")
  }

  static func result(_ result: PlanResult) -> String {
    switch result {
    case .kept: "kept"
    case .partly: "kept in part"
    case .not: "not kept"
    case .dropped: "dropped"
    }
  }

  static func plan(_ condition: String, _ action: String, _ result: PlanResult?) -> String {
    let outcome = result.map { " (\(Self.result($0)))" } ?? ""
    return "\(condition): \(action)\(outcome)"
  }

  static func heading(_ start: SessionStart) -> String {
    "Session \(start.session.prefix(8)), \(date(start.at)), \(time(start.at))"
  }

  /// `Turn 3, 21:05`; the opening has no number.
  static func turnHeading(_ turn: Transcript.Turn) -> String {
    turn.number == 0 ? "Opening, \(time(turn.at))" : "Turn \(turn.number), \(time(turn.at))"
  }

  static func cameBack(_ moment: Moment) -> String {
    "[taken up again on \(date(moment)), \(time(moment))]"
  }

  static func ending(_ ending: Ending) -> String {
    switch ending {
    case .finished: "[end of the session]"
    case .paused: "[set aside]"
    }
  }

  /// `24 November 2026`, on the person's calendar.
  static func date(_ moment: Moment) -> String {
    let date = CivilDate(day: moment.localDay)
    return "\(date.day) \(months[date.month - 1]) \(date.year)"
  }

  /// `04:40`, by the person's clock.
  static func time(_ moment: Moment) -> String {
    let text = moment.description
    guard let separator = text.firstIndex(of: "T") else { return text }
    return String(text[text.index(after: separator)...].prefix(5))
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension VerificationResult: CustomStringConvertible {
  /// What came of it, for a person.
  package var description: String {
    switch self {
    case .identical(let turns, let unkept, let removed):
      "Identical: all \(turns == 1 ? "1 turn" : "\(turns) turns") came out as recorded."
        + (unkept == 0 ? "" : " \(ReplayWording.notKept(unkept)), and could not be compared.")
        + (removed == 0 ? "" : " \(ReplayWording.wordsRemoved(removed)) Those were passed over.")
    case .wordsRemoved(let agreed, let turns, let removed):
      "\(ReplayWording.wordsRemoved(removed)) \(agreed) of \(turns == 1 ? "1 turn" : "\(turns) turns")"
        + " came out as recorded; without the words, what comes after cannot be compared."
    case .noStart:
      "This cannot be replayed: the first line of its file is gone."
    case .different(let difference): difference.description
    }
  }
}

extension Difference: CustomStringConvertible {
  package var description: String {
    var lines = [
      turn == 0 ? "The opening differs." : "Turn \(turn) differs.",
      "  recorded: \(Self.text(recorded))",
      "  replayed: \(Self.text(replayed))",
    ]
    if let typed { lines.insert("  you typed: \(VisibleText.of(typed))", at: 1) }
    if scriptsChanged {
      lines.append("The scripts have changed since this session was recorded.")
    }
    return lines.joined(separator: "\n")
  }

  private static func text(_ event: SessionEvent?) -> String {
    switch event {
    case nil: "nothing more"
    case .said(let said): VisibleText.of("said \(said.text)")
    case .offered(let choices):
      VisibleText.of(
        "offered " + choices.map { "\($0.number). \($0.text)" }.joined(separator: "; "))
    case .asked(let asked): "asked (\(asked.kind.rawValue)) in \(asked.node)"
    case .typed(let text): VisibleText.of("typed \(text)")
    case .journal(let text): VisibleText.of("kept the entry \(text)")
    case .remembered(let change): "remembered (\(change.name.rawValue))"
    case .tookBack(let turn): "took back turn \(turn)"
    case .privatePart(let turns): ReplayWording.notKept(turns)
    case .ended(let ending): "ended (\(ending.rawValue))"
    case .started, .resumed, .heard: event?.name.rawValue ?? ""
    }
  }
}

/// The words of replay for those who draw it themselves.
package enum ReplayText {
  package static let takenBack = ReplayWording.takenBack
  package static func heading(_ start: SessionStart) -> String { ReplayWording.heading(start) }
  package static func choice(_ choice: Choice) -> String { ReplayWording.choice(choice) }
  package static func ending(_ ending: Ending) -> String { ReplayWording.ending(ending) }
  package static func time(_ moment: Moment) -> String { ReplayWording.time(moment) }
}
