import ArgumentParser

/// The executable `coach`.
///
/// A bare `coach` goes straight to a session: parsing arguments would cost as much as all the rest
/// of the start. Exit codes: 0 well, 1 a problem was found or reported, 2 wrong usage.
@main
enum Main {
  static func main() {
    Platform.ignoreBrokenPipes()
    guard CommandLine.arguments.count > 1 else { run(TalkCommand.bare) }
    do {
      var command = try CoachRoot.parseAsRoot()
      try command.run()
    } catch {
      leave(with: error)
    }
    Platform.exit(0)
  }

  private static func run(_ talk: TalkCommand) -> Never {
    do {
      try talk.run()
    } catch {
      leave(with: error)
    }
    Platform.exit(0)
  }

  /// Help goes to the standard output, everything else to the standard error.
  private static func leave(with error: any Error) -> Never {
    if let failure = error as? Failure {
      if !failure.sentence.isEmpty { Platform.write(failure.sentence + "\n", to: 2) }
      Platform.exit(failure.status)
    }
    let status = CoachRoot.exitCode(for: error)
    let message = CoachRoot.fullMessage(for: error)
    if status == .success {
      Platform.write(message + "\n", to: 1)
      Platform.exit(0)
    }
    if !message.isEmpty { Platform.write(message + "\n", to: 2) }
    Platform.exit(status == .validationFailure ? 2 : status.rawValue)
  }
}

/// A problem that ends the program with a sentence for the person.
struct Failure: Error {
  let sentence: String
  let status: Int32

  init(_ sentence: String, status: Int32 = 1) {
    self.sentence = sentence
    self.status = status
  }
}

/// The root of the command line.
struct CoachRoot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coach",
    abstract: "A private, offline coach for secure attachment.",
    discussion: """
      Examples:
        coach                      talk; everything stays on this computer
        coach practise             what can be practised; with a name, begin with it
        coach journal              write an entry; coach progress looks back
        coach sessions             past sessions; coach search finds words in them
        coach replay last          read the last session again
        coach safety               people to ring, now
        printf '1\\nhello\\n' | coach   one line in, one turn out
      """,
    version: Version.text,
    subcommands: [
      TalkCommand.self, PractiseCommand.self, JournalCommand.self, ProgressCommand.self, SessionsCommand.self, SearchCommand.self, ShowCommand.self,
      ReplayCommand.self, ExportCommand.self, ImportCommand.self, MemoryCommand.self,
      ForgetCommand.self, EraseCommand.self, DoctorCommand.self,
      SafetyCommand.self, LockCommand.self, UnlockCommand.self, PassphraseCommand.self,
      UnderstandCommand.self,
      CheckCommand.self, ExplainCommand.self, FormatCommand.self, NewCommand.self,
      UsesCommand.self, RenameCommand.self, StatsCommand.self, StringsCommand.self,
      TestCommand.self, PathsCommand.self, ACPCommand.self, ServeCommand.self,
    ],
    defaultSubcommand: TalkCommand.self)
}

enum Version {
  static let number = "0.1.0"
  static let text = "coach \(number)"
}
