extension Store {
  /// Sessions that another program has open now.
  package func sessionsInUse() throws(StoreError) -> [SessionFileName] {
    var open: [SessionFileName] = []
    for file in try allSessions() {
      do throws(StoreError) {
        _ = try LogWriter.open(file, in: self, checksSealing: false)
      } catch {
        if case .inUse = error { open.append(file) }
      }
    }
    return open
  }

  /// Removes everything that was found, and our folders if nothing else is in them.
  ///
  /// The memory goes first and the newest session next, so that a crash leaves a store that works.
  /// Returns how many files are gone. Throws at the first that cannot be removed.
  package func erase(_ holdings: Holdings) throws(StoreError) -> Int {
    func rank(_ item: Holdings.Item) -> Int {
      switch item.kind {
      case .memory: item.path == paths.memoryLock ? 4 : 0
      case .index, .history: 1
      case .session, .copy, .leftover: 2
      case .keys: 3
      }
    }
    let order = holdings.items.sorted { (rank($0), $1.path) < (rank($1), $0.path) }
    var count = 0
    for item in order {
      try wrapping { () throws(FileFailure) in
        if try files.status(item.path) != nil { try files.remove(item.path) }
      }
      count += 1
    }
    for folder in holdings.folders {
      let isEmpty = try names(in: folder).isEmpty
      try wrapping { () throws(FileFailure) in
        guard try files.status(folder) != nil else { return }
        if isEmpty { try files.removeFolder(folder) } else { try files.syncFolder(folder) }
      }
    }
    return count
  }
}
