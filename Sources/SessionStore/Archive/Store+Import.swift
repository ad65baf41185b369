package import Coach

extension Store {
  /// Takes the sessions of an archive in, each as the file it was. All or none.
  ///
  /// Throws `alreadyThere` when a session of that name or id is in the store; nothing is written then.
  /// When writing fails, what was written of this archive is taken away again.
  package func take(_ archive: SessionArchive) throws(StoreError) -> [StoreNotice] {
    var names: Set<SessionFileName> = []
    for session in archive.sessions {
      guard names.insert(session.file).inserted else {
        throw .alreadyThere(file: session.file.description)
      }
      try refuseKnown(session.file)
    }
    var written: [SessionFileName] = []
    for session in archive.sessions {
      do {
        var writer = LogWriter(new: session.file, in: self)
        try writer.fill(session.bytes)
        written.append(session.file)
      } catch {
        for file in written { try? files.remove(path(of: file)) }
        throw error
      }
    }
    return try memory().notices
  }

  /// Refuses a session whose id is in the store, whatever its file is called.
  private func refuseKnown(_ file: SessionFileName) throws(StoreError) {
    for year in try years() {
      for known in try sessions(of: year) where known.shortID == file.shortID {
        throw .alreadyThere(file: known.description)
      }
    }
  }

  /// The bytes of one session's log, as they were written.
  package func bytes(of file: SessionFileName) throws(StoreError) -> [UInt8] {
    guard let bytes = try contents(of: file) else { throw .missing(path: path(of: file)) }
    return bytes
  }
}

extension SessionLog {
  /// Reads a log that is not in the store.
  ///
  /// Throws `newerFormat` when a newer version wrote it, but not with `isNewerRead`: then what this
  /// version knows is read, for somebody to look at.
  package init(
    reading bytes: [UInt8], file: SessionFileName, isNewerRead: Bool = false
  ) throws(StoreError) {
    self = try LogReader.read(bytes, file: file, isNewerRead: isNewerRead)
  }
}

extension LogFormat {
  /// A log of events as the recorder would have written it, a turn at a time.
  package static func bytes(_ events: [TimedEvent]) -> [UInt8] {
    var bytes: [UInt8] = []
    var hasTyped = false
    for (index, timed) in events.enumerated() {
      if timed.event.name == .typed { hasTyped = true }
      let next = index + 1 < events.count ? events[index + 1].event.name : nil
      let isLast =
        switch next {
        case nil, .privatePart?, .resumed?: true
        case .typed?: hasTyped
        default: false
        }
      if isLast { hasTyped = false }
      bytes += LogLine(
        n: index, at: timed.at, event: timed.event, last: isLast, removed: timed.removed
      ).bytes
    }
    return bytes
  }
}
