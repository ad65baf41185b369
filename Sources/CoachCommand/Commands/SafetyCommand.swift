import ArgumentParser
import Coach
import Replay
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

  @OptionGroup var place: PlaceOptions
  @OptionGroup var clock: ClockOptions

  func run() throws {
    // A broken script must not stand between a person and a number.
    let lines = (try? place.program().helpLines) ?? HelpLines("")
    if review {
      let review = HelpLineReview(lines, at: try clock.clock()())
      Platform.write(review.paragraphs.joined(separator: "\n\n") + "\n", to: 1)
      return
    }
    // Neither must a missing folder, a changed file, or another program that holds a lock.
    let memory = (try? place.store())?.memoryAtOnce()
    let code =
      Country.code(flag: country ?? memory?.country, environment: Platform.environment)
    var shown = (memory?.contacts ?? []).map { VisibleText.of(HelpText.own($0)) }
    for kind in [HelpLines.Kind.crisis, .abuse] {
      for line in lines.shown(kind, country: code) where !shown.contains(line) {
        shown.append(line)
      }
    }
    let text = HelpText.order(shown).joined(separator: "\n\n")
    Platform.write(text + "\n", to: 1)
  }
}
