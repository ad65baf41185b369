import ArgumentParser
import Coach
import SessionStore

/// `coach forget`: takes a fact, a session or a name out of everything that is kept.
struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Forget something completely, in every file.",
    usage: "coach forget <words ...> [--yes]",
    discussion: """
      What is forgotten leaves the memory, what you typed and what was said, in
      every session. A name goes wherever it stands as a whole word.
      Examples:
        coach forget name                what I call you
        coach forget note 2
        coach forget Sam                 the name, everywhere
        coach forget last session
        coach forget session 2026-11-24
      """)

  @Argument(help: ArgumentHelp("What to forget.", valueName: "words"))
  var words: [String]

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var place: PlaceOptions

  func run() throws {
    let store = try place.store()
    do {
      if let report = try store.finishForgetting() { Platform.write(report.description + "\n", to: 2) }
      let typed = words.joined(separator: " ")
      switch ForgetRequest(typed, in: try store.memory().memory) {
      case .nothing: throw Failure("Nothing of that name is remembered; coach memory shows what is.")
      case .tooCommon:
        throw Failure("Those words stand everywhere. Give more of them, or a name with its capital.")
      case .forget(let forgetting, let name):
        if forgetting.session == .this { throw Failure("Say which: last session, or session and a date.") }
        let question = "This cannot be undone: \(name) will be gone from every file."
        guard yes || Consent.isGiven(question, word: "yes") else { throw Failure("Nothing was changed.") }
        let report = try store.forget(forgetting)
        Platform.write(report.description + "\n", to: 1)
        if !report.isComplete { throw Failure("", status: 1) }
      }
    } catch let error as StoreError {
      throw Failure(error.description)
    }
  }
}
