/// Sessions as Markdown (CommonMark): a heading for each turn, so that a reader can jump.
package enum MarkdownExport {
  /// Writes sessions one after the other, ending with one line feed.
  package static func text(_ sessions: [ExportedSession]) -> String {
    sessions.map(blocks).joined().joined(separator: "\n\n") + "\n"
  }

  private static func blocks(_ session: ExportedSession) -> [String] {
    var blocks: [String] = []
    if !session.help.isEmpty {
      blocks.append(session.help.map { "> \(escaped($0))" }.joined(separator: "\n>\n"))
    }
    blocks.append("# \(escaped(session.title))")
    blocks.append(escaped(session.contents))
    if !session.feelings.isEmpty {
      blocks.append("## Feelings")
      blocks.append(session.feelings.map { "- \(escaped($0))" }.joined(separator: "\n"))
    }
    if !session.plans.isEmpty {
      blocks.append("## Plan")
      blocks.append(session.plans.map { "- \(escaped($0))" }.joined(separator: "\n"))
    }
    blocks.append("## What was said")
    blocks += session.transcript.turns.flatMap(self.blocks)
    if session.transcript.leftOut > 0 {
      blocks.append("*\(escaped(ReplayWording.leftOut(session.transcript.leftOut)))*")
    }
    if let ending = session.transcript.ending {
      blocks.append("*\(escaped(ReplayWording.ending(ending)))*")
    }
    return blocks
  }

  private static func blocks(_ turn: Transcript.Turn) -> [String] {
    var blocks = TranscriptText.notes(before: turn).map { "*\(escaped($0))*" }
    if turn.typed != nil || turn.number == 0 {
      blocks.append("### \(ReplayWording.turnHeading(turn))")
    }
    if let typed = turn.typed {
      let mark = turn.isTakenBack ? " *\(escaped(ReplayWording.takenBack))*" : ""
      blocks.append("**You:** \(escaped(VisibleText.of(typed)))\(mark)")
    }
    var label = "**Coach:** "
    for part in turn.parts {
      switch part {
      case .paragraph(let text): blocks.append(label + escaped(text))
      case .choices(let choices):
        if !label.isEmpty { blocks.append("**Coach:**") }
        blocks.append(choices.map { escaped(ReplayWording.choice($0), keepsNumber: true) }.joined(separator: "\n"))
      }
      label = ""
    }
    return blocks
  }

  /// Text in which nothing is markup; line breaks stay line breaks.
  static func escaped(_ text: String, keepsNumber: Bool = false) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var result = ""
      for (place, character) in line.enumerated() {
        let isMarkup =
          "\\`*_[]<>|~&".contains(character)
          || (place == 0 && "#+-=".contains(character))
          || (!keepsNumber && isListMark(character, at: place, in: line))
        if isMarkup { result.append("\\") }
        result.append(character)
      }
      return result
    }.joined(separator: "  \n")
  }

  /// A full stop or bracket behind the digits that begin a line would make a list of it.
  private static func isListMark(_ character: Character, at place: Int, in line: Substring) -> Bool {
    guard character == "." || character == ")", place > 0, place < 10 else { return false }
    return line.prefix(place).allSatisfy { $0.isASCII && $0.isNumber }
  }
}
