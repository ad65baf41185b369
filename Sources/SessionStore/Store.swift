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
  /// How its files are sealed; nil while it is not locked, or not opened with its passphrase.
  package let sealing: Sealing?

  package init(
    paths: StorePaths, files: any FileSystem = PosixFileSystem(), sealing: Sealing? = nil
  ) {
    self.paths = paths
    self.files = files
    self.sealing = sealing
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
    guard let bytes = try contents(of: file) else { throw .missing(path: path(of: file)) }
    return try LogReader.read(bytes, file: file, wanted: wanted)
  }

  /// The plain bytes of one session's log, whether or not the store is locked; nil when there is none.
  package func contents(of file: SessionFileName) throws(StoreError) -> [UInt8]? {
    let path = path(of: file)
    let raw = try wrapping { () throws(FileFailure) in try files.contents(path) }
    return raw.map { OpenedLog($0, file: file, by: sealing).bytes }
  }

  /// The plain bytes of any other file of the data folder, whether or not the store is locked.
  func wholeFile(_ path: String) throws(StoreError) -> [UInt8]? {
    let raw = try wrapping { () throws(FileFailure) in try files.contents(path) }
    return raw.map { sealing?.read($0) ?? $0 }
  }

  /// Puts new contents in the place of such a file, in one step.
  func replaceFile(
    _ name: String, in folder: String, with bytes: [UInt8]
  ) throws(StoreError) {
    try wrapping { () throws(FileFailure) in
      try files.replace(name, in: folder) { _ in sealing?.sealed(bytes) ?? bytes }
    }
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
    let ending = ".jsonl".utf8
    return try names(in: "\(paths.sessions)/\(year)")
      .filter { $0.utf8.starts(with: year.utf8) && $0.utf8.suffix(ending.count).elementsEqual(ending) }
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
