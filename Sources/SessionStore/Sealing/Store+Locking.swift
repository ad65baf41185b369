package import Vault

/// A store whose passphrase was given, and what the person should know about how it was opened.
package struct OpenedStore: Sendable {
  package var store: Store
  package var notices: [StoreNotice]
}

/// How many of how many files are done, while a store is locked or unlocked.
package typealias Progress = (_ done: Int, _ total: Int) -> Void

/// Locking: everything personal is sealed, by a key that a passphrase opens.
///
/// `vault.json` is written before the first file is sealed and removed after the last is opened, each
/// in one step, and says what is going on. So whatever ends the program on the way, the next one that
/// is given the passphrase finishes the work; every single file is at each moment whole.
extension Store {
  /// Whether a passphrase is needed. Cost: one look at one name.
  package func isLocked() throws(StoreError) -> Bool {
    try wrapping { () throws(FileFailure) in try files.status(paths.vault) } != nil
  }

  /// Opens a locked store, and finishes locking or unlocking that was cut off.
  ///
  /// Throws `wrongPassphrase` with nothing changed. Cost: one key derivation, which takes a good part
  /// of a second by intention.
  package func opened(
    by passphrase: Passphrase, progress: Progress = { _, _ in }
  ) throws(StoreError) -> OpenedStore {
    guard let file = try vaultFile() else { return OpenedStore(store: opened(nil), notices: []) }
    let vault = try key(of: file, by: passphrase)
    let isSound = file.isSound(by: vault)
    switch isSound ? file.state : .locked {
    case .locked:
      return OpenedStore(
        store: opened(Sealing(vault, file, acceptsPlain: false)),
        notices: isSound ? [] : [.vaultChanged(path: paths.vault)])
    case .locking:
      do throws(StoreError) {
        let store = try holdingMemory { () throws(StoreError) in
          try finishLocking(file, vault, progress)
        }
        return OpenedStore(store: store, notices: [.lockingFinished])
      } catch {
        return OpenedStore(
          store: opened(Sealing(vault, file, acceptsPlain: true)),
          notices: [.lockingNotFinished(error)])
      }
    case .unlocking:
      do throws(StoreError) {
        return try holdingMemory { () throws(StoreError) in
          var opened = try finishUnlocking(file, vault, progress)
          opened.notices.append(.unlockingFinished)
          return opened
        }
      } catch {
        throw .unlockingNotFinished(reason: error.description)
      }
    }
  }

  /// Seals everything by a new key that the passphrase opens.
  ///
  /// `showsHelp` keeps the person's own contacts and country readable for the hour of need. Throws
  /// `inUse` before anything has changed while another program has a session open; an error after
  /// that leaves the store locked in part, to be finished by `opened`.
  package func lock(
    by passphrase: Passphrase, derivation: KeyDerivation = .standard, showsHelp: Bool,
    progress: Progress = { _, _ in }
  ) throws(StoreError) -> OpenedStore {
    guard try !isLocked() else { throw .alreadyLocked }
    _ = try wrapping { () throws(FileFailure) in try files.makeFolders(paths.data) }
    // Brought up to date while everything can still be read at once.
    let notices = try memory().notices
    return try holdingMemory { () throws(StoreError) in
      guard try !isLocked() else { throw .alreadyLocked }
      try checkNobodyWrites()
      let made: (file: VaultFile, vault: Vault)
      do throws(VaultError) {
        made = try VaultFile.make(
          passphrase, derivation: derivation, showsHelp: showsHelp,
          about: StoreWording.aboutVault)
      } catch {
        throw StoreError(error, path: paths.vault)
      }
      try write(made.file)
      return OpenedStore(
        store: try finishLocking(made.file, made.vault, progress), notices: notices)
    }
  }

  /// Opens everything for good; the store must have been opened with its passphrase.
  ///
  /// Lines that cannot be opened stay as they are; the vault file is then kept under another name.
  package func unlock(progress: Progress = { _, _ in }) throws(StoreError) -> OpenedStore {
    guard let sealing, var file = try vaultFile() else { throw .notLocked }
    return try holdingMemory { () throws(StoreError) in
      try checkSealing()
      try checkNobodyWrites()
      file.change(to: .unlocking, by: sealing.vault)
      try write(file)
      return try finishUnlocking(file, sealing.vault, progress)
    }
  }

  /// Lets another passphrase open the store; the one before does no longer. Writes one small file.
  package func changePassphrase(
    to passphrase: Passphrase, derivation: KeyDerivation = .standard
  ) throws(StoreError) {
    guard let sealing else { throw .notLocked }
    try holdingMemory { () throws(StoreError) in
      try checkSealing()
      guard var file = try vaultFile() else { throw .notLocked }
      do throws(VaultError) {
        try file.wrap(sealing.vault, by: passphrase, derivation: derivation)
      } catch {
        throw StoreError(error, path: paths.vault)
      }
      file.change(to: sealing.acceptsPlain ? .locking : .locked, by: sealing.vault)
      try write(file)
    }
  }

