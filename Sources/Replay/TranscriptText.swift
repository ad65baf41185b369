import Coach

/// A transcript in plain words, in the order it was said: for a pipe, a file or a screen reader.
package enum TranscriptText {
  /// Writes the transcript, ending with one line feed. The same transcript gives the same bytes.
  ///
  /// No control character of the recorded words gets through. Long lines are not wrapped.
  package static func plain(_ transcript: Transcript, showsTimes: Bool = false) -> String {
    var blocks: [String] = []
    if let start = transcript.start { blocks.append(ReplayWording.heading(start)) }
    for turn in transcript.turns { blocks += Self.blocks(turn, showsTimes: showsTimes) }
    if let ending = transcript.ending { blocks.append(ReplayWording.ending(ending)) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func blocks(_ turn: Transcript.Turn, showsTimes: Bool) -> [String] {
    var blocks: [String] = []
    let time = showsTimes ? " (\(ReplayWording.time(turn.at)))" : ""
    if let unkept = turn.unkept { blocks.append("[\(ReplayWording.notKept(unkept))]") }
    if turn.isReturn { blocks.append(ReplayWording.cameBack(turn.at)) }
    if let typed = turn.typed {
      let mark = turn.isTakenBack ? " \(ReplayWording.takenBack)" : ""
      blocks.append(labelled("You\(time):", VisibleText.of(typed) + mark))
    }
    let reply = turn.events.compactMap(paragraph)
    if !reply.isEmpty { blocks.append(labelled("Coach\(time):", reply.joined(separator: "\n\n"))) }
    return blocks
  }

  private static func paragraph(_ event: SessionEvent) -> String? {
    switch event {
    case .said(let said): VisibleText.of(said.text)
    case .offered(let choices): choices.map(line).joined(separator: "\n")
    default: nil
    }
  }

  private static func line(_ choice: Choice) -> String {
    let mark = choice.isAvailable ? "" : " \(ReplayWording.notAvailable)"
    return "  \(choice.number). \(VisibleText.of(choice.text))\(mark)"
  }

  /// A choice list starts on its own line; words follow their label.
  private static func labelled(_ label: String, _ text: String) -> String {
    text.hasPrefix("  ") ? "\(label)\n\(text)" : "\(label) \(text)"
  }
}

/// Recorded words made safe to print.
package enum VisibleText {
  /// Shows control characters as pictures and takes away marks that turn text round; keeps line
  /// feeds.
  package static func of(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: result.append(scalar)
      case 0x09: result.append(" ")
      case 0x00...0x1F: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F: result.append("\u{2421}")
      case 0x80...0x9F: result.append("\u{FFFD}")
      case 0x2028, 0x2029: result.append("\n")
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
