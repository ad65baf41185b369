import Coach

/// Sessions found by what other programs know of them.
extension Store {
  /// The file of the session with an id of 32 hexadecimal digits; nil when there is none.
  ///
  /// Cost: the names of all sessions, and the first line of those whose ids begin alike.
  package func file(ofSession id: String) throws(StoreError) -> SessionFileName? {
    guard id.utf8.count == 32 else { return nil }
    let short = id.prefix(8)
    for year in try years().reversed() {
      for file in try sessions(of: year).reversed() where file.shortID == short {
        if let log = try? log(file, wanted: .only([.started])), log.session == id { return file }
      }
    }
    return nil
  }

  /// The whole id of a session. Cost: one read of its log.
  package func id(of file: SessionFileName) throws(StoreError) -> String {
    try log(file, wanted: .only([.started])).session
  }

  /// Sessions from the newest, or from behind a given one, up to a limit. Cost: the names of their years.
  package func files(
    before last: SessionFileName? = nil, limit: Int
  ) throws(StoreError) -> [SessionFileName] {
    var files: [SessionFileName] = []
    for year in try years().reversed() where last.map({ year <= $0.year }) ?? true {
      for file in try sessions(of: year).reversed() where last.map({ file < $0 }) ?? true {
        if files.count == limit { return files }
        files.append(file)
      }
    }
    return files
  }
}
