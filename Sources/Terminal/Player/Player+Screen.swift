import Coach
import Replay

/// A whole screen: as many lines as the window has rows, none wider than its columns.
package struct PlayerScreen: Sendable, Equatable {
  package var lines: [SafeText]
}

extension Player {
  /// What the window shows now: the session from below, and one status line.
  package var screen: PlayerScreen {
    let body = max(0, rows - 1)
    let lines = panel == .session ? visible(body) : panelLines(body)
    let filled = lines + Array(repeating: "", count: max(0, body - lines.count))
    return PlayerScreen(
      lines: filled.prefix(body).map { SafeText(cut($0)) } + [SafeText(cut(status))])
  }

  private var textWidth: Int { max(1, min(columns - 4, 68)) }

  // MARK: The session

  /// The last rows of all that is shown up to here; fewer when there is not that much.
  private func visible(_ height: Int) -> [String] {
    guard !timeline.steps.isEmpty else { return wrapped(PlayerWording.emptySession, to: textWidth).map(indented) }
    var lines: [String] = []
    var place = turn
    // Only as many turns as fit are laid out.
    while place >= 0, lines.count < height + scroll {
      lines = self.lines(ofTurn: place) + lines
      place -= 1
    }
    if place < 0 { lines = opening + lines }
    let end = max(min(height, lines.count), lines.count - scroll)
    return Array(lines[..<end].suffix(height))
  }

  /// How far the view can be scrolled up.
  var scrollable: Int {
    let height = max(0, rows - 1)
    if panel != .session { return max(0, panelText.count - height) }
    guard !timeline.steps.isEmpty else { return 0 }
    return max(0, opening.count + (0...turn).reduce(0) { $0 + lines(ofTurn: $1).count } - height)
  }

  /// What stands above the first turn.
  private var opening: [String] {
    let title = transcript.start.map { ReplayText.heading($0) }
    return (help + (title.map { [$0] } ?? [])).flatMap {
      wrapped(SafeText($0).string, to: textWidth).map(indented) + [""]
    }
  }

  /// A turn as far as it is shown, with an empty line behind it.
  private func lines(ofTurn place: Int) -> [String] {
    let turn = transcript.turns[place]
    let step = place == self.turn ? timeline.steps[self.step] : nil
    var lines = TranscriptText.notes(before: turn).flatMap { wrapped($0, to: textWidth).map(indented) + [""] }
    if let typed = turn.typed {
      let shown = step.map { String(typed.prefix($0.characters)) } ?? typed
      let mark = turn.isTakenBack && step?.isWhole != false ? " " + ReplayText.takenBack : ""
      lines += wrapped("> " + SafeText(VisibleText.of(shown) + mark).string, to: textWidth) + [""]
    }
    guard step?.isWhole != false else { return lines }
    for part in turn.parts {
      switch part {
      case .paragraph(let text): lines += wrapped(SafeText(text).string, to: textWidth).map(indented)
      case .choices(let choices):
        lines += choices.flatMap { wrapped(SafeText(ReplayText.choice($0)).string, to: textWidth).map(indented) }
      }
      lines.append("")
    }
    if place == transcript.turns.count - 1, let ending = transcript.ending {
      lines += [indented(ReplayText.ending(ending)), ""]
    }
    return lines
  }

  private func indented(_ line: String) -> String { line.isEmpty ? "" : "  " + line }

  // MARK: Panels

  private func panelLines(_ height: Int) -> [String] {
    Array(panelText.dropFirst(min(scroll, scrollable)).prefix(height))
  }

  private var panelText: [String] {
    switch panel {
    case .session: []
    case .keys: keyLines
    case .why: whyLines
    case .help:
      (help + [PlayerWording.goOn]).flatMap {
        wrapped(SafeText($0).string, to: textWidth).map(indented) + [""]
      }
    }
  }

