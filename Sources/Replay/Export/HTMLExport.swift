import Coach

/// Sessions as one HTML file: no script, nothing loaded, for reading, printing and screen readers.
package enum HTMLExport {
  /// Writes a whole document. Colours follow the reader's light or dark setting, and print is black
  /// on white; every pair of colours has a contrast of at least 7 to 1.
  package static func text(_ sessions: [ExportedSession]) -> String {
    let title = sessions.count == 1 ? sessions[0].title : "\(sessions.count) sessions"
    let articles = sessions.enumerated().map { article($1, number: $0 + 1, of: sessions.count) }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <meta name="robots" content="noindex">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(escaped(title))</title>
      <style>
      \(HTMLStyle.text)
      </style>
      </head>
      <body>
      <header>
      <h1>\(escaped(title))</h1>
      </header>
      <main>
      \(articles.joined(separator: "\n"))
      </main>
      <footer>
      <p>Written by Secure Base, a coach that is no therapist. Nothing was sent to anyone.</p>
      </footer>
      </body>
      </html>

      """
  }

  private static func article(_ session: ExportedSession, number: Int, of count: Int) -> String {
    var lines: [String] = ["<article aria-labelledby=\"s\(number)\">"]
    if !session.help.isEmpty {
      lines.append("<section class=\"help\" aria-labelledby=\"s\(number)-help\">")
      lines.append("<h2 id=\"s\(number)-help\">People to ring</h2>")
      lines += session.help.map { "<p>\(escaped($0))</p>" }
      lines.append("</section>")
    }
    let heading = count == 1 ? "What this holds" : session.title
    lines.append("<h2 id=\"s\(number)\">\(escaped(heading))</h2>")
    lines.append("<p>\(escaped(session.contents))</p>")
    lines += list("Feelings", session.feelings)
    lines += list("Plan", session.plans)
    lines.append(count == 1 ? "<h2>What was said</h2>" : "<h3>What was said</h3>")
    let level = count == 1 ? 3 : 4
    for turn in session.transcript.turns { lines += self.turn(turn, session: number, level: level) }
    if session.transcript.leftOut > 0 {
      lines.append(note(ReplayWording.leftOut(session.transcript.leftOut)))
    }
    if let ending = session.transcript.ending { lines.append(note(ReplayWording.ending(ending))) }
    lines.append("</article>")
    return lines.joined(separator: "\n")
  }

  private static func list(_ title: String, _ items: [String]) -> [String] {
    guard !items.isEmpty else { return [] }
    return ["<p class=\"label\">\(title)</p>", "<ul>"] + items.map { "<li>\(escaped($0))</li>" } + ["</ul>"]
  }

  private static func turn(_ turn: Transcript.Turn, session: Int, level: Int) -> [String] {
    var lines = TranscriptText.notes(before: turn).map(note)
    lines.append("<section class=\"turn\">")
    if turn.typed != nil || turn.number == 0 {
      let time = "<time datetime=\"\(turn.at)\">\(ReplayWording.time(turn.at))</time>"
      let name = turn.number == 0 ? "Opening" : "Turn \(turn.number)"
      lines.append(
        "<h\(level) id=\"s\(session)-t\(turn.number)\">\(name), \(time)</h\(level)>")
    }
    if let typed = turn.typed {
      let mark = turn.isTakenBack ? " <em>\(escaped(ReplayWording.takenBack))</em>" : ""
      lines.append(
        "<div class=\"you\"><p><strong>You:</strong> \(escaped(VisibleText.of(typed)))\(mark)</p></div>")
    }
    if !turn.parts.isEmpty { lines += reply(turn.parts) }
    lines.append("</section>")
    return lines
  }

  private static func reply(_ parts: [Transcript.Turn.Part]) -> [String] {
    var lines = ["<div class=\"coach\">"]
    var label = "<strong>Coach:</strong> "
    for part in parts {
      switch part {
      case .paragraph(let text): lines.append("<p>\(label)\(escaped(text))</p>")
      case .choices(let choices):
        if !label.isEmpty { lines.append("<p>\(label)</p>") }
        lines.append("<ol>")
        for choice in choices {
          let mark = choice.isAvailable ? "" : " <em>\(ReplayWording.notAvailable)</em>"
          lines.append("<li value=\"\(choice.number)\">\(escaped(choice.text))\(mark)</li>")
        }
        lines.append("</ol>")
      }
      label = ""
    }
    return lines + ["</div>"]
  }

  private static func note(_ text: String) -> String { "<p class=\"note\">\(escaped(text))</p>" }

  /// Text in which nothing is markup; line breaks stay.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "<br>"
      default: result.append(character)
      }
    }
    return result
  }
}
