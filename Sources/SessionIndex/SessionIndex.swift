package import SessionStore

/// Past sessions found again in a moment, whatever their number.
///
/// Goes in: the logs of a store. Comes out: listings and the places of words. The index is one file that
/// holds no more than the logs do. It may be deleted at any time; if it is missing, old, damaged,
/// or changed by anyone else, it is made again.
///
/// ```swift
/// let index = SessionIndex(store, safetyNodes: program.safetyNodes)
/// let listed = try index.read { try $0.sessions(SessionFilter(topic: "trust"), limit: 20) }
/// ```
package struct SessionIndex: Sendable {
  private let store: Store
  private let safetyNodes: Set<String>
  private let isKept: Bool
  private let patience: Int

  /// Opens nothing yet.
  ///
  /// With `isKept` false nothing is ever written. `patience` is how many milliseconds another
  /// window may keep the index to itself before this one does without.
  package init(
    _ store: Store, safetyNodes: Set<String>, isKept: Bool? = nil, patience: Int = 60_000
  ) {
    self.store = store
    self.safetyNodes = safetyNodes
    self.isKept = isKept ?? store.isIndexKept
    self.patience = patience
  }

  /// Brings the index up to date and lends it.
  ///
  /// Cost when nothing is new: one look at each log. The index is this process's own until the closure
  /// returns, so it should not wait for a person.
  package func read<Result>(
    tell: (IndexNotice) -> Void = { _ in }, _ body: (IndexContents) throws -> Result
  ) throws(IndexError) -> Result {
    guard isKept, store.hasSessions else { return try inMemory(try FolderScan(store), tell, body) }
    let file: IndexFile
    switch IndexFile.open(store.paths, patience: patience, whileWaiting: { tell(.waiting) }) {
    case .ours(let ours): file = ours
    case .busy:
      tell(.busy)
      return try inMemory(try FolderScan(store), tell, body)
    case .refused:
      tell(.notKept(path: store.paths.index))
      return try inMemory(try FolderScan(store), tell, body)
    }
    defer { file.close() }
    let current = try FolderScan(store)
    do {
      return try kept(file, current, isNew: false, tell, body)
    } catch .index(let error) {
      throw error
    } catch {
      // Missing, damaged or of another version.
    }
    do {
      return try kept(file, current, isNew: true, tell, body)
    } catch .index(let error) {
      throw error
    } catch {
      // The disk may be full: then there is still the memory.
      file.discard()
      tell(.notKept(path: store.paths.index))
      return try inMemory(current, tell, body)
    }
  }

  /// Removes the index and all that belongs to it; it is made again when it is next needed.
  ///
  /// Returns the files that could not be removed.
  package static func remove(_ paths: StorePaths) -> [String] {
    paths.indexFiles.filter { path in
      System.remove(path)
      return System.stamp(of: path) != nil
    }
  }

  private func kept<Result>(
    _ file: IndexFile, _ scan: FolderScan, isNew: Bool, _ tell: (IndexNotice) -> Void,
    _ body: (IndexContents) throws -> Result
  ) throws(IndexFailure) -> Result {
    let (database, isEmpty) = try open(file, isNew: isNew)
    return try update(database, scan, isNew: isEmpty, file: file, tell, body)
  }

  private func open(
    _ file: IndexFile, isNew: Bool
  ) throws(IndexFailure) -> (Database, isEmpty: Bool) {
    do throws(DatabaseFailure) {
      if isNew || !file.isOurs {
        guard file.makeEmpty() else { throw DatabaseFailure(code: 0, reason: "no file") }
        let database = try Database(path: file.path)
        try create(database)
        return (database, true)
      }
      let database = try Database(path: file.path)
      try database.run(IndexSchema.settings)
      guard try isCurrent(database) else { throw DatabaseFailure(code: 0, reason: "another version") }
      return (database, false)
    } catch {
      throw .database(error)
    }
  }

  private func inMemory<Result>(
    _ scan: FolderScan, _ tell: (IndexNotice) -> Void, _ body: (IndexContents) throws -> Result
  ) throws(IndexError) -> Result {
    do throws(IndexFailure) {
      let database: Database
      do {
        database = try Database(path: nil)
        try create(database)
      } catch {
        throw .database(error)
      }
      return try update(database, scan, isNew: true, file: nil, tell, body)
    } catch {
      switch error {
      case .index(let error): throw error
      case .database(let failure): throw .unusable(reason: failure.reason)
      }
    }
  }

  private func update<Result>(
    _ database: Database, _ scan: FolderScan, isNew: Bool, file: IndexFile?,
    _ tell: (IndexNotice) -> Void, _ body: (IndexContents) throws -> Result
  ) throws(IndexFailure) -> Result {
    do {
      var update = try IndexUpdate(
        database, store: store, safetyNodes: safetyNodes, scan: scan, isNew: isNew)
      let isChanged = try update.run(tell: tell) { file?.forget() }
      if isChanged { file?.confirm() }
      return try body(IndexContents(database))
    } catch let failure as IndexFailure {
      throw failure
    } catch let failure as DatabaseFailure {
      throw .database(failure)
    } catch {
      throw .index(.unusable(reason: "\(error)"))
    }
  }

  private func create(_ database: Database) throws(DatabaseFailure) {
    try database.run(IndexSchema.settings)
    try database.run(IndexSchema.tables)
    try database.prepare("INSERT INTO about VALUES('safety', ?)").run([.text(safetyNames)])
    try database.run("PRAGMA user_version = \(IndexSchema.version)")
  }

  private func isCurrent(_ database: Database) throws(DatabaseFailure) -> Bool {
    let version = try database.prepare("PRAGMA user_version")
    guard try version.step(), version.number(0) == IndexSchema.version else { return false }
    let about = try database.prepare("SELECT value FROM about WHERE name = 'safety'")
    return try about.step() && about.text(0) == safetyNames
  }

  /// Names the scripts' nodes about danger: with others, other parts are hidden.
  private var safetyNames: String {
    String(safetyNodes.sorted().joined(separator: "\n").stableHash, radix: 16)
  }
}
