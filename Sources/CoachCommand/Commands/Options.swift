import ArgumentParser
import Coach
import SessionStore

/// Where scripts and sessions are.
struct PlaceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Use the scripts of a folder.", valueName: "folder"))
  var dialogs: String?

  @Option(
    help: ArgumentHelp("Keep sessions in a folder instead of the usual one.", valueName: "folder"))
  var dataDir: String?

  func program() throws -> CoachProgram {
    do throws(LoadError) {
      guard let dialogs else { return try ScriptLoader.builtIn() }
      return try ScriptLoader.folder(dialogs)
    } catch {
      throw Failure(error.sentence)
    }
  }

  @Option(
    help: ArgumentHelp(
      "Read the passphrase of locked sessions from the first line of an open file.",
      valueName: "number"))
  var passphraseFd: Int32?

  /// The store, opened: asks for the passphrase when it is locked. Says what there is to say about it.
  func store() throws -> Store {
    let store = try closedStore()
    // What cannot be found out now is said when the files are used.
    guard (try? store.isLocked()) == true else {
      // A passphrase that is not needed must not become the first word of a session.
      if let passphraseFd { Platform.line(of: passphraseFd) { _ in } }
      return store
    }
    guard let source = passphrases() else { throw Failure(LockWording.noTerminal) }
    defer { source.close() }
    let opened = try source.open(store)
    source.close()
    Self.say(opened.notices)
    return opened.store
  }

  /// A store that has to be locked, opened; nil when opening it has finished unlocking it.
  func lockedStore() throws -> (Store?, PassphraseSource) {
    let store = try closedStore()
    do throws(StoreError) {
      guard try store.isLocked() else { throw .notLocked }
    } catch {
      throw Failure(error.description)
    }
    guard let source = passphrases() else { throw Failure(LockWording.cannotAsk, status: 2) }
    let opened = try source.open(store)
    Self.say(opened.notices)
    return (opened.store, source)
  }

  /// Where passphrases come from; nil when there is nothing to ask at.
  func passphrases() -> PassphraseSource? {
    PassphraseSource(descriptor: passphraseFd) {
      SafetyText.text(
        (try? program().helpLines) ?? HelpLines(""), memory: (try? closedStore())?.memoryAtOnce(),
        country: nil)
    }
  }

  static func say(_ notices: [StoreNotice]) {
    for notice in notices { Platform.write(notice.description + "\n", to: 2) }
  }

  /// The store as it lies on the disk: nothing is asked, and of a locked one nothing can be read.
  func closedStore() throws -> Store {
    do throws(StoreError) {
      let paths = try StorePaths(
        environment: Platform.environment, dataDirectory: dataDir,
        workingFolder: Platform.workingFolder)
      return Store(paths: paths)
    } catch {
      throw Failure(error.description)
    }
  }
}

/// The clock, for tests and demonstrations.
struct ClockOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Take this as the time, as in 2026-11-24T21:00+01:00.", valueName: "time"))
  var now: String?

  func clock() throws -> @Sendable () -> Moment {
    guard let now else { return { Platform.now() } }
    guard let moment = Moment(now) else {
      throw Failure("--now: \(now) is no date and time. Try 2026-11-24T21:00+01:00.", status: 2)
    }
    return { moment }
  }
}

/// In which language what is translated is said.
struct LanguageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Say what is translated in this language: es, or en.", valueName: "language"))
  var language: String?

  /// Nil for English. A flag that means no language of ours is wrong usage.
  func chosen() throws -> Language? {
    if let language, language.prefix(while: \.isLetter).lowercased() != "en", Language(tag: language) == nil {
      throw Failure("--language: only es and en are there, not \(language).", status: 2)
    }
    return Language(flag: language, environment: Platform.environment)
  }
}

/// How things are shown.
struct LookOptions: ParsableArguments {
  enum Colour: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  @Option(help: "Colour: auto, always or never.")
  var color: Colour = .auto

  @Flag(help: "Plain text for screen readers: no colour, no redrawing, speakers as words.")
  var plain = false
}
