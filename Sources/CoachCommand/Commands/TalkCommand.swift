import ArgumentParser
import Coach
import SessionStore
import Terminal

/// `coach`: hold a session.
struct TalkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "talk", abstract: "Hold a session (what a bare coach does).",
    usage: "coach talk [options]",
    discussion: """
      Examples:
        coach
        coach --plain
        printf '1\\nI had a row with my sister\\n' | coach --unsaved
        coach --passphrase-fd 3 3<file      when your sessions are locked
      """)

  @OptionGroup var place: PlaceOptions
  @OptionGroup var look: LookOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var speech: LanguageOptions

  @Option(help: ArgumentHelp("Choose wordings by this number, for tests.", valueName: "number"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("Your country for help lines, as in GB or US.", valueName: "country"))
  var country: String?

  @Flag(help: "Keep nothing of this session.")
  var unsaved = false

  @Flag(help: "Go on with the session that was left open.")
  var resume = false

  @Flag(help: "Begin anew without asking about a session that was left open.")
  var new = false

  /// A session with everything as usual, without parsing anything.
  static var bare: TalkCommand {
    var talk = TalkCommand()
    talk.place = PlaceOptions()
    talk.look = LookOptions()
    talk.clock = ClockOptions()
    talk.speech = LanguageOptions()
    talk.speech.language = nil
    talk.place.dialogs = nil
    talk.place.dataDir = nil
    talk.place.passphraseFd = nil
    talk.look.color = .auto
    talk.look.plain = false
    talk.clock.now = nil
    talk.seed = nil
    talk.country = nil
    talk.unsaved = false
    talk.resume = false
    talk.new = false
    return talk
  }

  func run() throws { try talk(wish: nil) }

  /// Holds the session; `wish` is typed for the person once they have been greeted.
  func talk(wish: String?) throws {
    let environment = Platform.environment
    let program = try place.program()
    let clock = try self.clock.clock()
    if let country, Country.code(flag: country, environment: [:]) == nil {
      throw Failure("--country: \(country) is not two letters, as in GB or US.", status: 2)
    }
    // Before the terminal is taken for the talk, and before anything personal is shown.
    let store = try unsaved ? place.closedStore() : place.store()
    let front = TerminalFrontEnd(
      TerminalOptions(
        isPlain: look.plain, colour: ColourChoice(rawValue: look.color.rawValue) ?? .auto,
        environment: environment,
        commands: SessionCommand.entries.map { "/" + $0.name } + ["/edit", "/journal edit", "help now"],
        entryFolder: unsaved ? nil : store.paths.data))
    let code = Country.code(flag: country, environment: environment)
    let isCountryChosen = country != nil
    let language = try speech.chosen()
    let conversation = Conversation(
      program: program, store: store,
      unfinished: resume ? .goOn : new || wish != nil || !front.input.isInteractive ? .leave : .ask,
      isSaved: !unsaved, wish: wish, language: language, clock: clock
    ) { [seed, isCountryChosen] in
      SessionOpening(
        session: SessionID.make(), at: clock(),
        // Below 2^53, so that any JSON reader keeps it exact.
        seed: seed ?? UInt64.random(in: 0..<(1 << 53)), country: code,
        isCountryChosen: isCountryChosen, language: language?.rawValue)
    }
    var repl = front.repl()
    let end = repl.run(opening: conversation.begin(notice: front.notice)) { input in
      conversation.answer(input)
    }
    conversation.close()
    if case .outputFailed(let reason) = end { throw Failure("Writing failed: \(reason)") }
  }
}

/// The names of sessions.
enum SessionID {
  /// 128 random bits as 32 hexadecimal digits.
  static func make() -> String {
    (0..<4).map { _ in
      let digits = String(UInt32.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }
}
