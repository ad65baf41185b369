import ArgumentParser
import Coach
import SessionStore
import Vault

/// `coach lock`: seal every session with a passphrase.
struct LockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Lock your sessions with a passphrase.",
    usage: "coach lock [options]",
    discussion: """
      Everything you said, and what is remembered, can then only be read with
      your passphrase. If you forget it, nobody can help you. What it protects
      from, and what not: Sources/SessionStore/ThreatModel.md.
      Examples:
        coach lock
        coach lock --contacts readable    coach safety shows your own contacts
        coach lock --passphrase-fd 3 3<file
      """)

  enum Contacts: String, ExpressibleByArgument, CaseIterable { case readable, locked }

  @Option(help: "Your own contacts and country: readable without the passphrase, or locked.")
  var contacts: Contacts?

  @OptionGroup var place: PlaceOptions

  func run() throws {
    let store = try place.closedStore()
    do throws(StoreError) {
      if try store.isLocked() { throw .alreadyLocked }
    } catch { throw Failure(error.description) }
    guard let source = place.passphrases() else { throw Failure(LockWording.cannotAsk, status: 2) }
    defer { source.close() }
    source.say(LockWording.beforeLocking)
    let passphrase = try source.askNew(leaving: LockWording.nothingLocked)
    let showsHelp = try keepsContacts(of: store, source)
    let opened: OpenedStore
    let count: Int
    do throws(StoreError) {
      opened = try store.lock(
        by: passphrase, showsHelp: showsHelp, progress: source.showProgress)
      count = try opened.store.sessionCount()
    } catch {
      throw Failure(error.description)
    }
    source.close()
    PlaceOptions.say(opened.notices)
    Platform.write(LockWording.locked(count) + "\n", to: 1)
  }

  private func keepsContacts(of store: Store, _ source: PassphraseSource) throws -> Bool {
    if let contacts { return contacts == .readable }
    let memory = try? store.memory().memory
    let count = memory?.contacts.count ?? 0
    guard count > 0 || memory?.country != nil else { return false }
    return try source.decide(
      LockWording.keepContacts(count), leaving: LockWording.nothingLocked) ?? false
  }
}

/// `coach unlock`: open every session for good.
struct UnlockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlock",
    abstract: "Take the passphrase off your sessions.",
    usage: "coach unlock [options]",
    discussion: "Examples:\n  coach unlock\n  coach unlock --passphrase-fd 3 3<file")

  @OptionGroup var place: PlaceOptions

  func run() throws {
    let (store, source) = try place.lockedStore()
    defer { source.close() }
    // Opening it may have finished what was cut off before.
    guard let sealed = store, sealed.sealing != nil else { return }
    let opened: OpenedStore
    let count: Int
    do throws(StoreError) {
      opened = try sealed.unlock(progress: source.showProgress)
      count = try opened.store.sessionCount()
    } catch {
      throw Failure(error.description)
    }
    source.close()
    PlaceOptions.say(opened.notices)
    Platform.write(LockWording.unlocked(count) + "\n", to: 1)
  }
}

/// `coach passphrase`: change it.
struct PassphraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passphrase",
    abstract: "Change the passphrase of your locked sessions.",
    usage: "coach passphrase [options]",
    discussion: """
      With --passphrase-fd, the first line is the old one and the second the new.
      Example:
        coach passphrase
      """)

  @OptionGroup var place: PlaceOptions

  func run() throws {
    let (store, source) = try place.lockedStore()
    defer { source.close() }
    guard let store, store.sealing != nil else { return }
    source.say(LockWording.beforeChanging)
    let passphrase = try source.askNew(leaving: LockWording.nothingChanged)
    do throws(StoreError) {
      try store.changePassphrase(to: passphrase)
    } catch {
      throw Failure(error.description)
    }
    source.close()
    Platform.write(LockWording.changed + "\n", to: 1)
  }
}
