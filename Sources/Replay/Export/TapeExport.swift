import Coach

/// A session as a tape for VHS: it types the person's words into a new session of the same start.
package enum TapeExport {
  /// Writes the tape. Words and pauses are the recorded ones; each pause is limited first.
  package static func text(_ session: ExportedSession, pace: Pace = Pace()) -> String {
    let start = session.transcript.start
    var lines = session.help.map { "# \(oneLine($0))" }
    lines += ["# \(oneLine(session.title))", "# \(oneLine(session.contents))"]
    lines += (about).map { "# \($0)" }
    lines += [
      "", "Output session.gif", "Require coach", "", "Set Shell bash", "Set FontSize 22", "Set Width 1100",
      "Set Height 760", "Set TypingSpeed 60ms", "", "Hide",
    ]
    lines += typed(command(start)) + ["Enter", "Sleep 1s", "Show", "Sleep 2s"]
    let timeline = Timeline(session.transcript)
    var place = -1
    for step in timeline.steps where step.turn != place {
      place = step.turn
      let turn = session.transcript.turns[place]
      guard let words = turn.typed else { continue }
      lines += ["", "# \(ReplayWording.turnHeading(turn))"]
      let wait = pace.wait(step.pause)
      if wait > 0 { lines.append("Sleep \(wait)ms") }
      let parts = words.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        // A backslash at the end of a line goes on with the same message.
        lines += typed(String(part) + (index < parts.count - 1 ? "\\" : "")) + ["Enter"]
      }
    }
    return (lines + ["", "Sleep 3s"]).joined(separator: "\n") + "\n"
  }

  private static let about = [
    "Make a film of it with: vhs FILE",
    "It talks with the coach anew. With other scripts, or where the coach remembered something",
    "when this session began, the answers may be others than those that were recorded.",
  ]

  private static func command(_ start: SessionStart?) -> String {
    var words = "coach --unsaved --data-dir \"$(mktemp -d)\""
    guard let start else { return words }
    words += " --seed \(start.seed) --now \(start.at)"
    if let country = start.country, country.utf8.allSatisfy({ (65...90).contains($0) }) {
      words += " --country \(country)"
    }
    return words
  }

  /// `Type` commands for a text. A quoted text holds no quotation mark of its own kind and there are
  /// no escapes, so a text with every kind is typed in parts.
  static func typed(_ text: String) -> [String] {
    var commands: [String] = []
    var rest = Substring(VisibleText.of(text))
    repeat {
      let (mark, count) = ["\"", "'", "`"].map { mark in
        (mark, rest.prefix { String($0) != mark }.count)
      }.max { $0.1 < $1.1 } ?? ("\"", rest.count)
      commands.append("Type \(mark)\(rest.prefix(count))\(mark)")
      rest = rest.dropFirst(count)
    } while !rest.isEmpty
    return commands
  }

  private static func oneLine(_ text: String) -> String {
    VisibleText.of(text).split(separator: "\n").joined(separator: " ")
  }
}
