/// Everything of ours on the disk, found by name: nothing else is ever touched.
package struct Holdings: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case session, copy, memory, index, history, settings, keys, leftover
  }

  package struct Item: Sendable, Equatable {
    package let path: String
    package let kind: Kind
    package let bytes: Int
  }

  package var items: [Item] = []
  /// Files and folders inside our folders that are not ours; they stay.
  package var others: [String] = []
  /// Our folders, the innermost first, to be removed if nothing is left in them.
  var folders: [String] = []

  package func count(_ kind: Kind) -> Int { items.count { $0.kind == kind } }
  package var bytes: Int { items.reduce(0) { $0 + $1.bytes } }
  package var isEmpty: Bool { items.isEmpty }
}

extension Store {
  /// Finds everything of ours. Cost: one look at each file.
  package func holdings() throws(StoreError) -> Holdings {
    var found = Holdings()
    for year in try names(in: paths.sessions).sorted() {
      let folder = "\(paths.sessions)/\(year)"
      guard year.utf8.count == 4, year.utf8.allSatisfy({ (48...57).contains($0) }) else {
        found.others.append(folder)
        continue
      }
      try look(into: folder, &found) { Self.kind(inYear: $0) }
    }
    found.folders.append(paths.sessions)
    try look(into: paths.state, &found) { Self.kind(inState: $0) }
    try look(into: paths.settings, &found) { Self.kind(inSettings: $0) }
    try look(into: paths.data, &found, besides: [paths.sessions, paths.state, paths.settings]) {
      Self.kind(inData: $0)
    }
    return found
  }

  private func look(
    into folder: String, _ found: inout Holdings, besides ours: [String] = [],
    _ kind: (String) -> Holdings.Kind?
  ) throws(StoreError) {
    let status = try wrapping { () throws(FileFailure) in try files.status(folder) }
    guard let status, status.kind == .folder else { return }
    for name in try names(in: folder).sorted() {
      let path = "\(folder)/\(name)"
      if ours.contains(path) { continue }
      let status = try wrapping { () throws(FileFailure) in try files.status(path) }
      guard let kind = kind(name), status?.kind == .file else {
        found.others.append(path)
        continue
      }
      found.items.append(Holdings.Item(path: path, kind: kind, bytes: status?.length ?? 0))
    }
    found.folders.append(folder)
  }

  private static func kind(inYear name: String) -> Holdings.Kind? {
    if SessionFileName(name) != nil, name.hasSuffix(".jsonl") { return .session }
    guard StoreCopy.session(of: name) != nil else { return nil }
    return name.hasSuffix(".tmp") ? .leftover : .copy
  }

  private static func kind(inData name: String) -> Holdings.Kind? {
    if name == "check.tmp" || name.hasPrefix("memory."), name.hasSuffix(".tmp") { return .leftover }
    if name == "help.json.tmp" { return .leftover }
    if name == "memory.json" || name == "help.json" || name == "memory.lock" || name.hasPrefix("memory.forgetting.") {
      return .memory
    }
    if StoreCopy.isMemoryCopy(name) { return .copy }
    if name.hasPrefix("index.") { return .index }
    return name.hasPrefix("key") || name.hasPrefix("vault") ? .keys : nil
  }

  private static func kind(inState name: String) -> Holdings.Kind? {
    if name.hasPrefix("history") { return .history }
    return name.hasPrefix("index") ? .index : nil
  }

  private static func kind(inSettings name: String) -> Holdings.Kind? {
    name.hasPrefix("settings") ? .settings : nil
  }
}
