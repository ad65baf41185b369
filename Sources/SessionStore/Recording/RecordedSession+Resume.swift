package import Coach

/// What came of taking an unfinished session up again.
package enum Resumption {
  /// It goes on at the exact prompt; `position.events` put the question again.
  case ready(RecordedSession)
  /// It does not come out as it was recorded, so the prompt cannot be reached. Nothing was written.
  case changed(ChangedSession)
}

/// A session that does not come out of the engine as it was recorded.
package struct ChangedSession: Sendable, Equatable {
  /// What is different from when it was recorded; the first of these that holds.
  package enum Reason: Sendable, Equatable {
    /// Lines of its log were changed or are gone.
    case log
    case scripts
    /// Words were taken out of it, as the person wished.
    case forgetting
    /// None of these: so it is the program itself.
    case program
  }

  package var file: SessionFileName
  package var reason: Reason
  /// The scripts that ran when it was recorded, if its start can be read.
  package var recordedScripts: String?
  package var currentScripts: String
  /// How many turns still come out the same.
  package var agreedTurns: Int
  /// The topic heard last, to begin a new session from.
  package var lastTopic: String?
  /// The node that spoke last.
  package var lastNode: String?
  package var notices: [StoreNotice]
}

extension RecordedSession {
  /// Takes up an unfinished session: runs its recorded inputs and compares what comes out.
  ///
  /// A turn cut off while it was written is completed and on the disk when this returns. Throws
  /// `inUse` when another program has it open, `finished` when it came to its close.
  package static func resume(
    _ file: SessionFileName, in store: Store, engine: SessionEngine, at moment: Moment
  ) throws(StoreError) -> Resumption {
    var writer = try LogWriter.open(file, in: store)
    let log = try writer.read()
    if log.isFinished { throw .finished(file: file.description) }
    guard let start = log.start,
      let rerun = Rerun(log.events, isCut: log.isTurnCut, engine: engine)
    else {
      if log.isEmpty { throw .unreadable(file: file.description) }
      return .changed(ChangedSession(log, currentScripts: engine.scripts, agreedTurns: 0))
    }
    guard rerun.agrees, !log.isDamaged else {
      return .changed(
        ChangedSession(log, currentScripts: engine.scripts, agreedTurns: rerun.agreedTurns))
    }
    writer.goOn(after: log)
    try writer.complete(rerun.missing, after: log)
    let position = rerun.position.resume(moment)
    let session = RecordedSession(
      store: store, engine: engine, start: start, position: position.events.isEmpty ? rerun.position : position,
      writer: writer, waiting: position.events.map { TimedEvent(at: moment, event: $0) },
      notices: log.faults)
    return .ready(session)
  }
}

extension LogWriter {
  /// Writes the end of a turn that was cut off; its moment is that of what was typed.
  fileprivate mutating func complete(
    _ events: [SessionEvent], after log: SessionLog
  ) throws(StoreError) {
    guard let at = log.entries.last?.at else { return }
    try append(events.map { TimedEvent(at: at, event: $0) })
  }
}

extension ChangedSession {
  init(_ log: SessionLog, currentScripts: String, agreedTurns: Int) {
    let reason: Reason =
      if log.start == nil || log.isDamaged { .log }
      else if log.start?.scripts != currentScripts { .scripts }
      else { log.removed > 0 ? .forgetting : .program }
    self.init(
      file: log.file, reason: reason, recordedScripts: log.start?.scripts, currentScripts: currentScripts,
      agreedTurns: agreedTurns, lastTopic: log.lastTopic, lastNode: log.lastNode,
      notices: log.faults)
  }
}

extension SessionLog {
  /// The topic heard last.
  package var lastTopic: String? {
    for entry in entries.reversed() {
      if case .heard(let heard) = entry.event, let topic = heard.topics.first { return topic.topic }
    }
    return nil
  }

  /// The node that spoke or asked last.
  package var lastNode: String? {
    for entry in entries.reversed() {
      switch entry.event {
      case .said(let said): if let node = said.node { return node }
      case .asked(let asked): return asked.node
      default: break
      }
    }
    return nil
  }
}
