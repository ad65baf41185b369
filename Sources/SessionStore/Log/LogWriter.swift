import Coach

/// Appends turns to one log and answers only when they are on the disk.
///
/// The file is made with the first turn. After a failed append the file is cut back to what was
/// confirmed, at once or before the next append, so that no half turn is ever followed by another.
struct LogWriter: ~Copyable {
  let file: SessionFileName
  private let path: String
  private let data: String
  private let files: any FileSystem
  private var number: FileNumber?
  /// Bytes and lines that are on the disk for certain.
  private var length = 0
  private var lines = 0
  private var needsCut = false
  /// The log's folder was not there before, nor perhaps those above it.
  private var isFolderNew = false

  /// A writer for a session that is not on the disk yet.
  init(new file: SessionFileName, paths: StorePaths, files: any FileSystem) {
    self.file = file
    self.files = files
    data = paths.data
    path = "\(paths.sessions)/\(file.path)"
  }

  /// Opens the log of a session to go on with it, locked against others.
  ///
  /// Throws `inUse` when another program has it.
  static func open(
    _ file: SessionFileName, paths: StorePaths, files: any FileSystem
  ) throws(StoreError) -> LogWriter {
    var writer = LogWriter(new: file, paths: paths, files: files)
    let path = writer.path
    while true {
      let number = try StoreError.wrapping { () throws(FileFailure) in
        try files.open(path, for: .append)
      }
      writer.number = number
      try writer.lock(number)
      // Another program may have put a rewritten log in its place before the lock was ours.
      let isThere = try StoreError.wrapping { () throws(FileFailure) in
        try files.isFile(number, at: path)
      }
      if isThere { return writer }
      files.close(number)
      writer.number = nil
    }
  }

  /// The log's bytes, read through the file that is open.
  func contents() throws(StoreError) -> [UInt8] {
    guard let number else { return [] }
    let (files, path) = (files, path)
    return try StoreError.wrapping { () throws(FileFailure) in
      try files.contents(number, path)
    }
  }

  /// Goes on after the sound part of what was read; what follows it is cut off with the next append.
  mutating func goOn(after log: SessionLog, of count: Int) {
    length = log.soundLength
    lines = log.soundLines
    needsCut = count > length
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
    try write(bytes)
    length += bytes.count
    lines += events.count
  }

  /// Makes the log with all its lines at once, as it was written elsewhere.
  mutating func fill(_ bytes: [UInt8]) throws(StoreError) {
    try write(bytes)
    length += bytes.count
  }

  private mutating func write(_ bytes: [UInt8]) throws(StoreError) {
    let isFirst = length == 0
    do {
      let number = try openFile()
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

  private mutating func openFile() throws(FileFailure) -> FileNumber {
    if let number { return number }
    if try !files.makeFolders(parentFolder(of: path)).isEmpty { isFolderNew = true }
    let number = try files.open(path, for: .create)
    self.number = number
    // Nobody else knows the file yet; a file system without locks must not stop the session.
    _ = try? files.lock(number)
    return number
  }

  /// Waits until the disk has the names of the new log and of its folders.
  private func syncFolders() throws(FileFailure) {
    var folder = parentFolder(of: path)
    try files.syncFolder(folder)
    guard isFolderNew else { return }
    while folder != data {
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
    let all = Array(try contents().prefix(length))
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

  func isCut(to count: Int) -> Bool { length == count }

  /// The log's first bytes, up to the end of what was written with a turn; empty for turn 0.
  func bytes(ofTurns turns: Int) throws(StoreError) -> [UInt8] {
    let all = try contents().prefix(length)
    var typed = 0
    var end = 0
    var place = 0
    for line in all.split(separator: LogFormat.lineFeed, omittingEmptySubsequences: false) {
      if line.contains(Self.typedMark) { typed += 1 }
      if typed > turns { break }
      place += line.count + 1
      if line.contains(Self.lastMark) { end = place }
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
    let isDone = length == bytes.count && !needsCut && !isNew
    let fresh: FileNumber? =
      isDone
      ? nil
      : try StoreError.wrapping { () throws(FileFailure) in
        // Left behind by a crash, perhaps.
        if try files.status(temporary) != nil { try files.remove(temporary) }
        let fresh = try files.open(temporary, for: .create)
        do throws(FileFailure) {
          try files.appendAll(bytes, to: fresh, temporary)
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
      length = bytes.count
      lines = count
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
    lines = 0
    needsCut = false
    try StoreError.wrapping { () throws(FileFailure) in
      try files.syncFolder(parentFolder(of: path))
    }
  }

  /// Keys inside strings have escaped quotation marks, so these are found as keys only.
  private static let typedMark = Array(#""event":"typed""#.utf8)
  private static let lastMark = Array(#""last":true"#.utf8)

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
