import Coach

/// What was done about a finding.
package struct Repair: Sendable, Equatable {
  package var finding: Finding
  /// Where the original is kept; nil when there was none to keep.
  package var original: String?
}

extension Store {
  /// Mends what can be mended of one finding; nil when nothing can, or need, be done.
  ///
  /// The original of a file whose contents change stays beside it. Throws with the file as it was.
  package func repair(_ finding: Finding) throws(StoreError) -> Repair? {
    switch finding.problem {
    case .torn: try finding.file.flatMap { (file) throws(StoreError) in try cutTornEnd(of: file, finding) }
    case .leftover: try removeLeftover(finding)
    case .open: try tighten(finding)
    case .empty: try setAside(finding)
    case .wrongYear: try finding.file.flatMap { (file) throws(StoreError) in try move(file, finding) }
    case .memoryEdited, .memoryWrong: try remakeMemory(finding)
    case .forgettingOpen:
      try finishForgetting().flatMap { $0.isComplete ? Repair(finding: finding) : nil }
    case .changed, .gap, .unknown, .newer, .unreadable, .misnamed, .stranger, .notOurs, .notAFolder: nil
    }
  }

  /// Cuts off the line that was being written, after keeping the whole file beside it.
  private func cutTornEnd(
    of file: SessionFileName, _ finding: Finding
  ) throws(StoreError) -> Repair? {
    var writer = try LogWriter.open(file, in: self)
    let bytes = try writer.contents()
    let log = try LogReader.read(bytes, file: file)
    guard log.soundLength < bytes.count else { return nil }
    let copy = try freeName(finding.path + ".original", "")
    try keep(bytes, as: copy)
    try writer.replace(
      with: Array(bytes.prefix(log.soundLength)), lines: log.soundLines, isNew: true)
    return Repair(finding: finding, original: copy)
  }

  private func keep(_ bytes: [UInt8], as path: String) throws(StoreError) {
    let folder = parentFolder(of: path)
    try replaceFile(String(path.dropFirst(folder.count + 1)), in: folder, with: bytes)
  }

  /// The first name with a number that nothing has yet.
  private func freeName(_ start: String, _ end: String) throws(StoreError) -> String {
    var number = 1
    var path = start + end
    while try wrapping({ () throws(FileFailure) in try files.status(path) }) != nil {
      number += 1
      path = "\(start)-\(number)\(end)"
    }
    return path
  }

  private func removeLeftover(_ finding: Finding) throws(StoreError) -> Repair? {
    let name = finding.path.split(separator: "/").last.map(String.init) ?? ""
    if let file = StoreNames.session(of: name) {
      do throws(StoreError) {
        _ = try LogWriter.open(file, in: self, checksSealing: false)
      } catch {
        // Its log is being rewritten just now, perhaps.
        if case .inUse = error { return nil }
      }
    }
    try wrapping { () throws(FileFailure) in
      if try files.status(finding.path) != nil { try files.remove(finding.path) }
      try files.syncFolder(parentFolder(of: finding.path))
    }
    return Repair(finding: finding)
  }

  private func tighten(_ finding: Finding) throws(StoreError) -> Repair? {
    try wrapping { () throws(FileFailure) in
      guard let status = try files.status(finding.path) else { return }
      try files.setMode(finding.path, to: status.kind == .folder ? 0o700 : 0o600)
    }
    return Repair(finding: finding)
  }

  /// A file without a session keeps its bytes under another name.
  private func setAside(_ finding: Finding) throws(StoreError) -> Repair? {
    let copy = try freeName(finding.path + ".original", "")
    try wrapping { () throws(FileFailure) in
      try files.rename(finding.path, to: copy)
      try files.syncFolder(parentFolder(of: copy))
    }
    return Repair(finding: finding, original: copy)
  }

  private func move(_ file: SessionFileName, _ finding: Finding) throws(StoreError) -> Repair? {
    let path = path(of: file)
    return try wrapping { () throws(FileFailure) in
      guard try files.status(path) == nil else { return nil }
      try files.makeFolders(parentFolder(of: path))
      try files.rename(finding.path, to: path)
      try files.syncFolder(parentFolder(of: path))
      try files.syncFolder(parentFolder(of: finding.path))
      return Repair(finding: finding)
    }
  }

  /// A memory file that was changed by hand is kept by `memory()` itself; a wrong one is kept here.
  private func remakeMemory(_ finding: Finding) throws(StoreError) -> Repair? {
    guard finding.problem == .memoryWrong else {
      let notices = try memory().notices
      for case .memoryEdited(let copy) in notices { return Repair(finding: finding, original: copy) }
      return nil
    }
    let copy = try freeName("\(paths.data)/memory.original", ".json")
    try wrapping { () throws(FileFailure) in try files.rename(paths.memory, to: copy) }
    _ = try memory()
    return Repair(finding: finding, original: copy)
  }
}

extension Optional {
  fileprivate func flatMap<Result>(
    _ body: (Wrapped) throws(StoreError) -> Result?
  ) throws(StoreError) -> Result? {
    guard let self else { return nil }
    return try body(self)
  }
}
