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
    discussion: "Examples:\n  coach safety\n  coach safety --country IE")

  @Option(help: ArgumentHelp("Two letters, as in GB or US.", valueName: "country"))
  var country: String?

  @Flag(help: "List every row that a person must check before a release.")
  var review = false

  @OptionGroup var place: PlaceOptions

  func run() throws {
    // A broken script must not stand between a person and a number.
    let lines = (try? place.program().helpLines) ?? HelpLines("")
    if review {
      for row in lines.rows {
        Platform.write(
          "\(row.country)  \(row.kind.rawValue)  \(row.sure)  seen \(row.seen)  \(row.text)\n", to: 1)
      }
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
