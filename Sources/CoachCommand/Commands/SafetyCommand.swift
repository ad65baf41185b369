import ArgumentParser
import Coach
import SessionStore

/// `coach safety`: the person's own contacts and numbers, at once and without a session.
struct SafetyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "safety",
    abstract: "People to ring, now; works offline.",
    usage: "coach safety [options]",
    discussion: "Examples:\n  coach safety\n  coach safety --country IE\n  coach safety --review")

  @Option(help: ArgumentHelp("Two letters, as in GB or US.", valueName: "country"))
  var country: String?

  @Flag(help: "List what a person must check before a release: how sure, how old.")
  var review = false

  @Flag(help: "Ask for the passphrase when your own contacts are locked, and show them.")
  var own = false

  @OptionGroup var place: PlaceOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var speech: LanguageOptions

  func run() throws {
    // A broken script must not stand between a person and a number.
    let lines = (try? place.program().helpLines) ?? HelpLines("")
    if review {
      let review = HelpLineReview(lines, at: try clock.clock()())
      Platform.write(review.paragraphs.joined(separator: "\n\n") + "\n", to: 1)
      return
    }
    // Nor a language that is not there.
    let language = try? speech.chosen()
    // Neither must a missing folder, a changed file, a lock, or another program.
    let store = try? place.closedStore()
    if own, let opened = try? place.store(), let memory = try? opened.memory().memory {
      Platform.write(SafetyText.text(lines, memory: memory, country: country, language: language) + "\n", to: 1)
      return
    }
    let text = SafetyText.text(lines, memory: store?.memoryAtOnce(), country: country, language: language)
    Platform.write(text + "\n", to: 1)
    if store?.hidesHelp == true {
      Platform.write("\n" + LockWording.contactsAreLocked + "\n", to: 1)
    }
  }
}
