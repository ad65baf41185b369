import Coach

/// Something to be forgotten, as it is noted on the disk until it is done everywhere.
struct ForgettingTask: Codable, Equatable {
  /// A session that goes as a whole.
  struct Session: Codable, Equatable {
    var file: String
    var id: String
  }

  var forgetting: Forgetting
  var sessions: [Session] = []

  func removes(_ file: SessionFileName) -> Bool { sessions.contains { $0.file == file.stem } }

  private var editor: LogForgetting {
    LogForgetting(forgetting, sessions: Set(sessions.map(\.id)))
  }

  /// A log without it; nil when nothing of it was there. Adds to the count of places.
  func applied(to log: [UInt8], _ places: inout Int) -> [UInt8]? {
    var editor = editor
    defer { places += editor.places }
    return editor.applied(toLog: log)
  }

  /// Events that are not on the disk yet, without it.
  func applied(to events: [TimedEvent], in start: SessionStart) -> [TimedEvent] {
    let bytes = events.enumerated().flatMap { index, timed in
      LogLine(
        n: index, at: timed.at, event: timed.event, last: index == events.count - 1,
        removed: timed.removed
      ).bytes
    }
    var places = 0
    guard let edited = applied(to: bytes, &places),
      let file = SessionFileName(start: start.at, session: start.session),
      let log = try? LogReader.read(edited, file: file), log.entries.count == events.count
    else { return events }
    return log.events
  }
}

/// The file that says what is to be forgotten.
struct ForgettingFile: Codable {
  static let version = 1
  var format = ForgettingFile.version
  var tasks: [ForgettingTask]
}

/// What came of forgetting.
package struct ForgettingReport: Sendable, Equatable {
  /// Places from which words or entries were taken.
  package var places = 0
  /// Files that were changed, this session's among them.
  package var files = 0
  /// Sessions that are gone as a whole.
  package var sessions = 0
  /// Sessions that another window has open; they follow later.
  package var open: [String] = []
  /// What stood in the way, one sentence each.
  package var failures: [String] = []

  package init(failures: [String] = []) { self.failures = failures }

  package var isComplete: Bool { open.isEmpty && failures.isEmpty }
}

extension ForgettingReport: CustomStringConvertible {
  /// What was done and what could not be, for a person.
  package var description: String {
    var sentences: [String] = []
    if sessions > 0 { sentences.append(sessions == 1 ? "One session is removed." : "\(sessions) sessions are removed.") }
    if places > 0 {
      sentences.append(
        "Taken out in \(places == 1 ? "1 place" : "\(places) places") of \(files == 1 ? "1 file" : "\(files) files").")
    }
    if places == 0, sessions == 0, isComplete { sentences.append("No file held it.") }
    if !open.isEmpty {
      sentences.append(
        "Still open in another window, and done when that is closed: \(open.joined(separator: ", ")).")
    }
    if !failures.isEmpty {
      sentences.append("Not all is done yet; the next start tries again.")
      sentences += failures.prefix(3)
    }
    sentences.append(StoreWording.outOfReach)
    return sentences.joined(separator: " ")
  }
}
