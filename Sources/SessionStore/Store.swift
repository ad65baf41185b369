/// Sessions on the disk: typed words and events go in, logs, memory and listings come out.
///
/// ```swift
/// let store = Store(paths: StorePaths(folder: folder))
/// let notices = try store.probe()
/// let memory = try store.memory().memory
/// let session = try RecordedSession.begin(in: store, engine: engine, opening: opening, memory: memory)
/// let reply = try session.answer("We argued again.", at: moment)
/// ```
///
/// A store holds no state of its own: it is where the files are and how they are reached.
package struct Store: Sendable {
  package let paths: StorePaths
  package let files: any FileSystem

  package init(paths: StorePaths, files: any FileSystem = PosixFileSystem()) {
    self.paths = paths
    self.files = files
  }

  func wrapping<Result>(
    _ body: () throws(FileFailure) -> Result
  ) throws(StoreError) -> Result {
    try StoreError.wrapping(body)
  }

  /// Reads one session's log, whole.
  package func log(_ file: SessionFileName) throws(StoreError) -> SessionLog {
    try log(file, wanted: .all)
  }

  func log(_ file: SessionFileName, wanted: WantedEvents) throws(StoreError) -> SessionLog {
    let path = path(of: file)
    let bytes = try wrapping { () throws(FileFailure) in try files.contents(path) }
    guard let bytes else { throw .missing(path: path) }
    return try LogReader.read(bytes, file: file, wanted: wanted)
  }

  func path(of file: SessionFileName) -> String { "\(paths.sessions)/\(file.path)" }

  /// The years that have a folder, oldest first.
  func years() throws(StoreError) -> [String] {
    try names(in: paths.sessions).filter { name in
      name.utf8.count == 4 && name.utf8.allSatisfy { (48...57).contains($0) }
    }.sorted()
  }

  /// The sessions of one year, oldest first; anything else in the folder is passed over.
  func sessions(of year: String) throws(StoreError) -> [SessionFileName] {
    try names(in: "\(paths.sessions)/\(year)")
      .filter { $0.hasSuffix(".jsonl") && $0.hasPrefix(year) }
      .compactMap { SessionFileName($0) }
      .sorted()
  }

  /// The names in a folder; none when there is no folder.
  func names(in folder: String) throws(StoreError) -> [String] {
    do {
      return try files.list(folder)
    } catch  where error.reason == .missing {
      return []
    } catch {
      throw StoreError(error)
    }
  }
}