  /// Makes sure that the store is as it was when it was opened: what would be written for another
  /// state could not be read by anyone.
  ///
  /// To be called with a lock in hand that whoever locks or unlocks the store needs as well.
  func checkSealing() throws(StoreError) {
    guard let sealing else {
      if try isLocked() { throw .lockChanged }
      return
    }
    guard let file = try vaultFile(), file.id == sealing.vault.id, file.state != .unlocking else {
      throw .lockChanged
    }
  }

  // MARK: Steps

  private func finishLocking(
    _ file: VaultFile, _ vault: Vault, _ progress: Progress
  ) throws(StoreError) -> Store {
    let store = opened(Sealing(vault, file, acceptsPlain: true))
    try Conversion(store: store, vault: vault, isSealing: true).run(progress)
    if file.showsHelp {
      try store.writeHelp(try store.memory(isLockOurs: true).memory)
    } else {
      try store.removeHelp()
    }
    var file = file
    file.change(to: .locked, by: vault)
    try write(file)
    let locked = opened(Sealing(vault, file, acceptsPlain: false))
    _ = try? locked.memory(isLockOurs: true)
    return locked
  }

  private func finishUnlocking(
    _ file: VaultFile, _ vault: Vault, _ progress: Progress
  ) throws(StoreError) -> OpenedStore {
    let store = opened(Sealing(vault, file, acceptsPlain: true))
    let damaged = try Conversion(store: store, vault: vault, isSealing: false).run(progress)
    try removeHelp()
    let kept = damaged == 0 ? nil : try wrapping { () throws(FileFailure) in
      try files.freeName(in: paths.data, "vault.old", ".json")
    }
    try wrapping { () throws(FileFailure) in
      if let kept {
        try files.rename(paths.vault, to: kept)
      } else {
        try files.remove(paths.vault)
      }
      try files.syncFolder(paths.data)
    }
    let plain = opened(nil)
    _ = try? plain.memory(isLockOurs: true)
    return OpenedStore(
      store: plain, notices: kept.map { [.notOpened(lines: damaged, vault: $0)] } ?? [])
  }

  /// Looks whether another program has a session open, which would go on writing in the old way.
  private func checkNobodyWrites() throws(StoreError) {
    for year in try years() {
      for session in try sessions(of: year) {
        let path = path(of: session)
        let isFree = try wrapping { () throws(FileFailure) in
          let file = try files.open(path, for: .append)
          defer { files.close(file) }
          return try files.at(path) { () throws(FileFailure) in try files.lock(file) }
        }
        if !isFree { throw .inUse(file: session.description) }
      }
    }
  }

  /// Runs with the lock of the memory file, so that nobody writes it and nobody else locks or unlocks.
  private func holdingMemory<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let lock = try wrapping { () throws(FileFailure) in
      try files.open(paths.memoryLock, for: .lock)
    }
    defer { files.close(lock) }
    let isOurs = try wrapping { () throws(FileFailure) in
      try files.at(paths.memoryLock) { () throws(FileFailure) in try files.lock(lock) }
    }
    guard isOurs else { throw .busy }
    return try body()
  }

  private func opened(_ sealing: Sealing?) -> Store {
    Store(paths: paths, files: files, sealing: sealing)
  }

  // MARK: The vault file

  func vaultFile() throws(StoreError) -> VaultFile? {
    let bytes = try wrapping { () throws(FileFailure) in try files.contents(paths.vault) }
    guard let bytes else { return nil }
    if let head = JSON.decode(Head.self, bytes), head.format > VaultFile.version {
      throw .newerFormat(file: paths.vaultName, format: head.format)
    }
    guard let file = JSON.decode(VaultFile.self, bytes) else {
      throw .vaultUnreadable(path: paths.vault)
    }
    return file
  }

  private struct Head: Decodable { var format: Int }

  private func write(_ file: VaultFile) throws(StoreError) {
    try wrapping { () throws(FileFailure) in
      try files.replace(paths.vaultName, in: paths.data) { _ in
        JSON.pretty(file) + [LogFormat.lineFeed]
      }
    }
  }

  private func key(of file: VaultFile, by passphrase: Passphrase) throws(StoreError) -> Vault {
    do {
      return try file.opened(by: passphrase)
    } catch {
      throw StoreError(error, path: paths.vault)
    }
  }
}

extension Sealing {
  init(_ vault: Vault, _ file: VaultFile, acceptsPlain: Bool) {
    self.init(vault: vault, acceptsPlain: acceptsPlain, showsHelp: file.showsHelp)
  }
}

extension StoreError {
  init(_ error: VaultError, path: String) {
    self =
      switch error {
      case .wrongPassphrase: .wrongPassphrase
      case .unreadable: .vaultUnreadable(path: path)
      case .noMemory(let bytes): .noMemory(bytes: bytes)
      }
  }
}
