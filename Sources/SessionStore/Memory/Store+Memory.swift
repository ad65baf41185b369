package import Coach

/// What is remembered, and what the person should know about how it was found.
package struct Recollection: Sendable, Equatable {
  package var memory: Memory
  package var notices: [StoreNotice]
  /// Which logs it was taken from, and which of them are not finished.
  let taken: Taken
}

extension Recollection {
  /// The memory as a JSON object for a person or a program to read, with one line feed at the end.
  package var json: String {
    String(decoding: JSON.pretty(memory) + [LogFormat.lineFeed], as: UTF8.self)
  }
}

extension Store {
  /// Returns what the logs say is remembered, and brings `memory.json` up to date with it.
  ///
  /// The file may be missing, old, damaged or changed by hand: the answer is always what taking
  /// in every log gives. A copy changed by hand is kept beside it. A file that cannot be written
  /// is a notice, no error. Cost: a few looks when nothing is new, one log for each new session.
  package func memory() throws(StoreError) -> Recollection {
    let bytes = try wrapping { () throws(FileFailure) in try files.contents(paths.memory) }
    let reading = bytes.map { MemoryFile.read($0) }
    if case .sound(let file)? = reading {
      guard let update = try MemoryUpdate.update(file, store: self) else {
        return Recollection(memory: file.memory, notices: [], taken: file.taken)
      }
      return write(update, isEdited: false, basedOn: bytes)
    }
    guard let update = try MemoryUpdate.update(nil, store: self) else {
      return Recollection(memory: Memory(), notices: [], taken: Taken())
    }
    if reading == nil, update.taken.newest == nil {
      return Recollection(memory: Memory(), notices: update.notices, taken: Taken())
    }
    return write(update, isEdited: reading == .edited, basedOn: bytes)
  }

  /// What `memory.json` holds right now, without a lock or a look at the logs; nil when it cannot be
  /// read at once.
  ///
  /// For help that must not wait for anything: a file changed by hand will do.
  package func memoryAtOnce() -> Memory? {
    guard let status = try? files.status(paths.memory), status.kind == .file,
      status.length <= Self.mostForOnce, let bytes = try? files.contents(paths.memory)
    else { return nil }
    return JSON.decode(MemoryFile.self, bytes)?.memory
  }

  private static var mostForOnce: Int { 8 << 20 }

  /// Writes the file under its lock; leaves that to whoever holds the lock now.
  ///
  /// A file that another program has changed since it was read is left for the next time: what was
  /// forgotten meanwhile must not come back.
  private func write(
    _ update: MemoryUpdate, isEdited: Bool, basedOn bytes: [UInt8]?
  ) -> Recollection {
    var notices = update.notices
    do {
      let lock = try files.open(paths.memoryLock, for: .lock)
      defer { files.close(lock) }
      if try files.lock(lock), try files.contents(paths.memory) == bytes {
        if isEdited, let copy = try keepEditedCopy() { notices.append(.memoryEdited(copy: copy)) }
        try files.replace(paths.memoryName, in: paths.data) { update.file(clock: $0).bytes }
      }
    } catch {
      notices.append(.memoryNotWritten(StoreError(error)))
    }
    return Recollection(memory: update.memory, notices: notices, taken: update.taken)
  }

  /// Moves a file that was changed by hand to the first free name beside it.
  private func keepEditedCopy() throws(FileFailure) -> String? {
    // Another process may have been quicker: look again now that the lock is ours.
    guard let bytes = try files.contents(paths.memory), MemoryFile.read(bytes) == .edited else {
      return nil
    }
    var number = 1
    var copy = "\(paths.data)/memory.edited.json"
    while try files.status(copy) != nil {
      number += 1
      copy = "\(paths.data)/memory.edited-\(number).json"
    }
    try files.rename(paths.memory, to: copy)
    return copy
  }
}
