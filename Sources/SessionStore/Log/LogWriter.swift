import Coach

/// Appends turns to one log and answers only when they are on the disk.
///
/// The file is made with the first turn. After a failed append the file is cut back to what was
/// confirmed, at once or before the next append, so that no half turn is ever followed by another.
struct LogWriter: ~Copyable {
  let file: SessionFileName
  private let path: String
  private let store: Store
  private var files: any FileSystem { store.files }
  private var number: FileNumber?
  /// Bytes of the file, bytes and lines of the log, that are on the disk for certain. The first two
  /// differ in a locked store only.
  private var length = 0
  private var logLength = 0
  private var lines = 0
  private var needsCut = false
  /// The log's folder was not there before, nor perhaps those above it.
  private var isFolderNew = false
  /// The number of the next piece in a locked store.
  private var piece = 0
  /// What `read` found, until `goOn` needs it.
  private var opened: OpenedLog?

  /// A writer for a session that is not on the disk yet.
  init(new file: SessionFileName, in store: Store) {
    self.file = file
    self.store = store
    path = store.path(of: file)
  }

  /// Opens the log of a session to go on with it, locked against others.
  ///
  /// Throws `inUse` when another program has it, and `lockChanged` when it is to be written in a form
  /// that nobody could read; a look whether it is in use can do without that.
  static func open(
    _ file: SessionFileName, in store: Store, checksSealing: Bool = true
  ) throws(StoreError) -> LogWriter {
    var writer = LogWriter(new: file, in: store)
    let path = writer.path
    while true {
      let number = try StoreError.wrapping { () throws(FileFailure) in
        try store.files.open(path, for: .append)
      }
      writer.number = number
      try writer.lock(number)
      // Another program may have put a rewritten log in its place before the lock was ours.
      let isThere = try StoreError.wrapping { () throws(FileFailure) in
        try store.files.isFile(number, at: path)
      }
      if isThere { break }
      store.files.close(number)
      writer.number = nil
    }
    if checksSealing { try store.checkSealing() }
    return writer
  }

  /// The log, read through the file that is open.
  mutating func read() throws(StoreError) -> SessionLog {
    let opened = OpenedLog(try rawContents(), file: file, by: store.sealing)
    self.opened = opened
    return try LogReader.read(opened.bytes, file: file)
  }

  /// The log's plain bytes, whether or not the store is locked.
  func contents() throws(StoreError) -> [UInt8] {
    OpenedLog(try rawContents(), file: file, by: store.sealing).bytes
  }

  private func rawContents() throws(StoreError) -> [UInt8] {
    guard let number else { return [] }
    let (files, path) = (files, path)
    return try StoreError.wrapping { () throws(FileFailure) in
      try files.contents(number, path)
    }
  }

  /// Goes on after the sound part of what `read` gave; what follows it is cut off with the next append.
  mutating func goOn(after log: SessionLog) {
    guard let opened else { return }
    logLength = log.soundLength
    lines = log.soundLines
    (length, piece) = opened.place(inFileFor: logLength)
    needsCut = opened.bytes.count > logLength
    self.opened = nil
  }

  /// Puts a turn's events at the end of the log, in one write, and waits for the disk.
  ///
  /// Throws with the log as it was before.
  mutating func append(_ events: [TimedEvent]) throws(StoreError) {
    guard let last = events.indices.last else { return }
    var bytes: [UInt8] = []
    for (index, timed) in events.enumerated() {
      let line = LogLine(
        n: lines + index, at: timed.at, event: timed.event, last: index == last,
        removed: timed.removed)
      bytes += line.bytes
    }
    let raw = store.sealing?.sealed(bytes[...], number: piece, of: file) ?? bytes
    try write(raw)
    length += raw.count
    logLength += bytes.count
    lines += events.count
    piece += 1
  }

  /// Makes the log with all its lines at once, as it was written elsewhere.
  mutating func fill(_ bytes: [UInt8]) throws(StoreError) {
    let raw = store.sealing.map { OpenedLog.sealed(bytes, of: file, by: $0) } ?? bytes
    try write(raw)
    length += raw.count
    logLength += bytes.count
    piece = OpenedLog.pieces(of: bytes).count
  }

  private mutating func write(_ bytes: [UInt8]) throws(StoreError) {
    let isFirst = length == 0
    let number = try openFile()
    do {
      try cutIfNeeded(number)
      // From here on the file may hold more than is confirmed.
      needsCut = true
      try files.appendAll(bytes, to: number, path)
      try files.at(path) { () throws(FileFailure) in try files.sync(number) }
      if isFirst { try syncFolders() }
      needsCut = false
    } catch {
      undo(isFirst: isFirst)
      throw StoreError(error)
    }
  }

  /// Brings the file back to what is confirmed; if that fails too, the next append tries again.
  private mutating func undo(isFirst: Bool) {
    guard needsCut, let number else { return }
    try? cutIfNeeded(number)
    if isFirst, !needsCut, (try? files.remove(path)) != nil {
      files.close(number)
      self.number = nil
    }
  }

  private mutating func cutIfNeeded(_ number: FileNumber) throws(FileFailure) {
    guard needsCut else { return }
    try files.at(path) { () throws(FileFailure) in try files.truncate(number, to: length) }
    needsCut = false
  }

