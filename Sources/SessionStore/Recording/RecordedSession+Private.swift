import Coach

/// Parts of a session of which nothing is kept.
///
/// While one lasts, nothing is written. The log is told of it when it is over: one event with the
/// number of turns, and the session goes on from where it stood before, so that a replay needs
/// nothing of it. Where danger was spoken of, not even that is written, and the log gets its close.
extension RecordedSession {
  /// Whether nothing of what is said now is kept, by the person's wish.
  package var isPrivate: Bool { position.unkept != nil }

  /// Takes note that a turn is not kept, and removes what the person wants removed.
  ///
  /// Throws `notRemoved` with the log as it was.
  func hold(_ unkept: Unkept, at moment: Moment) throws(StoreError) {
    let before = position.unkept?.keptTurns ?? unkept.keptTurns
    if position.unkept == nil { kept = position }
    if unkept.keptTurns < before {
      do {
        try remove(after: unkept.keptTurns)
      } catch {
        throw .notRemoved(reason: error.description)
      }
    }
    if unkept.isForGood { closeLog(at: moment) }
  }

  /// Takes out of the log, for good, every turn after one; then brings the memory file up to date.
  private func remove(after turns: Int) throws(StoreError) {
    guard writer != nil, let bytes = try writer?.bytes(ofTurns: turns) else { return }
    if bytes.isEmpty {
      kept = engine.begin(start)
      try writer?.removeFile()
      waiting = kept?.events.map { TimedEvent(at: start.at, event: $0) } ?? []
      hasWritten = false
    } else if let name = writer?.file {
      let log = try LogReader.read(bytes, file: name)
      let rerun = Rerun(log.events, isCut: log.isTurnCut, engine: engine)
      do {
        try writer?.replace(with: bytes, lines: log.soundLines)
      } catch {
        // The name may stand for the shorter file already; then the session goes on from its end.
        if writer?.isCut(to: bytes.count) == true { goOnFrom(rerun) }
        throw error
      }
      goOnFrom(rerun)
      hasWritten = true
    }
    isLogClosed = false
    updateMemory()
  }

  private func goOnFrom(_ rerun: Rerun?) {
    kept = rerun.flatMap { $0.agrees ? $0.position : nil }
    waiting = []
  }

  /// Goes on keeping: notes the gap and puts the question from before it again.
  ///
  /// Returns nil when there is nothing to go on from; nothing more is written then.
  func goOnKeeping(_ unkept: Unkept, at moment: Moment) throws(StoreError) -> SessionPosition? {
    guard let back = kept?.resume(moment), !back.events.isEmpty else {
      letGo()
      return nil
    }
    let events = [.privatePart(turns: unkept.turns)] + back.events
    try writer?.append(waiting + events.map { TimedEvent(at: moment, event: $0) })
    waiting = []
    hasWritten = isSaved
    kept = nil
    return back
  }

  /// Ends the session within such a part.
  func leavePrivately(as ending: Ending, at moment: Moment) {
    guard let unkept = position.unkept else { return }
    if unkept.isForGood {
      closeLog(at: moment)
    } else if writer?.isOnDisk == true {
      do {
        try writer?.append(
          [.privatePart(turns: unkept.turns), .ended(ending)].map {
            TimedEvent(at: moment, event: $0)
          })
        hasWritten = true
      } catch {
        notices.append(.pauseNotWritten(error))
      }
    }
    letGo()
  }

  /// Gives the log its close, so that the session is not offered again; a later turn tries once more
  /// when it fails.
  private func closeLog(at moment: Moment) {
    guard !isLogClosed, writer?.isOnDisk == true else { return }
    do {
      try writer?.append([TimedEvent(at: moment, event: .ended(.finished))])
      isLogClosed = true
      hasWritten = true
    } catch {}
  }
}
