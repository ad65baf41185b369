import Vault

/// Seals or opens every file of a store, one after the other; done again, it does only what is left.
///
/// A file is replaced in one step, so it is always whole, in the old form or in the new. Names reach
/// the disk before `run` returns. The caller holds the lock of the memory file.
struct Conversion {
  /// Reads both forms.
  let store: Store
  let vault: Vault
  let isSealing: Bool

  private var files: any FileSystem { store.files }
  private var sealing: Sealing {
    Sealing(vault: vault, acceptsPlain: true, showsHelp: false)
  }

  /// Returns how many lines and files could not be opened; they stay as they are.
  ///
  /// Throws `inUse` when a session is open, with all before it done. Cost: one sync for each file.
  @discardableResult
  func run(_ progress: Progress) throws(StoreError) -> Int {
    try removeDerived()
    let folders = try folders()
    let total = folders.reduce(0) { $0 + $1.names.count }
    var done = 0
    var damaged = 0
    for (folder, names) in folders {
      for name in names {
        damaged += try convert(name, in: folder)
        done += 1
        progress(done, total)
      }
      try store.wrapping { () throws(FileFailure) in try files.syncFolder(folder) }
    }
    return damaged
  }

  /// What can be made again is not sealed but made again, once it is wanted.
  private func removeDerived() throws(StoreError) {
    try store.wrapping { () throws(FileFailure) in
      let data = store.paths.data
      for name in try files.list(data) where StoreNames(store.paths).isRebuilt(name) {
        let path = "\(data)/\(name)"
        if try files.status(path)?.kind == .file { try files.remove(path) }
      }
      for path in store.paths.derived where try files.status(path) != nil {
        try files.remove(path)
      }
    }
  }

  /// The folders and the names in them that may hold something personal.
  private func folders() throws(StoreError) -> [(folder: String, names: [String])] {
    let data = store.paths.data
    var folders = [(data, try names(in: data).filter(isMemory))]
    for year in try store.years() {
      let folder = "\(store.paths.sessions)/\(year)"
      folders.append((folder, try names(in: folder)))
    }
    return folders
  }

  private func isMemory(_ name: String) -> Bool {
    switch StoreNames(store.paths).kind(inData: name) {
    case .memory?: name.hasSuffix(".json") && name != store.paths.helpName
    case .copy?, .leftover?: name != StoreNames.probe
    default: false
    }
  }

  private func names(in folder: String) throws(StoreError) -> [String] {
    try store.wrapping { () throws(FileFailure) in try files.list(folder).sorted() }
  }

  private func convert(_ name: String, in folder: String) throws(StoreError) -> Int {
    let path = "\(folder)/\(name)"
    let status = try store.wrapping { () throws(FileFailure) in try files.status(path) }
    guard status?.kind == .file else { return 0 }
    if name.hasSuffix(Self.temporary) {
      // A crash left it behind; a log's own lock was free, so nobody is writing it.
      try store.wrapping { () throws(FileFailure) in try files.remove(path) }
      return 0
    }
    if name.hasSuffix(".jsonl"), let session = SessionFileName(name) {
      return try convertLog(session, at: path)
    }
    return try convertFile(name, at: path)
  }

  private func convertLog(_ session: SessionFileName, at path: String) throws(StoreError) -> Int {
    let held = try store.wrapping { () throws(FileFailure) in
      let file = try files.open(path, for: .append)
      do throws(FileFailure) {
        let isOurs = try files.at(path) { () throws(FileFailure) in try files.lock(file) }
        return (file, isOurs)
      } catch {
        files.close(file)
        throw error
      }
    }
    defer { files.close(held.0) }
    guard held.1 else { throw .inUse(file: session.description) }
    return try store.wrapping { () throws(FileFailure) in
      let raw = try files.contents(held.0, path)
      let plain = OpenedLog.unsealed(raw, of: session, by: sealing)
      if isSealing {
        if !plain.isSealed { try replace(path, with: OpenedLog.sealed(plain.log, of: session, by: sealing)) }
        return 0
      }
      if !plain.isPlain { try replace(path, with: plain.log) }
      return plain.damaged
    }
  }

  private func convertFile(_ name: String, at path: String) throws(StoreError) -> Int {
    try store.wrapping { () throws(FileFailure) in
      guard let raw = try files.contents(path) else { return 0 }
      let plain = sealing.opened(raw)
      if isSealing {
        let isLog = StoreNames.session(of: name).map {
          OpenedLog.unsealed(raw, of: $0, by: sealing).isSealed && !raw.isEmpty
        }
        if plain == nil, isLog != true { try replace(path, with: sealing.sealed(raw)) }
        return 0
      }
      if let plain {
        try replace(path, with: plain)
        return 0
      }
      // A log that was set aside under another name is sealed as a log.
      guard let session = StoreNames.session(of: name) else {
        return Sealing.isSealed(raw[...]) ? 1 : 0
      }
      let log = OpenedLog.unsealed(raw, of: session, by: sealing)
      if !log.isPlain { try replace(path, with: log.log) }
      return log.damaged
    }
  }

  /// Puts a file in the place of another; its name is on the disk when the folder has been synced.
  private func replace(_ path: String, with bytes: [UInt8]) throws(FileFailure) {
    let temporary = path + Self.temporary
    do {
      let file = try files.open(temporary, for: .replace)
      defer { files.close(file) }
      try files.appendAll(bytes, to: file, temporary)
      try files.at(temporary) { () throws(FileFailure) in try files.sync(file) }
      try files.rename(temporary, to: path)
    } catch {
      try? files.remove(temporary)
      throw error
    }
  }

  private static let temporary = ".tmp"
}
