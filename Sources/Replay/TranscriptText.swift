import Coach

/// A transcript in plain words, in the order it was said: for a pipe, a file or a screen reader.
package enum TranscriptText {
  /// Writes the transcript, ending with one line feed. The same transcript gives the same bytes.
  ///
  /// `help` stands before everything else. No control character of the recorded words gets
  /// through. Long lines are not wrapped.
  package static func plain(
    _ transcript: Transcript, showsTimes: Bool = false, help: [String] = []
  ) -> String {
    var blocks = help.map(VisibleText.of)
    if let start = transcript.start { blocks.append(ReplayWording.heading(start)) }
    for turn in transcript.turns { blocks += Self.blocks(turn, showsTimes: showsTimes) }
    if transcript.leftOut > 0 { blocks.append(ReplayWording.leftOut(transcript.leftOut)) }
    if let ending = transcript.ending { blocks.append(ReplayWording.ending(ending)) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// The blocks of one turn, to be set apart by empty lines.
  package static func blocks(_ turn: Transcript.Turn, showsTimes: Bool = false) -> [String] {
    var blocks: [String] = []
    let time = showsTimes ? " (\(ReplayWording.time(turn.at)))" : ""
    blocks += notes(before: turn)
    if let typed = turn.typed {
      let mark = turn.isTakenBack ? " \(ReplayWording.takenBack)" : ""
      blocks.append(labelled("You\(time):", VisibleText.of(typed) + mark))
    }
    let reply = turn.parts.map { part in
      switch part {
      case .paragraph(let text): text
      case .choices(let choices): choices.map { "  " + ReplayWording.choice($0) }.joined(separator: "\n")
      }
    }
    if !reply.isEmpty { blocks.append(labelled("Coach\(time):", reply.joined(separator: "\n\n"))) }
    return blocks
  }

  /// What is to be known before a turn: what is not shown or not kept, and a coming back.
  package static func notes(before turn: Transcript.Turn) -> [String] {
    var notes: [String] = []
    if turn.leftOut > 0 { notes.append(ReplayWording.leftOut(turn.leftOut)) }
    if let unkept = turn.unkept { notes.append("[\(ReplayWording.notKept(unkept))]") }
    if turn.isReturn { notes.append(ReplayWording.cameBack(turn.at)) }
    return notes
  }

  /// A choice list starts on its own line; words follow their label.
  private static func labelled(_ label: String, _ text: String) -> String {
    text.hasPrefix("  ") ? "\(label)\n\(text)" : "\(label) \(text)"
  }
}
