import Coach
import Replay
import SessionStore

/// A session that a command was asked for, with what must be said about it first.
struct PastSession {
  let log: SessionLog
  let program: CoachProgram
  /// Whether danger was touched in it.
  let touchesSafety: Bool

  /// Finds and reads it; what is wrong with its file is named on the error stream.
  init(_ query: String, in store: Store, program: CoachProgram) throws {
    let log: SessionLog
    do throws(StoreError) {
      log = try Self.read(try store.find(query), in: store)
    } catch {
      throw Failure(error.description)
    }
    self.init(log, program: program)
    for fault in log.faults { Platform.write(fault.description + "\n", to: 2) }
  }

  /// Reads a log; of a newer one, what this version knows.
  private static func read(_ file: SessionFileName, in store: Store) throws(StoreError) -> SessionLog {
    do {
      return try store.log(file)
    } catch {
      guard case .newerFormat = error else { throw error }
      let log = try SessionLog(reading: store.bytes(of: file), file: file, isNewerRead: true)
      if log.isEmpty { throw error }
      Platform.write("\(error.description) What is known is shown.\n", to: 2)
      return log
    }
  }

  init(_ log: SessionLog, program: CoachProgram) {
    self.log = log
    self.program = program
    touchesSafety = program.touchesSafety(log.events)
  }

  /// People to ring; none for a session that touched no danger.
  var help: [String] {
    touchesSafety
      ? program.helpLines(for: log.start, country: Country.code(flag: nil, environment: Platform.environment))
      : []
  }

  /// The session as it goes out, whole or in part, with or without names.
  func exported(_ selection: TurnSelection, isRedacted: Bool) -> ExportedSession {
    let events = isRedacted ? redacted : log.events
    let transcript = Transcript(events)
    return ExportedSession(
      transcript: selection.applied(to: transcript), allTurns: transcript.typedTurns, help: help,
      isRedacted: isRedacted, faults: log.faults.map(\.description))
  }

  /// The events with marks for names and numbers.
  var redacted: [TimedEvent] {
    Redactor(log.events, commonWords: program.scriptWords).redacted(log.events)
  }
}
