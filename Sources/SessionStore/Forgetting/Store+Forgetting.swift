package import Coach

extension Store {
  /// Takes something out of every file, for good.
  ///
  /// `own` is the session that is being talked in, whose log its recorder has changed already. Throws
  /// when nothing was changed; what could not be done is in the report and follows at the next start.
  /// Cost: one read of every file, one write of each that holds it.
  package func forget(_ wanted: Forgetting) throws(StoreError) -> ForgettingReport {
    carryOut(try noteForgetting(wanted, own: nil), own: nil)
  }

  /// Goes on with what was noted to be forgotten and is not done yet; nil when there is nothing.
  ///
  /// Cost when there is nothing: one look at a path.
  package func finishForgetting(
    own: SessionFileName? = nil
  ) throws(StoreError) -> ForgettingReport? {
    let isThere = try wrapping { () throws(FileFailure) in try files.status(paths.forgetting) != nil }
    guard isThere else { return nil }
    var report = ForgettingReport()
    for task in try forgettingTasks() {
      let one = carryOut(task, own: own)
      report.places += one.places
      report.files += one.files
      report.sessions += one.sessions
      report.open += one.open.filter { !report.open.contains($0) }
      report.failures += one.failures
    }
    return report
  }

  // MARK: What is to be done

  private func forgettingTasks() throws(StoreError) -> [ForgettingTask] {
    guard let bytes = try wholeFile(paths.forgetting), let file = JSON.decode(ForgettingFile.self, bytes) else { return [] }
    return file.tasks
  }

  /// Notes on the disk what is to be forgotten, so that a crash does not leave half of it.
  func noteForgetting(
    _ wanted: Forgetting, own: SessionFileName?
  ) throws(StoreError) -> ForgettingTask {
    var task = ForgettingTask(forgetting: wanted)
    if let session = wanted.session { task.sessions = [try resolved(session, own: own)] }
    task.forgetting.words += wanted.texts(in: try memory().memory).filter {
      !task.forgetting.words.contains($0)
    }
    task.forgetting.words += try texts(of: task).filter { !task.forgetting.words.contains($0) }
    let tasks = try forgettingTasks() + [task]
    _ = try wrapping { () throws(FileFailure) in try files.makeFolders(paths.data) }
    try write(tasks)
    return task
  }

  private func dropNote(of task: ForgettingTask) throws(StoreError) {
    var tasks = try forgettingTasks()
    tasks.removeAll { $0 == task }
    guard tasks.isEmpty else { return try write(tasks) }
    try wrapping { () throws(FileFailure) in
      if try files.status(paths.forgetting) != nil { try files.remove(paths.forgetting) }
      try files.syncFolder(paths.data)
    }
  }

  private func write(_ tasks: [ForgettingTask]) throws(StoreError) {
    try replaceFile(
      paths.forgettingName, in: paths.data,
      with: JSON.line(ForgettingFile(tasks: tasks)) + [LogFormat.lineFeed])
  }

  private func resolved(
    _ session: Forgetting.Session, own: SessionFileName?
  ) throws(StoreError) -> ForgettingTask.Session {
    let file: SessionFileName
    switch session {
    case .this:
      guard let own else { throw .noSession(query: "this session") }
      file = own
    case .last:
      guard let newest = try newest(besides: own) else { throw .noSession(query: "last session") }
      file = newest
    case .named(let query): file = try find(query)
    }
    let id = file == own ? nil : try? log(file, wanted: .only([.started])).session
    return ForgettingTask.Session(file: file.stem, id: id ?? file.shortID)
  }

  /// The texts that the logs know of what is to be forgotten, also those that memory has let go.
  private func texts(of task: ForgettingTask) throws(StoreError) -> [String] {
    let forgetting = task.forgetting
    guard !forgetting.facts.isEmpty || !forgetting.kinds.isEmpty || !task.sessions.isEmpty else {
      return []
    }
    var found: Set<String> = []
    var elsewhere: Set<String> = []
    for file in try allSessions() {
      guard let log = try? log(file, wanted: .only([.remembered])) else { continue }
      let isGone = task.removes(file)
      for case .remembered(let change) in log.entries.map(\.event) {
        let texts = Self.texts(of: change)
        if isGone || forgetting.concerns(change) { found.formUnion(texts) } else { elsewhere.formUnion(texts) }
      }
    }
    return found.subtracting(elsewhere).sorted()
  }

  private static func texts(of change: MemoryChange) -> [String] {
    switch change {
    case .fact(let key, let value): Forgetting.texts(ofFact: key, value)
    case .plan(let condition, let action): Forgetting.texts(ofPlan: condition, action)
    default: []
    }
  }

  func allSessions() throws(StoreError) -> [SessionFileName] {
    var all: [SessionFileName] = []
    for year in try years() { all += try sessions(of: year) }
    return all
  }

  // MARK: Doing it

  /// Takes it out of every file that nobody else has open, and drops the note when all is done.
  func carryOut(_ task: ForgettingTask, own: SessionFileName?) -> ForgettingReport {
    var pass = ForgettingPass(task, own: own, store: self)
    pass.run()
    if pass.report.isComplete {
      do throws(StoreError) {
        try dropNote(of: task)
        _ = try memory()
      } catch {
        pass.report.failures.append(error.description)
      }
    }
    return pass.report
  }
}

extension Forgetting {
  fileprivate func concerns(_ change: MemoryChange) -> Bool {
    switch change {
    case .fact(let key, _): isForgotten(fact: key)
    case .plan: kinds.contains(.plans) || kinds.contains(.everything)
    default: false
    }
  }
}