  private var keyLines: [String] {
    let width = PlayerWording.keys.map { DisplayWidth.of($0.key) }.max() ?? 0
    let keys = PlayerWording.keys.filter { $0.key != "h" || !help.isEmpty }
    let rows = keys.flatMap { key, does -> [String] in
      let gap = String(repeating: " ", count: width - DisplayWidth.of(key) + 2)
      let margin = String(repeating: " ", count: width + 2)
      let lines = wrapped(does, to: max(8, textWidth - width - 2))
      return lines.enumerated().map { indented(($0 == 0 ? key + gap : margin) + $1) }
    }
    return [indented(PlayerWording.keysTitle), ""] + rows
  }

  private var whyLines: [String] {
    guard transcript.turns.indices.contains(turn) else { return [] }
    let shown = transcript.turns[turn]
    var paragraphs = ["Why turn \(shown.number) was what it was"]
    if let typed = shown.typed { paragraphs.append("You typed: " + VisibleText.of(typed)) }
    if let reasons {
      paragraphs += reasons[shown.number] ?? [PlayerWording.noReasons] + recorded(shown)
    } else {
      paragraphs.append(PlayerWording.loading)
    }
    return paragraphs.flatMap { wrapped(SafeText($0).string, to: textWidth).map(indented) + [""] }
  }

  /// What the log itself tells of a turn.
  private func recorded(_ turn: Transcript.Turn) -> [String] {
    var paragraphs: [String] = []
    for event in turn.events {
      switch event {
      case .heard(let heard) where !heard.topics.isEmpty:
        paragraphs.append("Heard: " + heard.topics.map(\.topic).joined(separator: ", ") + ".")
      case .said(let said):
        guard let line = said.line else { continue }
        let sources = (said.sources ?? []).joined(separator: ", ")
        paragraphs.append("\(line) in \(said.node ?? "no node")\(sources.isEmpty ? "" : ", \(sources)")")
      default: break
      }
    }
    return paragraphs
  }

  // MARK: The foot

  private var status: String {
    switch entry {
    case .turn(let text): return "Turn: \(text)_"
    case .search(let text): return "/\(SafeText(text).string.replacing("\n", with: " "))_"
    case nil: break
    }
    if let notice { return notice }
    if panel == .help { return PlayerWording.helpFoot }
    guard !transcript.turns.isEmpty else { return "q leave" }
    let last = transcript.turns.last?.number ?? 0
    let shown = transcript.turns[turn]
    let percent = transcript.turns.count > 1 ? turn * 100 / (transcript.turns.count - 1) : 100
    let state = isPlaying ? "playing" : step + 1 < timeline.steps.count ? "stopped" : "end"
    var parts = ["\(ReplayText.time(shown.at))  turn \(shown.number)/\(last)  \(percent)%", state]
    if pace.speed != 1 { parts.append("\(speedText)x") }
    if panel == .why { parts.append("why") }
    let about = ([topics[turn].map { topicName($0) }, shown.feelings.last?.word].compactMap { $0 }).joined(separator: ", ")
    let keys = "? keys"
    // What is least needed goes first where the window is narrow.
    for optional in [about.isEmpty ? [keys] : [about, keys], [keys], []] {
      let line = (parts + optional).joined(separator: "  ")
      if DisplayWidth.of(line) <= columns { return line }
    }
    return parts[0]
  }

  private var speedText: String {
    let hundredths = Int((pace.speed * 100).rounded())
    let rest = hundredths % 100
    if rest == 0 { return "\(hundredths / 100)" }
    return "\(hundredths / 100)." + (rest < 10 ? "0\(rest)" : rest % 10 == 0 ? "\(rest / 10)" : "\(rest)")
  }

  /// A line cut to the window: a long address has no place to break.
  private func cut(_ line: String) -> String {
    guard DisplayWidth.of(line) > columns else { return line }
    var result = ""
    var used = 0
    for character in line {
      used += DisplayWidth.of(character)
      if used > columns { break }
      result.append(character)
    }
    return result
  }
}
