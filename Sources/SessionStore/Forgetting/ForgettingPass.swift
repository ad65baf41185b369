import Coach

/// One go through all files, taking something out of each.
struct ForgettingPass {
  private let task: ForgettingTask
  private let own: SessionFileName?
  private let store: Store
  private var files: any FileSystem { store.files }
  private var editor: LogForgetting
  var report = ForgettingReport()
  private var changedFolders: Set<String> = []

  init(_ task: ForgettingTask, own: SessionFileName?, store: Store) {
    self.task = task
    self.own = own
    self.store = store
    editor = LogForgetting(task.forgetting, sessions: Set(task.sessions.map(\.id)))
  }

  mutating func run() {
    trying { pass throws(StoreError) in try pass.changeLogs() }
    trying { pass throws(StoreError) in try pass.changeMemory() }
    trying { pass throws(StoreError) in try pass.changeOthers() }
    for folder in changedFolders.sorted() {
      trying { pass throws(StoreError) in
        try pass.store.wrapping { () throws(FileFailure) in try pass.files.syncFolder(folder) }
      }
    }
    report.places = editor.places
  }

  private mutating func trying(_ body: (inout Self) throws(StoreError) -> Void) {
    do throws(StoreError) {
      try body(&self)
    } catch {
      report.failures.append(error.description)
    }
  }

  // MARK: Logs

  private mutating func changeLogs() throws(StoreError) {
    for year in try store.years() {
      let folder = "\(store.paths.sessions)/\(year)"
      let names = try store.wrapping { () throws(FileFailure) in try files.list(folder) }.sorted()
      for name in names {
        trying { pass throws(StoreError) in try pass.change(name, in: folder) }
      }
    }
  }

  private mutating func change(_ name: String, in folder: String) throws(StoreError) {
    let path = "\(folder)/\(name)"
    if let file = SessionFileName(name), name.hasSuffix(".jsonl") {
      if file == own { return }
      if task.removes(file) { return try remove(file, path) }
      return try changeLog(file, path)
    }
    guard let file = StoreNames.session(of: name), file != own else { return }
    if task.removes(file) || name.hasSuffix(".tmp") {
      // Left behind by a crash, unless its log is being rewritten just now.
      guard try !isInUse(file) else { return }
      return try removeFile(path, in: folder)
    }
    try changeFile(path, in: folder) { editor, bytes in editor.applied(toLog: bytes) }
  }

  private mutating func remove(_ file: SessionFileName, _ path: String) throws(StoreError) {
    guard try !isInUse(file) else {
      report.open.append(file.description)
      return
    }
    try removeFile(path, in: parentFolder(of: path))
    report.sessions += 1
  }

  private mutating func removeFile(_ path: String, in folder: String) throws(StoreError) {
    try store.wrapping { () throws(FileFailure) in
      if try files.status(path) != nil { try files.remove(path) }
    }
    changedFolders.insert(folder)
  }

  private func isInUse(_ file: SessionFileName) throws(StoreError) -> Bool {
    do throws(StoreError) {
      _ = try LogWriter.open(file, in: store, checksSealing: false)
      return false
    } catch {
      switch error {
      case .inUse: return true
      case .missing: return false
      default: throw error
      }
    }
  }

  private mutating func changeLog(_ file: SessionFileName, _ path: String) throws(StoreError) {
    // Most logs hold nothing of it, and are read without a lock.
    guard let first = try store.contents(of: file), editor.mayConcern(first) else { return }
    do throws(StoreError) {
      var writer = try LogWriter.open(file, in: store)
      let bytes = try writer.contents()
      guard let changed = editor.applied(toLog: bytes) else { return }
      try writer.replace(with: changed, lines: 0, isNew: true, waits: false)
      report.files += 1
      changedFolders.insert(parentFolder(of: path))
    } catch {
      guard case .inUse = error else { throw error }
      report.open.append(file.description)
    }
  }

  // MARK: Everything else

  /// The memory file is made anew from the logs afterwards.
  private mutating func changeMemory() throws(StoreError) {
    let (files, paths) = (files, store.paths)
    let names = try store.wrapping { () throws(FileFailure) in try files.list(paths.data) }.sorted()
    for name in names where StoreNames(paths).kind(inData: name) == .copy {
      try changeFile("\(paths.data)/\(name)", in: paths.data) { editor, bytes in
        editor.applied(toMemoryCopy: bytes)
      }
    }
    for name in names
    where name == paths.memoryName || name == paths.helpName
      || StoreNames(paths).isRebuilt(name) || StoreNames(paths).kind(inData: name) == .leftover
    {
      try removeFile("\(paths.data)/\(name)", in: paths.data)
    }
  }

  /// What can be lost without loss: a saved line history, if there is one.
  private mutating func changeOthers() throws(StoreError) {
    let state = store.paths.state
    let status = try store.wrapping { () throws(FileFailure) in try files.status(state) }
    guard status?.kind == .folder else { return }
    let names = try store.wrapping { () throws(FileFailure) in try files.list(state) }.sorted()
    for name in names where StoreNames.kind(inState: name) == .history {
      let path = "\(state)/\(name)"
      let status = try store.wrapping { () throws(FileFailure) in try files.status(path) }
      guard let status, status.kind == .file, status.length <= Self.mostForText else { continue }
      // Never sealed: it holds nothing while the store is locked.
      try changeFile(path, in: state, of: Store(paths: store.paths, files: files)) { editor, bytes in
        let rest = Array(editor.text(bytes[...]))
        return rest == bytes ? nil : rest
      }
    }
  }

  private static let mostForText = 16 << 20

  private mutating func changeFile(
    _ path: String, in folder: String, of other: Store? = nil,
    _ edit: (inout LogForgetting, [UInt8]) -> [UInt8]?
  ) throws(StoreError) {
    let store = other ?? store
    guard let bytes = try store.wholeFile(path), let changed = edit(&editor, bytes) else { return }
    try store.replaceFile(String(path.dropFirst(folder.count + 1)), in: folder, with: changed)
    report.files += 1
  }
}
