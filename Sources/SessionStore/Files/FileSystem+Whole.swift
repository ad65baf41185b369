/// Operations on whole files, made of the single ones.
extension FileSystem {
  /// Reads a file to its end; nil when there is none.
  func contents(_ path: String) throws(FileFailure) -> [UInt8]? {
    let file: FileNumber
    do {
      file = try open(path, for: .read)
    } catch  where error.reason == .missing {
      return nil
    } catch {
      throw error
    }
    defer { close(file) }
    return try contents(file, path)
  }

  /// Reads an open file from its start to its end.
  func contents(_ file: FileNumber, _ path: String) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let part = try at(path) { () throws(FileFailure) in
        try read(file, at: bytes.count, count: Self.readSize)
      }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if part.count < Self.readSize { return bytes }
    }
  }

  /// Appends all bytes, however many calls it takes.
  func appendAll(_ bytes: [UInt8], to file: FileNumber, _ path: String) throws(FileFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = try at(path) { () throws(FileFailure) in try append(rest, to: file) }
      // A disk that takes nothing and names no reason would keep us here for ever.
      if written <= 0 { throw FileFailure(.append, path, .full) }
      rest = rest.dropFirst(written)
    }
  }

  /// Puts new contents in the place of a file: after a crash either the old or the new is there.
  ///
  /// The caller holds a lock, so the temporary file beside it is its own. The closure is told
  /// the disk's clock, in nanoseconds.
  func replace(
    _ name: String, in folder: String, with contents: (_ clock: Int64) -> [UInt8]
  ) throws(FileFailure) {
    let path = "\(folder)/\(name)"
    let temporary = "\(path).tmp"
    do {
      let file = try open(temporary, for: .replace)
      defer { close(file) }
      let clock = try status(temporary)?.modified ?? 0
      try appendAll(contents(clock), to: file, temporary)
      try at(temporary) { () throws(FileFailure) in try sync(file) }
      try rename(temporary, to: path)
    } catch {
      try? remove(temporary)
      throw error
    }
    try syncFolder(folder)
  }

  /// Makes a folder and all folders above it that are missing; returns those it made.
  ///
  /// Does not wait for the disk: what is first written into them must do that.
  @discardableResult
  func makeFolders(_ path: String) throws(FileFailure) -> [String] {
    if let status = try status(path) {
      if status.kind == .folder { return [] }
      throw FileFailure(.makeFolder, path, .notAFolder)
    }
    let parent = parentFolder(of: path)
    var made = parent == path ? [] : try makeFolders(parent)
    do {
      try makeFolder(path)
    } catch  where error.reason == .exists {
      // Another process was a moment quicker.
      return made
    } catch {
      throw error
    }
    made.append(path)
    return made
  }

  /// The first path of a name, or of the name with a number, at which nothing stands yet.
  func freeName(
    in folder: String, _ name: String, _ ending: String
  ) throws(FileFailure) -> String {
    var number = 1
    var path = "\(folder)/\(name)\(ending)"
    while try status(path) != nil {
      number += 1
      path = "\(folder)/\(name)-\(number)\(ending)"
    }
    return path
  }

  /// Names the path in failures of operations that only know the file's number.
  func at<Result>(
    _ path: String, _ body: () throws(FileFailure) -> Result
  ) throws(FileFailure) -> Result {
    do {
      return try body()
    } catch {
      throw FileFailure(error.operation, path, error.reason)
    }
  }

  private static var readSize: Int { 65_536 }
}

/// The folder a path lies in: `/` for `/a`, `.` for `a`.
func parentFolder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  let parent = path[..<slash]
  return parent.isEmpty ? "/" : String(parent)
}
