package import Coach

/// One session in a listing.
package struct SessionSummary: Sendable, Equatable {
  package var file: SessionFileName
  /// The session's id; its first eight digits when the log's first line is gone.
  package var session: String
  package var startedAt: Moment
  package var endedAt: Moment
  /// How often the person typed something.
  package var turns: Int
  /// The topics heard, each once, in the order they first came up.
  package var topics: [String]
  /// The first words the person typed that are no command and no number.
  package var firstWords: String
  package var isFinished: Bool

  /// Whole minutes from start to end; 0 when the clock went back.
  package var minutes: Int { max(0, endedAt.minutes(since: startedAt)) }
}

extension SessionSummary {
  /// Sums a log up; nil when nothing was typed in it.
  init?(_ log: SessionLog) {
    let typed = log.entries.compactMap { entry -> String? in
      if case .typed(let text) = entry.event { text } else { nil }
    }
    guard let first = typed.first, let firstEntry = log.entries.first,
      let lastEntry = log.entries.last
    else { return nil }
    var topics: [String] = []
    for case .heard(let heard) in log.entries.map(\.event) {
      for topic in heard.topics.map(\.topic) where !topics.contains(topic) { topics.append(topic) }
    }
    self.init(
      file: log.file, session: log.session, startedAt: log.start?.at ?? firstEntry.at,
      endedAt: lastEntry.at, turns: typed.count, topics: topics,
      firstWords: typed.first { !$0.hasPrefix("/") && Int($0) == nil } ?? first, isFinished: log.isFinished)
  }
}
