import Coach

/// A session as a terminal recording for asciinema, in version 2 or 3 of its format.
package struct Asciicast {
  /// One event: microseconds since the start, a code, and its data.
  struct Event: Equatable {
    var time: Int
    var code: String
    var data: String
  }

  private let version: Int
  private let columns: Int
  private let rows: Int
  private let maxPause: Int?
  /// Breaks a paragraph into lines that fit.
  private let wrap: (String) -> [String]

  /// The versions that can be written.
  package static let versions = [2, 3]

  /// `maxPause` in milliseconds becomes the recording's own limit for idle time.
  package init(
    version: Int = 2, columns: Int = 80, rows: Int = 24, maxPause: Int? = Pace.usualMaxPause,
    wrap: @escaping (String) -> [String]
  ) {
    self.version = version
    self.columns = columns
    self.rows = rows
    self.maxPause = maxPause
    self.wrap = wrap
  }

  /// Writes the recording, one JSON value a line. The environment is left out altogether.
  package func text(_ session: ExportedSession) -> String {
    ([header(session)] + lines(events(session))).joined(separator: "\n") + "\n"
  }

  private func header(_ session: ExportedSession) -> String {
    var fields = ["\"version\": \(version)"]
    if version == 2 {
      fields += ["\"width\": \(columns)", "\"height\": \(rows)"]
    } else {
      fields.append("\"term\": {\"cols\": \(columns), \"rows\": \(rows), \"type\": \"xterm-256color\"}")
    }
    if let start = session.transcript.start {
      fields.append("\"timestamp\": \(start.at.milliseconds / 1000)")
    }
    if let maxPause {
      fields.append("\"idle_time_limit\": \(Self.seconds(maxPause * 1000, decimals: 3))")
    }
    fields.append("\"title\": \(JSONText.quoted(session.title))")
    return "{\(fields.joined(separator: ", "))}"
  }

  /// Events as lines: the time since the start in version 2, since the event before in version 3.
  ///
  /// Intervals are differences of rounded times, so that what rounding takes from one comes back in
  /// the next.
  func lines(_ events: [Event]) -> [String] {
    var before = 0
    return events.map { event in
      let time: String
      if version == 2 {
        time = Self.seconds(event.time, decimals: 6)
      } else {
        let now = (event.time + 500) / 1000
        time = Self.seconds((now - before) * 1000, decimals: 3)
        before = now
      }
      return "[\(time), \"\(event.code)\", \(JSONText.quoted(event.data))]"
    }
  }

  func events(_ session: ExportedSession) -> [Event] {
    let transcript = session.transcript
    var events = [Event(time: 0, code: "o", data: head(session))]
    var time = 0
    var place = -1
    var shown = 0
    for step in Timeline(transcript).steps {
      time += step.pause * 1000
      let turn = transcript.turns[step.turn]
      if step.turn != place {
        place = step.turn
        shown = 0
        events.append(Event(time: time, code: "m", data: ReplayWording.turnHeading(turn)))
        for note in TranscriptText.notes(before: turn) { events.append(output(screen(note), at: time)) }
      }
      if step.isWhole {
        let goesOn = place < transcript.turns.count - 1 || transcript.ending == nil
        events.append(output(reply(turn, goesOn: goesOn), at: time))
      } else {
        let part = (turn.typed ?? "").dropFirst(shown).prefix(step.characters - shown)
        shown = step.characters
        events.append(output(VisibleText.of(String(part)), at: time))
      }
    }
    if let ending = transcript.ending {
      events.append(output(screen(ReplayWording.ending(ending)), at: time))
    }
    return events
  }

  /// A terminal needs a carriage return as well.
  private func output(_ text: String, at time: Int) -> Event {
    Event(time: time, code: "o", data: text.replacing("\n", with: "\r\n"))
  }

  private func head(_ session: ExportedSession) -> String {
    let blocks = session.help.map(VisibleText.of) + [session.title, session.contents]
    return output(blocks.map { screen($0) + "\n" }.joined(), at: 0).data
  }

  private func reply(_ turn: Transcript.Turn, goesOn: Bool) -> String {
    let mark = turn.isTakenBack ? " " + ReplayWording.takenBack : ""
    var text = turn.typed == nil ? "" : mark + "\n\n"
    for part in turn.parts {
      switch part {
      case .paragraph(let paragraph): text += screen(paragraph) + "\n"
      case .choices(let choices): text += choices.map { screen(ReplayWording.choice($0)) }.joined() + "\n"
      }
    }
    return text + (goesOn ? "> " : "")
  }

  /// A paragraph as it stands on the screen, two columns in, with its line feed.
  private func screen(_ text: String) -> String {
    wrap(text).map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }

  /// Microseconds as seconds with so many decimals.
  static func seconds(_ microseconds: Int, decimals: Int) -> String {
    let fraction = String(microseconds % 1_000_000)
    let padded = String(repeating: "0", count: 6 - fraction.count) + fraction
    return "\(microseconds / 1_000_000).\(padded.prefix(decimals))"
  }
}
