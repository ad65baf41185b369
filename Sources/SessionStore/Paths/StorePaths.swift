/// Where everything lies on the disk.
///
/// `--data-dir` comes before `COACH_HOME`, and both before the XDG folders. The names give
/// nothing away to someone who looks over a shoulder.
package struct StorePaths: Sendable, Equatable {
  /// The folder of the logs and of what is remembered.
  package let data: String
  /// The folder of what can be lost without loss, such as a line history that was asked for.
  package let state: String
  /// The folder of the person's settings.
  package let settings: String

  /// Takes one folder for everything.
  package init(folder: String) {
    self.init(data: folder, state: "\(folder)/state", settings: "\(folder)/settings")
  }

  private init(data: String, state: String, settings: String) {
    self.data = data
    self.state = state
    self.settings = settings
  }

  /// Finds the folders from an environment and the value of `--data-dir`, if given.
  ///
  /// A relative XDG folder is ignored, as the XDG specification demands; a relative
  /// `--data-dir` or `COACH_HOME` starts from the working folder. An empty value counts as none.
  package init(
    environment: [String: String], dataDirectory: String? = nil, workingFolder: String? = nil
  ) throws(StoreError) {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    let chosen = dataDirectory.flatMap { $0.isEmpty ? nil : $0 } ?? value("COACH_HOME")
    if let chosen {
      self.init(folder: absolute(chosen, from: workingFolder))
      return
    }
    let home = value("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    func folder(_ name: String, under place: String) -> String? {
      if let base = value(name), base.hasPrefix("/") { return joined(base, Self.name) }
      return home.map { joined(joined($0, place), Self.name) }
    }
    guard let data = folder("XDG_DATA_HOME", under: ".local/share") else { throw .noHome }
    self.init(
      data: data, state: folder("XDG_STATE_HOME", under: ".local/state") ?? "\(data)/state",
      settings: folder("XDG_CONFIG_HOME", under: ".config") ?? "\(data)/settings")
  }

  static let name = "secure-base"

  package var sessions: String { "\(data)/sessions" }
  package var memory: String { "\(data)/\(memoryName)" }
  var memoryName: String { "memory.json" }
  /// What is to be forgotten and is not yet, everywhere.
  var forgettingName: String { "memory.forgetting.json" }
  var forgetting: String { "\(data)/\(forgettingName)" }
  var memoryLock: String { "\(data)/memory.lock" }
  /// What finds past sessions quickly; made from the logs, and again whenever it is gone.
  package var index: String { "\(data)/index.sqlite" }
  /// The lock of the index, and the stamp it had when it was last whole.
  package var indexLock: String { "\(data)/index.lock" }
  /// Every file of the index: removing them loses nothing.
  package var indexFiles: [String] {
    [index, indexLock] + ["-journal", "-wal", "-shm"].map { index + $0 }
  }
  /// The key of a locked store, wrapped.
  package var vault: String { "\(data)/\(vaultName)" }
  var vaultName: String { "vault.json" }
  /// What a locked store keeps readable for the hour of need, if the person wants that.
  package var help: String { "\(data)/\(helpName)" }
  var helpName: String { "help.json" }
  /// Files that are made from the logs to find things quickly: removed when the store is locked, and
  /// never written while it is.
  var derived: [String] { indexFiles }

  /// One place on the disk and what it holds, for `coach paths`.
  package struct Entry: Sendable, Equatable {
    package let path: String
    package let holds: String
  }

  /// Every place the program may write to, in the order a person would ask for them.
  package var entries: [Entry] {
    [
      Entry(path: sessions, holds: StoreWording.holdsSessions),
      Entry(path: memory, holds: StoreWording.holdsMemory),
      Entry(path: index, holds: StoreWording.holdsIndex),
      Entry(path: vault, holds: StoreWording.holdsVault),
      Entry(path: help, holds: StoreWording.holdsHelp),
      Entry(path: state, holds: StoreWording.holdsState),
      Entry(path: settings, holds: StoreWording.holdsSettings),
    ]
  }
}

/// Joins without doubling the slash of a base that ends in one.
private func joined(_ base: String, _ name: String) -> String {
  base.hasSuffix("/") ? base + name : "\(base)/\(name)"
}

private func absolute(_ path: String, from workingFolder: String?) -> String {
  var path = path
  if !path.hasPrefix("/"), let workingFolder { path = joined(workingFolder, path) }
  while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
  return path
}
