import Coach

/// Which turns of a session are wanted: by number, time of day, a word or a topic.
package struct TurnSelection: Sendable, Equatable {
  /// Numbers of turns; the opening is 0.
  package var turns: ClosedRange<Int>?
  package var from: ClockTime?
  package var to: ClockTime?
  /// A word or words that stand in the turn.
  package var word: String?
  /// A topic's name or a part of it.
  package var topic: String?

  package init(
    turns: ClosedRange<Int>? = nil, from: ClockTime? = nil, to: ClockTime? = nil,
    word: String? = nil, topic: String? = nil
  ) {
    self.turns = turns
    self.from = from
    self.to = to
    self.word = word
    self.topic = topic
  }

  /// Whether everything is wanted.
  package var isEverything: Bool { self == TurnSelection() }

  /// The transcript with the wanted turns; what was left out is counted where it was.
  package func applied(to transcript: Transcript) -> Transcript {
    guard !isEverything else { return transcript }
    let topics = transcript.topics
    let span = (transcript.turns.first?.at, transcript.turns.last?.at)
    var result = transcript
    result.turns = []
    var leftOut = 0
    for (place, turn) in transcript.turns.enumerated() {
      if wants(turn, topic: topics[place], from: span.0, to: span.1) {
        var turn = turn
        turn.leftOut = leftOut
        leftOut = 0
        result.turns.append(turn)
      } else {
        leftOut += 1
      }
    }
    result.leftOut = leftOut
    return result
  }

  private func wants(_ turn: Transcript.Turn, topic: String?, from: Moment?, to: Moment?) -> Bool {
    if let turns, !turns.contains(turn.number) { return false }
    if let from, let to, !isInTime(turn.at, from...max(from, to)) { return false }
    if let word, !turn.contains(word) { return false }
    if let wanted = self.topic {
      guard let topic, topic.contains(wanted.lowercased().replacing(" ", with: "-")) else {
        return false
      }
    }
    return true
  }

  /// The whole last minute counts.
  private func isInTime(_ moment: Moment, _ span: ClosedRange<Moment>) -> Bool {
    let minute = moment.localMinute
    if let from, minute < from.localMinute(in: span) { return false }
    if let to, minute > to.localMinute(in: span) { return false }
    return true
  }
}

/// A time of day, with a date when one was given.
package struct ClockTime: Sendable, Equatable {
  /// Minutes since midnight.
  package var minutes: Int
  /// Days since 1970-01-01; nil for the day of the session.
  package var day: Int?

  /// Reads `14:05` or `2026-11-24T14:05`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    guard let time = parts.last, parts.count <= 2, time.contains(":"),
      let moment = Moment("1970-01-01T" + (time.utf8.count == 4 ? "0" : "") + time)
    else { return nil }
    minutes = moment.localMinute
    if parts.count == 2 {
      guard let date = Moment(String(parts[0])) else { return nil }
      day = date.localDay
    }
  }

  /// The minute that is meant. In a session that goes past midnight, a time that the first day
  /// had already left behind is one of the next day.
  func localMinute(in span: ClosedRange<Moment>) -> Int {
    if let day { return day * 1440 + minutes }
    let today = span.lowerBound.localDay * 1440 + minutes
    let tomorrow = today + 1440
    let isPast = today < span.lowerBound.localMinute
    return isPast && tomorrow <= span.upperBound.localMinute ? tomorrow : today
  }
}

extension Moment {
  /// Minutes since 1970 on the person's clock.
  fileprivate var localMinute: Int {
    let minutes = (milliseconds + Int64(offsetMinutes) * 60_000) / 60_000
    return Int(minutes)
  }
}
