/// The real file layer: each operation is one or two system calls, repeated when interrupted.
package struct PosixFileSystem: FileSystem {
  package init() {}

  package var user: UInt32 { System.user }

  package func status(_ path: String) throws(FileFailure) -> FileStatus? {
    if let status = System.status(path) { return status }
    let reason = System.lastReason
    if reason == .missing { return nil }
    throw FileFailure(.status, path, reason)
  }

  package func list(_ folder: String) throws(FileFailure) -> [String] {
    guard let names = System.names(in: folder) else {
      throw FileFailure(.list, folder, System.lastReason)
    }
    return names
  }

  package func makeFolder(_ path: String) throws(FileFailure) {
    try check(System.makeFolder(path), .makeFolder, path)
    try check(System.setMode(path, 0o700), .setMode, path)
  }

  package func setMode(_ path: String, to mode: UInt16) throws(FileFailure) {
    try check(System.setMode(path, mode), .setMode, path)
  }

  package func open(_ path: String, for purpose: OpenPurpose) throws(FileFailure) -> FileNumber {
    let file = System.open(path, for: purpose)
    try check(file, .open, path)
    let mayBeNew = purpose != .read && purpose != .append
    // A umask can only take rights away, also from the owner.
    if mayBeNew, System.setMode(file, 0o600) < 0 {
      let reason = System.lastReason
      System.close(file)
      throw FileFailure(.setMode, path, reason)
    }
    return FileNumber(rawValue: file)
  }

  package func read(
    _ file: FileNumber, at offset: Int, count: Int
  ) throws(FileFailure) -> [UInt8] {
    var reason: FailureReason?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let got = System.read(file.rawValue, at: offset + filled, into: rest)
        if got < 0 { reason = System.lastReason }
        if got <= 0 { return }
        filled += got
      }
    }
    if let reason { throw FileFailure(.read, "", reason) }
    return bytes
  }

  package func append(
    _ bytes: ArraySlice<UInt8>, to file: FileNumber
  ) throws(FileFailure) -> Int {
    let written = bytes.withUnsafeBytes { System.append($0, to: file.rawValue) }
    if written < 0 { throw FileFailure(.append, "", System.lastReason) }
    return written
  }

  package func sync(_ file: FileNumber) throws(FileFailure) {
    try check(System.sync(file.rawValue), .sync, "")
  }

  package func truncate(_ file: FileNumber, to length: Int) throws(FileFailure) {
    try check(System.truncate(file.rawValue, to: length), .truncate, "")
  }

  package func lock(_ file: FileNumber) throws(FileFailure) -> Bool {
    let result = System.lock(file.rawValue)
    try check(result, .lock, "")
    return result == 0
  }

  package func isFile(_ file: FileNumber, at path: String) throws(FileFailure) -> Bool {
    let result = System.isFile(file.rawValue, at: path)
    try check(result, .compare, path)
    return result == 1
  }

  package func close(_ file: FileNumber) { System.close(file.rawValue) }

  package func rename(_ old: String, to new: String) throws(FileFailure) {
    try check(System.rename(old, new), .rename, new)
  }

  package func remove(_ path: String) throws(FileFailure) {
    try check(System.remove(path), .remove, path)
  }

  package func removeFolder(_ path: String) throws(FileFailure) {
    try check(System.removeFolder(path), .removeFolder, path)
  }

  package func syncFolder(_ path: String) throws(FileFailure) {
    try check(System.syncFolder(path), .syncFolder, path)
  }

  private func check(
    _ result: Int32, _ operation: FileOperation, _ path: String
  ) throws(FileFailure) {
    if result < 0 { throw FileFailure(operation, path, System.lastReason) }
  }
}
