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
  package func memory() throws(StoreError) -> Recollection { try memory(isLockOurs: false) }

  /// The same for whoever holds the lock of the memory file already.
  func memory(isLockOurs: Bool) throws(StoreError) -> Recollection {
    let bytes = try wrapping { () throws(FileFailure) in try memoryContents() }
    let reading = bytes.map { MemoryFile.read($0) }
    if case .sound(let file)? = reading {
      guard let update = try MemoryUpdate.update(file, store: self) else {
        return Recollection(memory: file.memory, notices: [], taken: file.taken)
      }
      return write(update, isEdited: false, basedOn: bytes, isLockOurs: isLockOurs)
    }
    guard let update = try MemoryUpdate.update(nil, store: self) else {
      return Recollection(memory: Memory(), notices: [], taken: Taken())
    }
    if reading == nil, update.taken.newest == nil {
      return Recollection(memory: Memory(), notices: update.notices, taken: Taken())
    }
    return write(
      update, isEdited: reading == .edited, basedOn: bytes, isLockOurs: isLockOurs)
  }

  /// What `memory.json` holds right now, without a lock or a look at the logs; nil when it cannot be
  /// read at once.
  ///
  /// For help that must not wait for anything: a file changed by hand will do.
  /// Of a locked store it is what `help.json` keeps readable, if the person wanted that.
  package func memoryAtOnce() -> Memory? {
    atOnce(paths.memory, MemoryFile.self)?.memory ?? atOnce(paths.help, HelpFile.self)?.memory
  }

  private func atOnce<Value: Decodable>(_ path: String, _ type: Value.Type) -> Value? {
    guard let status = try? files.status(path), status.kind == .file,
      status.length <= Self.mostForOnce, let bytes = try? files.contents(path)
    else { return nil }
    return JSON.decode(type, bytes)
  }

  /// The plain bytes of the memory file; nil when there is none.
  func memoryContents() throws(FileFailure) -> [UInt8]? {
    try files.contents(paths.memory).map { sealing?.read($0) ?? $0 }
  }

  private static var mostForOnce: Int { 8 << 20 }

  /// Writes the file under its lock; leaves that to whoever holds the lock now.
  ///
  /// A file that another program has changed since it was read is left for the next time: what was
  /// forgotten meanwhile must not come back.
  private func write(
    _ update: MemoryUpdate, isEdited: Bool, basedOn bytes: [UInt8]?, isLockOurs: Bool
  ) -> Recollection {
    var notices = update.notices
    do throws(StoreError) {
      if isLockOurs {
        try put(update, isEdited: isEdited, &notices)
      } else {
        let lock = try wrapping { () throws(FileFailure) in
          try files.open(paths.memoryLock, for: .lock)
        }
        defer { files.close(lock) }
        let isOurs = try wrapping { () throws(FileFailure) in try files.lock(lock) }
        if isOurs {
          try checkSealing()
          let isSame = try wrapping { () throws(FileFailure) in try memoryContents() == bytes }
          if isSame { try put(update, isEdited: isEdited, &notices) }
        }
      }
    } catch {
      notices.append(.memoryNotWritten(error))
    }
    return Recollection(memory: update.memory, notices: notices, taken: update.taken)
  }

  private func put(
    _ update: MemoryUpdate, isEdited: Bool, _ notices: inout [StoreNotice]
  ) throws(StoreError) {
    // First, so that it is made up for if it fails: what is in the memory file counts as done.
    if sealing?.showsHelp == true { try writeHelp(update.memory) }
    let copy = try wrapping { () throws(FileFailure) in
      let copy = isEdited ? try keepEditedCopy() : nil
      try files.replace(paths.memoryName, in: paths.data) { clock in
        let bytes = update.file(clock: clock).bytes
        return sealing?.sealed(bytes) ?? bytes
      }
      return copy
    }
    if let copy { notices.append(.memoryEdited(copy: copy)) }
  }

  /// Moves a file that was changed by hand to the first free name beside it.
  private func keepEditedCopy() throws(FileFailure) -> String? {
    // Another process may have been quicker: look again now that the lock is ours.
    guard let bytes = try memoryContents(), MemoryFile.read(bytes) == .edited else { return nil }
    let copy = try files.freeName(in: paths.data, "memory.edited", ".json")
    try files.rename(paths.memory, to: copy)
    return copy
  }
}
