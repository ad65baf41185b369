import Coach

extension Store {
  /// Looks at every file of ours and says what is wrong with it; changes nothing.
  ///
  /// Cost: one whole read of every file.
  package func examine() throws(StoreError) -> Examination {
    var examination = Examination()
    try examineData(&examination)
    for name in try names(in: paths.sessions).sorted() {
      try examineYear(name, &examination)
    }
    try examineMemory(&examination)
    return examination
  }

  private func examineData(_ found: inout Examination) throws(StoreError) {
    let status = try wrapping { () throws(FileFailure) in try files.status(paths.data) }
    guard let status else { return }
    guard status.kind == .folder else {
      found.findings.append(Finding(.notAFolder, paths.data))
      return
    }
    for path in [paths.data, paths.sessions] { try examineRights(path, .folder, &found) }
    for name in try names(in: paths.data).sorted() {
      let path = "\(paths.data)/\(name)"
      switch StoreNames(paths).kind(inData: name) {
      case .leftover?: found.findings.append(Finding(.leftover, path))
      case _? where name == paths.forgettingName: found.findings.append(Finding(.forgettingOpen, path))
      case _?: try examineRights(path, .file, &found)
      case nil: break
      }
    }
  }

  private func examineRights(
    _ path: String, _ kind: FileStatus.Kind, _ found: inout Examination
  ) throws(StoreError) {
    let status = try wrapping { () throws(FileFailure) in try files.status(path) }
    guard let status else { return }
    if status.kind != kind { found.findings.append(Finding(.notAFolder, path)) }
    if status.owner != files.user { found.findings.append(Finding(.notOurs, path)) }
    if status.isOpenToOthers { found.findings.append(Finding(.open(mode: status.mode), path)) }
  }

  private func examineYear(_ name: String, _ found: inout Examination) throws(StoreError) {
    let folder = "\(paths.sessions)/\(name)"
    guard try years().contains(name) else {
      found.findings.append(Finding(.stranger, folder))
      return
    }
    try examineRights(folder, .folder, &found)
    for name in try names(in: folder).sorted() {
      try examineFile(name, in: folder, &found)
    }
  }

  private func examineFile(
    _ name: String, in folder: String, _ found: inout Examination
  ) throws(StoreError) {
    let path = "\(folder)/\(name)"
    guard name.hasSuffix(".jsonl"), let file = SessionFileName(name) else {
      if StoreNames.session(of: name) != nil {
        if name.hasSuffix(".tmp") { found.findings.append(Finding(.leftover, path)) }
        return try examineRights(path, .file, &found)
      }
      found.findings.append(Finding(.stranger, path))
      return
    }
    try examineRights(path, .file, &found)
    found.sessions += 1
    guard folder.hasSuffix("/\(file.year)") else {
      found.findings.append(Finding(.wrongYear, path, file: file))
      return
    }
    do throws(StoreError) {
      try examineLog(file, path, &found)
    } catch {
      let problem: Finding.Problem =
        if case .newerFormat(_, let format) = error { .newer(format: format) } else {
          .unreadable(reason: error.description)
        }
      found.findings.append(Finding(problem, path, file: file))
    }
  }

  private func examineLog(
    _ file: SessionFileName, _ path: String, _ found: inout Examination
  ) throws(StoreError) {
    let log = try log(file)
    found.lines += log.soundLines
    if log.removed > 0 { found.withRemovedWords += 1 }
    for fault in log.faults {
      let finding: Finding? =
        switch fault {
        case .torn(_, let line): Finding(.torn, path, line: line, file: file)
        case .changed(_, let line): Finding(.changed, path, line: line, file: file)
        case .gap(_, let line): Finding(.gap, path, line: line, file: file)
        case .unknown(_, let line, let event):
          Finding(.unknown(event: event), path, line: line, file: file)
        default: nil
        }
      if let finding { found.findings.append(finding) }
    }
    if log.isEmpty {
      found.findings.append(Finding(.empty, path, file: file))
    } else if let start = log.start,
      SessionFileName(start: start.at, session: start.session) != file
    {
      found.findings.append(Finding(.misnamed, path, line: 1, file: file))
    }
  }

  /// Compares the memory file with what taking in every log gives.
  private func examineMemory(_ found: inout Examination) throws(StoreError) {
    let bytes = try wrapping { () throws(FileFailure) in try memoryContents() }
    guard let bytes else { return }
    switch MemoryFile.read(bytes) {
    case .edited: found.findings.append(Finding(.memoryEdited, paths.memory))
    case .otherVersion: break
    case .sound(let file):
      // A session that is going on now is not in it yet; that is how it should be.
      let known = try MemoryUpdate.update(file, store: self)?.memory ?? file.memory
      let whole = try MemoryUpdate.update(nil, store: self)?.memory ?? Memory()
      if known != whole { found.findings.append(Finding(.memoryWrong, paths.memory)) }
    }
  }
}