  private mutating func openFile() throws(StoreError) -> FileNumber {
    if let number { return number }
    let number = try createFile()
    do throws(StoreError) {
      // Only now: whoever locks or unlocks the store from here on finds this file in use.
      try store.checkSealing()
    } catch {
      try? files.remove(path)
      files.close(number)
      throw error
    }
    self.number = number
    return number
  }

  private mutating func createFile() throws(StoreError) -> FileNumber {
    do {
      if try !files.makeFolders(parentFolder(of: path)).isEmpty { isFolderNew = true }
      let number = try files.open(path, for: .create)
      // Nobody else knows the file yet; a file system without locks must not stop the session.
      _ = try? files.lock(number)
      return number
    } catch {
      throw StoreError(error)
    }
  }

  /// Waits until the disk has the names of the new log and of its folders.
  private func syncFolders() throws(FileFailure) {
    var folder = parentFolder(of: path)
    try files.syncFolder(folder)
    guard isFolderNew else { return }
    while folder != store.paths.data {
      folder = parentFolder(of: folder)
      try files.syncFolder(folder)
    }
    // Those above may be new as well. They may also be another's, who lets nobody look in.
    while parentFolder(of: folder) != folder {
      folder = parentFolder(of: folder)
      try? files.syncFolder(folder)
    }
  }

  // MARK: Removing

  /// Changes what is on the disk and puts a turn behind it, in one step.
  mutating func rewrite(
    adding events: [TimedEvent], _ edit: ([UInt8]) -> [UInt8]?
  ) throws(StoreError) {
    let all = Array(try contents().prefix(logLength))
    guard let edited = edit(all) else { return try append(events) }
    var bytes = edited
    for (index, timed) in events.enumerated() {
      bytes += LogLine(
        n: lines + index, at: timed.at, event: timed.event, last: index == events.count - 1,
        removed: timed.removed
      ).bytes
    }
    try replace(with: bytes, lines: lines + events.count, isNew: true)
  }

  /// Whether anything of the session is on the disk.
  var isOnDisk: Bool { length > 0 }

  func isCut(to count: Int) -> Bool { logLength == count }

  /// The log's first bytes, up to the end of what was written with a turn; empty for turn 0.
  func bytes(ofTurns turns: Int) throws(StoreError) -> [UInt8] {
    let all = try contents().prefix(logLength)
    var typed = 0
    var end = 0
    var place = 0
    for line in all.split(separator: LogFormat.lineFeed, omittingEmptySubsequences: false) {
      if line.contains(Self.typedMark) { typed += 1 }
      if typed > turns { break }
      place += line.count + 1
      if LogFormat.endsTurn(line) { end = place }
    }
    return Array(all.prefix(end))
  }

  /// Puts another log in the place of the file, in one step: after a crash either is there, whole.
  ///
  /// Without `waits` the caller waits until the disk has the folder's names.
  mutating func replace(
    with bytes: [UInt8], lines count: Int, isNew: Bool = false, waits: Bool = true
  ) throws(StoreError) {
    let (files, path) = (files, path)
    let temporary = "\(path).tmp"
    let isDone = logLength == bytes.count && !needsCut && !isNew
    let raw = store.sealing.map { OpenedLog.sealed(bytes, of: file, by: $0) } ?? bytes
    let fresh: FileNumber? =
      isDone
      ? nil
      : try StoreError.wrapping { () throws(FileFailure) in
        // Left behind by a crash, perhaps.
        if try files.status(temporary) != nil { try files.remove(temporary) }
        let fresh = try files.open(temporary, for: .create)
        do throws(FileFailure) {
          try files.appendAll(raw, to: fresh, temporary)
          try files.at(temporary) { () throws(FileFailure) in try files.sync(fresh) }
          _ = try? files.lock(fresh)
          try files.rename(temporary, to: path)
        } catch {
          files.close(fresh)
          try? files.remove(temporary)
          throw error
        }
        return fresh
      }
    if let fresh {
      if let number { files.close(number) }
      number = fresh
      length = raw.count
      logLength = bytes.count
      lines = count
      piece = OpenedLog.pieces(of: bytes).count
      needsCut = false
    }
    guard waits else { return }
    try StoreError.wrapping { () throws(FileFailure) in
      try files.syncFolder(parentFolder(of: path))
    }
  }

  /// Removes the file: nothing of the session is on the disk, as before its first turn.
  mutating func removeFile() throws(StoreError) {
    let (files, path) = (files, path)
    try StoreError.wrapping { () throws(FileFailure) in
      if try files.status(path) != nil { try files.remove(path) }
    }
    if let number { files.close(number) }
    number = nil
    length = 0
    logLength = 0
    lines = 0
    piece = 0
    needsCut = false
    try StoreError.wrapping { () throws(FileFailure) in
      try files.syncFolder(parentFolder(of: path))
    }
  }

  /// Keys inside strings have escaped quotation marks, so this is found as a key only.
  private static let typedMark = Array(#""event":"typed""#.utf8)

  private func lock(_ number: FileNumber) throws(StoreError) {
    let isOurs = try StoreError.wrapping { () throws(FileFailure) in
      try files.at(path) { () throws(FileFailure) in try files.lock(number) }
    }
    if !isOurs { throw .inUse(file: file.description) }
  }

  deinit {
    if let number { files.close(number) }
  }
}
