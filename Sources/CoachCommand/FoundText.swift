import Coach
import Replay
import SessionIndex
import SessionStore
import Terminal

/// Recorded words on one line, with nothing in them that a terminal obeys.
enum VisibleLine {
  static func of(_ text: String) -> String {
    VisibleText.of(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Sessions and places that were found, for a person.
struct FoundText {
  let program: CoachProgram
  /// The columns of the window; a pipe has no end.
  let columns: Int
  let usesColour: Bool

  init(_ program: CoachProgram, _ look: LookOptions) {
    self.program = program
    columns = max(20, terminalColumns(of: 1) ?? .max)
    usesColour =
      !look.plain
      && (ColourChoice(rawValue: look.color.rawValue) ?? .auto).usesColour(
        isTerminal: Platform.isTerminal(1), environment: Platform.environment)
  }

  /// One session of a listing, in a few lines.
  func listed(_ listed: IndexContents.Listed) -> SafeText {
    let digest = listed.digest
    var about: [String] = []
    if !digest.topics.isEmpty { about.append("About " + titles(digest.topics) + ".") }
    if !digest.feelings.isEmpty { about.append("Felt " + digest.feelings.map(VisibleLine.of).joined(separator: ", ") + ".") }
    var lines = heading(
      "\(listed.number)", when(digest) + ", \(length(digest))\(digest.isFinished ? "" : ", left open"), \(digest.file.shortID)")
    lines += indented(about.joined(separator: " "))
    if !digest.firstWords.isEmpty {
      lines += lineOf("\"" + cut(VisibleLine.of(digest.firstWords), to: min(columns - 6, 72)) + "\"")
    }
    return lines
  }

  /// One place in which something was found.
  func hit(_ hit: IndexContents.Hit) -> SafeText {
    let digest = hit.session.digest
    let speaker = hit.isTyped ? "you" : "the coach"
    let turn = hit.turn == 0 ? "opening" : "turn \(hit.turn)"
    let back = hit.isTakenBack ? ", taken back" : ""
    var lines = heading("\(hit.session.number)", "\(when(digest)), \(turn), \(speaker)\(back), \(digest.file.shortID)")
    if let parts = hit.text {
      for line in excerpt(parts) { lines += SafeText("   ") + line + .newline }
    } else {
      lines += indented("(In a talk about danger: its words are shown only where you open it, with coach replay \(digest.file.shortID).)")
    }
    return lines
  }

  private func heading(_ number: String, _ text: String) -> SafeText {
    let rest = wrapped(SafeText(text).string, to: columns - number.count - 2)
    let first = SafeText(number).styled(.number, if: usesColour) + SafeText("  \(rest.first ?? "")") + .newline
    return rest.dropFirst().reduce(first) { $0 + SafeText("   \($1)") + .newline }
  }

  func indented(_ text: String) -> SafeText {
    guard !text.isEmpty else { return .empty }
    return wrapped(SafeText(text).string, to: columns - 3)
      .reduce(SafeText.empty) { $0 + SafeText("   \($1)") + .newline }
  }

  private func lineOf(_ text: String) -> SafeText { SafeText("   \(text)") + .newline }

  func titles(_ topics: [String]) -> String {
    let shown = topics.prefix(4).map { VisibleLine.of(program.title(ofTopic: $0)) }
    let rest = topics.count - shown.count
    return shown.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }

  private func when(_ digest: SessionDigest) -> String { Self.when(digest.startedAt) }

  static func when(_ moment: Moment) -> String {
    let text = moment.description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
  }

  private func length(_ digest: SessionDigest) -> String {
    let turns = digest.turns == 1 ? "1 turn" : "\(digest.turns) turns"
    return "\(turns), \(digest.minutes) min"
  }

  // MARK: Excerpts

  /// The words around what was found, which stands in brackets, and in bold where there is colour.
  private func excerpt(_ parts: [IndexContents.Part]) -> [SafeText] {
    let marked = Self.marked(parts)
    let most = columns == .max ? 400 : max(160, (columns - 3) * 2)
    return wrapped(Self.around(marked, most: most), to: columns - 3).map { styled($0) }
  }

  /// The marks stand for brackets until colours are put in.
  private static func marked(_ parts: [IndexContents.Part]) -> String {
    // Blanks at the ends of a part keep words apart.
    parts.map { part in
      let text = VisibleText.of(part.text)
      let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
      let line = isPlain ? text : String(text.map { $0.isWhitespace ? " " : $0 })
      return part.isFound ? "\(opening)\(line)\(closing)" : line
    }.joined()
  }

  /// Leaves out what is far from the first place that was found.
  private static func around(_ text: String, most: Int) -> String {
    guard DisplayWidth.of(text) > most, let place = text.firstIndex(of: opening) else { return text }
    let before = text[..<place]
    let lead = before.suffix(most / 3)
    var begun = lead[...]
    if lead.count < before.count, let blank = lead.firstIndex(of: " ") { begun = lead[blank...].dropFirst() }
    let head = begun.count < before.count ? "…" + begun : String(before)
    return head + cut(String(text[place...]), to: most - DisplayWidth.of(head))
  }

  private func styled(_ line: String) -> SafeText {
    var result = SafeText.empty
    var text = ""
    var isFound = false
    for character in line {
      switch character {
      case Self.opening:
        result += SafeText(text)
        (text, isFound) = ("[", true)
      case Self.closing:
        result += SafeText(text + "]").styled(.number, if: usesColour && isFound)
        (text, isFound) = ("", false)
      default: text.append(character)
      }
    }
    return result + SafeText(text).styled(.number, if: usesColour && isFound)
  }

  // Of a private area: the wrapping takes them for letters of one column, as the brackets are.
  private static let opening: Character = "\u{E000}"
  private static let closing: Character = "\u{E001}"
}
