import Coach

/// What a person wants forgotten while they talk.
extension RecordedSession {
  /// Whether the last turn made the coach forget something.
  package var hasForgotten: Bool { position.forgetting != nil }

  /// Takes it out of this session's log together with the turn, then out of everything else.
  ///
  /// Throws when nothing was changed. Once the wish is noted on the disk it is carried out, if not
  /// now then at the next start.
  func forget(
    _ wanted: Forgetting, _ next: SessionPosition, at moment: Moment
  ) throws(StoreError) -> [SessionEvent] {
    guard let own = writer?.file else { return [] }
    let task = try store.noteForgetting(wanted, own: own)
    var places = 0
    do {
      if task.removes(own) {
        try forgetThisSession()
      } else {
        places = try forgetHere(task, next, at: moment)
      }
    } catch {
      throw .notForgotten(reason: error.description)
    }
    let removal = WordRemoval(task.forgetting.words)
    position = next.removing(removal)
    kept = kept?.removing(removal)
    var report = store.carryOut(task, own: own)
    report.places += places
    if places > 0 { report.files += 1 }
    if task.removes(own) { report.sessions += 1 }
    notices.append(.forgot(report))
    return next.events
  }

  /// Nothing of this session is on the disk any more, and nothing of it will be.
  private func forgetThisSession() throws(StoreError) {
    try writer?.removeFile()
    writer = nil
    waiting = []
    hasWritten = false
    kept = nil
  }

  /// Returns in how many places of what was written before it stood.
  private func forgetHere(
    _ task: ForgettingTask, _ next: SessionPosition, at moment: Moment
  ) throws(StoreError) -> Int {
    var places = 0
    let isKept = next.unkept == nil
    var turn = isKept ? next.events.map { TimedEvent(at: moment, event: $0) } : []
    if task.forgetting.isByWords, case .typed(let typed)? = turn.first?.event {
      let command = typed.prefix { !$0.isWhitespace }
      turn[0] = TimedEvent(
        at: moment, event: .typed("\(command) \(WordRemoval.mark)"), removed: 1)
    }
    let fresh = task.applied(to: waiting + turn, in: start)
    if case .started(let start)? = task.applied(
      to: [TimedEvent(at: start.at, event: .started(start))], in: start
    ).first?.event {
      self.start = start
    }
    if writer?.isOnDisk == true {
      try writer?.rewrite(adding: isKept ? fresh : []) { bytes in
        task.applied(to: bytes, &places)
      }
    } else if isKept {
      try writer?.append(fresh)
    }
    waiting = isKept ? [] : fresh
    if isKept || writer?.isOnDisk == true { hasWritten = true }
    return places
  }
}
