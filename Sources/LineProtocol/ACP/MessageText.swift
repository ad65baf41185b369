import Coach

/// A message as one text: Markdown that reads well as plain text, and to a screen reader.
///
/// Choices are a numbered list, and the last line says that words are welcome. What could be taken
/// for Markdown in the person's own words, which the coach says back, is escaped; control characters go.
enum MessageText {
  static func text(_ message: Message) -> String {
    guard message.speaker == .coach else { return message.paragraphs.joined(separator: "\n") }
    var parts = message.paragraphs.flatMap { paragraph in
      paragraph.split(separator: "\n").map { escaped(clean(String($0))) }.filter { !$0.isEmpty }
    }
    if !message.choices.isEmpty {
      parts.append(message.choices.map(line).joined(separator: "\n"))
      parts.append(TalkWording.welcome)
    }
    return parts.joined(separator: "\n\n")
  }

  private static func line(_ choice: Choice) -> String {
    let text = inline(clean(choice.text.split(whereSeparator: \.isNewline).joined(separator: " ")))
    return "\(choice.number). \(text)" + (choice.isAvailable ? "" : " (not available now)")
  }

  /// Without what acts on a terminal or turns text round.
  static func clean(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: kept.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: break
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// A paragraph that is no heading, list, quotation or rule, whatever it begins with. A number at its start
  /// stays a number in a list as well.
  private static func escaped(_ paragraph: String) -> String {
    let text = inline(paragraph)
    guard let first = text.unicodeScalars.first else { return text }
    let startsBlock = ["#", ">", "+", "-", "=", "~", "|"].contains(first)
    return startsBlock ? "\\" + text : text
  }

  private static func inline(_ text: String) -> String {
    guard text.utf8.contains(where: { marks.contains($0) }) else { return text }
    var result = ""
    var before: Character = " "
    for (place, character) in zip(text.indices, text) {
      let next = text.index(after: place)
      let after = next < text.endIndex ? text[next] : " "
      switch character {
      // Inside a word it means nothing, and addresses have it.
      case "_" where (before.isLetter || before.isNumber) && (after.isLetter || after.isNumber): break
      case "*" where before == " " && after == " ": break
      case "<" where !(after.isLetter || after == "/" || after == "!" || after == "?"): break
      case "&" where !(after.isLetter || after == "#"): break
      case "*", "_", "[", "]", "<", "\\", "&": result.append("\\")
      default: break
      }
      result.append(character)
      before = character
    }
    return result
  }

  private static let marks = Set("*_[]<\\&".utf8)
}
