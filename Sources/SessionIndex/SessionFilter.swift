import Coach

/// Which sessions are wanted.
package struct SessionFilter: Sendable, Equatable {
  package var topic: String?
  package var feeling: String?
  /// The first and the last day, month or year, each as the beginning of a date.
  package var since: String?
  package var until: String?

  package init(
    topic: String? = nil, feeling: String? = nil, since: String? = nil, until: String? = nil
  ) {
    self.topic = topic
    self.feeling = feeling
    self.since = since
    self.until = until
  }

  package var isEmpty: Bool { self == SessionFilter() }

  /// Whether a session is wanted. Days are the person's own, as they were then.
  package func fits(_ session: SessionDigest) -> Bool {
    fits(day: session.startedAt.description, topics: session.topics, feelings: session.feelings)
  }

  func fits(day: String, topics: [String], feelings: [String]) -> Bool {
    if let since, day.prefix(since.utf8.count) < since { return false }
    if let until, day.prefix(until.utf8.count) > until { return false }
    if let topic, !topics.contains(topic) { return false }
    if let feeling = feeling?.lowercased(), !feelings.contains(where: { $0.lowercased() == feeling }) {
      return false
    }
    return true
  }

  /// A year, month or day that exists, as it is written in a date; nil for anything else.
  package static func day(_ text: String) -> String? {
    switch text.utf8.count {
    case 4: Moment(text + "-01-01") == nil ? nil : text
    case 7: Moment(text + "-01") == nil ? nil : text
    case 10: Moment(text) == nil ? nil : text
    default: nil
    }
  }
}
