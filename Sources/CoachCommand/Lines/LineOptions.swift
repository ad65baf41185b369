import ArgumentParser
import Coach
import LineProtocol
import Logging
import SessionStore

/// What the commands that speak over lines have in common.
struct LineOptions: ParsableArguments {
  @OptionGroup var place: PlaceOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var speech: LanguageOptions

  @Option(help: ArgumentHelp("Choose wordings by this number, for tests.", valueName: "number"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("Your country for help lines, as in GB or US.", valueName: "country"))
  var country: String?

  @Flag(help: "Keep nothing of the sessions.")
  var unsaved = false

  @Option(help: "What is told on the standard error: error, warning, info or debug.")
  var log: LogLevel = .warning

  enum LogLevel: String, ExpressibleByArgument, CaseIterable { case error, warning, info, debug }

  /// A log on the standard error; never of what a person typed.
  func logger() -> Logger {
    var logger = Logger(label: "coach") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = Logger.Level(rawValue: log.rawValue) ?? .warning
    return logger
  }

  /// What all connections share. Threads are made when there is work for them.
  func service(_ limits: Limits, workers: Int) throws -> Service {
    let environment = Platform.environment
    if let country, Country.code(flag: country, environment: [:]) == nil {
      throw Failure("--country: \(country) is not two letters, as in GB or US.", status: 2)
    }
    let clock = try self.clock.clock()
    let code = Country.code(flag: country, environment: environment)
    let isCountryChosen = country != nil
    let seed = seed
    let language = try speech.chosen()?.rawValue
    return Service(
      program: try place.program(), version: Version.number, limits: limits,
      workers: ThreadWorkers(most: workers),
      timers: ThreadTimers(milliseconds: { Platform.milliseconds() }), log: logger(),
      home: environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/", clock: clock,
      milliseconds: { Platform.milliseconds() }
    ) {
      SessionOpening(
        session: SessionID.make(), at: clock(), seed: seed ?? UInt64.random(in: 0..<(1 << 53)),
        country: code, isCountryChosen: isCountryChosen, language: language)
    }
  }

  /// The person whose sessions these are, with a folder of their own when they have a name.
  ///
  /// The standard input is not for passphrases here, so those of a locked store come by a descriptor.
  func person(_ name: String = "") throws -> Person {
    var place = place
    if !name.isEmpty { place.dataDir = try place.closedStore().paths.data + "/people/" + name }
    if unsaved { return Person(name: name, store: try place.closedStore(), isSaved: false) }
    let isLocked = (try? place.closedStore().isLocked()) == true
    if isLocked, place.passphraseFd == nil {
      throw Failure("These sessions are locked. Give their passphrase with --passphrase-fd.")
    }
    return Person(name: name, store: try place.store())
  }
}
