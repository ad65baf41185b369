extension Store {
  /// Finds out before the first word whether sessions can be kept, and makes the folders.
  ///
  /// Writes and removes a small file. Throws what stands in the way; returns what was put right.
  /// Cost: a handful of system calls, no wait for the disk.
  package func probe() throws(StoreError) -> [StoreNotice] {
    let made = try wrapping { () throws(FileFailure) in try files.makeFolders(paths.data) }
    var notices: [StoreNotice] = []
    var isOurs = made.contains(paths.data)
    if !isOurs { isOurs = try holdsOnlyOurs() }
    try check(paths.data, .folder, mayTighten: isOurs, &notices)
    try check(paths.sessions, .folder, mayTighten: true, &notices)
    if let year = try years().last {
      try check("\(paths.sessions)/\(year)", .folder, mayTighten: true, &notices)
    }
    try check(paths.memory, .file, mayTighten: true, &notices)
    try tryWriting()
    do {
      if let report = try finishForgetting() { notices.append(.forgot(report)) }
    } catch {
      notices.append(.forgot(ForgettingReport(failures: [error.description])))
    }
    return notices
  }

  /// Whether the folder holds nothing that someone else put there: only then is it ours to close.
  private func holdsOnlyOurs() throws(StoreError) -> Bool {
    try wrapping { () throws(FileFailure) in try files.list(paths.data) }.allSatisfy {
      ["sessions", "state", "settings"].contains($0) || StoreNames(paths).kind(inData: $0) != nil
    }
  }

  /// Checks kind and owner of one path, and takes rights away from others.
  private func check(
    _ path: String, _ kind: FileStatus.Kind, mayTighten: Bool, _ notices: inout [StoreNotice]
  ) throws(StoreError) {
    let status = try wrapping { () throws(FileFailure) in try files.status(path) }
    guard let status else { return }
    guard status.kind == kind else {
      throw kind == .folder ? .inTheWay(path: path) : .notAFile(path: path)
    }
    if status.owner != files.user {
      // The administrator may write anywhere, and should know whose it is.
      guard files.user == 0 else { throw .notOurs(path: path) }
      notices.append(.ownedByAnother(path: path))
    } else if mayTighten, status.isOpenToOthers {
      try wrapping { () throws(FileFailure) in
        try files.setMode(path, to: kind == .folder ? 0o700 : 0o600)
      }
      notices.append(.tightened(path: path))
    }
  }

  private func tryWriting() throws(StoreError) {
    let path = "\(paths.data)/\(StoreNames.probe)"
    do {
      try fill(path)
    } catch {
      try? files.remove(path)
      throw StoreError(error)
    }
    try wrapping { () throws(FileFailure) in try removeProbe(path) }
  }

  private func fill(_ path: String) throws(FileFailure) {
    let file = try files.open(path, for: .replace)
    defer { files.close(file) }
    try files.appendAll([UInt8](repeating: 0x20, count: Self.probeSize), to: file, path)
  }

  private func removeProbe(_ path: String) throws(FileFailure) {
    do {
      try files.remove(path)
    } catch {
      // A second program that starts at the same time may have removed it.
      if error.reason != .missing { throw error }
    }
  }

  private static let probeSize = 4096
}
