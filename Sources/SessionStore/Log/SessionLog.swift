package import Coach

/// What could be read from one session's file.
package struct SessionLog: Sendable, Equatable {
  /// An event with the place it stands in.
  package struct Entry: Sendable, Equatable {
    /// The line of the file, from 1.
    package var line: Int
    package var at: Moment
    package var event: SessionEvent
    /// In how many places words were taken out of it.
    package var removed = 0
  }

  package var file: SessionFileName
  /// Nil when the first line is gone; the rest is then still there to read.
  package var start: SessionStart?
  package var entries: [Entry]
  /// What is wrong with the file, in the order of lines.
  package var faults: [StoreNotice]
  /// How many bytes from the start are whole lines.
  package var soundLength: Int
  /// How many lines these are.
  package var soundLines: Int
  /// Whether the last turn lacks its end: it was never shown.
  package var isTurnCut: Bool

  /// A log of which nothing could be read.
  package init(unreadable file: SessionFileName) {
    self.init(
      file: file, start: nil, entries: [], faults: [], soundLength: 0, soundLines: 0, isTurnCut: false)
  }

  init(
    file: SessionFileName, start: SessionStart?, entries: [Entry], faults: [StoreNotice],
    soundLength: Int, soundLines: Int, isTurnCut: Bool
  ) {
    self.file = file
    self.start = start
    self.entries = entries
    self.faults = faults
    self.soundLength = soundLength
    self.soundLines = soundLines
    self.isTurnCut = isTurnCut
  }

  /// Whether nothing in the file is a session: the first turn never got to the disk.
  package var isEmpty: Bool { entries.isEmpty }

  /// The events for replay, memory and transcripts.
  package var events: [TimedEvent] {
    entries.map { TimedEvent(at: $0.at, event: $0.event, removed: $0.removed) }
  }

  /// In how many places words were taken out of the log.
  package var removed: Int { entries.reduce(0) { $0 + $1.removed } }

  package var turns: Int { entries.count { $0.event.name == .typed } }

  /// Whether the session came to its close. What the last turn remembered stands behind its end.
  package var isFinished: Bool {
    if case .ended(.finished)? = entries.last(where: { $0.event.name != .remembered })?.event { true } else { false }
  }

  /// The session's id; its first eight digits when the first line is gone.
  package var session: String { start?.session ?? file.shortID }

  /// Whether a line is changed or gone, as opposed to cut off at the end.
  package var isDamaged: Bool {
    faults.contains {
      switch $0 {
      case .changed, .gap: true
      default: false
      }
    }
  }
}
