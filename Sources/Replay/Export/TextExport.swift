/// Sessions as plain text.
package enum TextExport {
  /// Writes sessions one after the other, ending with one line feed.
  package static func text(_ sessions: [ExportedSession], showsTimes: Bool = true) -> String {
    sessions.map { session in
      var blocks = session.help.map(VisibleText.of)
      blocks += [session.title, session.contents]
      if !session.feelings.isEmpty {
        blocks.append("Feelings: " + session.feelings.joined(separator: "; ") + ".")
      }
      for plan in session.plans { blocks.append("Plan: \(plan)") }
      blocks += session.transcript.turns.flatMap { TranscriptText.blocks($0, showsTimes: showsTimes) }
      if session.transcript.leftOut > 0 {
        blocks.append(ReplayWording.leftOut(session.transcript.leftOut))
      }
      if let ending = session.transcript.ending { blocks.append(ReplayWording.ending(ending)) }
      return blocks.joined(separator: "\n\n") + "\n"
    }.joined(separator: "\n\n")
  }
}
