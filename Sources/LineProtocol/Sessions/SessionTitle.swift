import Coach
import Replay

/// What a session is called in a list: its day, the part of the day and a topic.
///
/// It stands in window titles and on other people's screens: never a word of the person, and nothing
/// at all of what a session that touched danger was about.
struct SessionTitle: Sendable, Equatable {
  private let day: String
  private var topic: String?
  private(set) var touchesSafety = false

  init(startedAt moment: Moment) {
    let date = CivilDate(day: moment.localDay)
    let part =
      switch moment.localHour {
      case 5..<12: "morning"
      case 12..<18: "afternoon"
      case 18..<22: "evening"
      default: "night"
      }
    day = "\(date.day) \(Self.months[date.month - 1]), \(part)"
  }

  /// The title of a whole log.
  init(_ events: [TimedEvent], startedAt moment: Moment, _ program: CoachProgram) {
    self.init(startedAt: moment)
    take(events, program)
  }

  /// Takes in what happened; the first topic stays.
  mutating func take(_ events: [TimedEvent], _ program: CoachProgram) {
    if program.touchesSafety(events) { touchesSafety = true }
    topic = topic ?? Transcript(events).turns.lazy.compactMap(\.topic).first.map(program.title(ofTopic:))
  }

  var text: String {
    guard let topic, !touchesSafety else { return day }
    return "\(day): \(topic.split(whereSeparator: \.isWhitespace).joined(separator: " "))"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
