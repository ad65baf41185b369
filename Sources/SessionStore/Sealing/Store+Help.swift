import Coach

/// Contacts and country of a locked store, when the person wants them readable in the hour of need.
extension Store {
  /// Whether the person's own contacts and country cannot be read without the passphrase.
  ///
  /// For help that must not wait: what cannot be found out counts as no.
  package var hidesHelp: Bool {
    guard let status = try? files.status(paths.vault), status.kind == .file else { return false }
    return (try? files.status(paths.help)) == FileStatus?.none
  }

  /// Keeps the readable copy up to date with what is remembered.
  func writeHelp(_ memory: Memory) throws(StoreError) {
    try wrapping { () throws(FileFailure) in
      try files.replace(paths.helpName, in: paths.data) { _ in
        JSON.pretty(HelpFile(memory)) + [LogFormat.lineFeed]
      }
    }
  }

  func removeHelp() throws(StoreError) {
    try wrapping { () throws(FileFailure) in
      guard try files.status(paths.help) != nil else { return }
      try files.remove(paths.help)
      try files.syncFolder(paths.data)
    }
  }
}

/// `help.json`.
struct HelpFile: Codable {
  var about = StoreWording.aboutHelp
  /// Nothing but the facts for the hour of need.
  var memory: Memory

  init(_ memory: Memory) {
    self.memory = Memory()
    self.memory.facts = memory.facts.filter { Memory.isForHelp($0.key) }
  }
}
