/// Everything of ours on the disk, found by its exact name (`StoreNames`): nothing else is ever touched.
package struct Holdings: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case session, copy, memory, index, history, keys, leftover
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
  /// Whether there is nothing of ours, not even the folder that an erasing which was cut off has left.
  package var isEmpty: Bool { items.isEmpty && !hasFolder }
  var hasFolder = false
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
      try look(into: folder, &found) { StoreNames.kind(inYear: $0) }
    }
    found.hasFolder = try wrapping { () throws(FileFailure) in try files.status(paths.sessions) != nil }
      && found.others.isEmpty
    found.folders.append(paths.sessions)
    try look(into: paths.state, &found) { StoreNames.kind(inState: $0) }
    try look(into: paths.settings, &found) { _ in nil }
    try look(into: paths.data, &found, besides: [paths.sessions, paths.state, paths.settings]) {
      StoreNames(paths).kind(inData: $0)
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
}
