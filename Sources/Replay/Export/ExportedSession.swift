import Coach

/// A session on its way out: what of it goes, and what its reader must know first.
package struct ExportedSession: Sendable, Equatable {
  /// The turns that go out.
  package var transcript: Transcript
  /// How many times the person typed in the whole session.
  package var allTurns: Int
  /// People to ring, for a session that touched danger; stands before all else.
  package var help: [String]
  /// Whether names and numbers were replaced by marks.
  package var isRedacted: Bool
  /// What of the file could not be read, one sentence each.
  package var faults: [String]

  package init(
    transcript: Transcript, allTurns: Int, help: [String] = [], isRedacted: Bool = false,
    faults: [String] = []
  ) {
    self.transcript = transcript
    self.allTurns = allTurns
    self.help = help
    self.isRedacted = isRedacted
    self.faults = faults
  }

  /// The first eight digits of the session's id.
  package var shortID: String { String((transcript.start?.session ?? "").prefix(8)) }

  /// `Session 9e3779b9, 24 November 2026, 04:40`
  package var title: String {
    transcript.start.map(ReplayWording.heading) ?? "A session whose beginning is gone"
  }

  /// What the export holds, in a few sentences.
  package var contents: String {
    let turns = transcript.typedTurns
    let all = allTurns == 1 ? "1 turn" : "\(allTurns) turns"
    var sentences = [
      turns == allTurns
        ? "This holds the whole session: \(all), what was typed and what the coach said."
        : "This holds \(turns) of \(all): what was typed and what the coach said in them."
    ]
    sentences.append(isRedacted ? Self.redacted : Self.notRedacted)
    return (sentences + faults).joined(separator: " ")
  }

  private static let redacted =
    "Names and numbers were replaced by marks such as [name 1]. Names in small letters are not"
    + " noticed, and what happened may still tell who it was: read it through before you share it."
  private static let notRedacted = "Names and numbers are in it as they were typed."

  /// Feelings in a line each: `lonely, 6 of 10`.
  package var feelings: [String] {
    transcript.feelings.map { VisibleText.of(ReplayWording.feeling($0.word, $0.strength)) }
  }

  /// Plans in a line each, with what came of them.
  package var plans: [String] {
    transcript.plans.map { VisibleText.of(ReplayWording.plan($0.condition, $0.action, $0.result)) }
  }
}
