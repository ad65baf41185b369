import ArgumentParser
import Coach
import SessionIndex
import SessionStore
import Terminal

/// `coach search WORDS`: where something was said.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find what was said in past sessions.",
    usage: "coach search <words> ... [options]",
    discussion: """
      All words must stand in one thing that you or the coach said. Capitals and
      accents make no difference; word* finds every word that begins so.
      Examples:
        coach search holiday Sam
        coach search "never tell" --you     these two words, one after the other
        coach search jealous* --since 2026 --limit 5
      """)

  @Argument(help: ArgumentHelp("What to look for.", valueName: "words"))
  var words: [String]

  @Flag(help: "Only what you typed.")
  var you = false

  @Flag(help: "Only what the coach said.")
  var coach = false

  @OptionGroup var filter: FilterOptions

  @Option(help: ArgumentHelp("How many places to show.", valueName: "number"))
  var limit = 20

  @Flag(help: "One JSON object a line.")
  var json = false

  @OptionGroup var look: LookOptions
  @OptionGroup var place: PlaceOptions

  func run() throws {
    guard limit > 0 else { throw Failure("--limit takes a number from 1.", status: 2) }
    guard !you || !coach else { throw Failure("--you and --coach leave nothing: give one of them.", status: 2) }
    guard let words = SearchWords(words.map(Self.phrased).joined(separator: " ")) else {
      throw Failure("Give at least one word to look for, as in: coach search holiday", status: 2)
    }
    let program = try place.program()
    let wanted = try filter.filter(program)
    let store = try place.store()
    let speaker: IndexContents.Speaker = you ? .you : coach ? .coach : .anyone
    let most = limit < .max ? limit + 1 : limit
    let hits = try place.finding(in: store, program) {
      try $0.search(words, by: speaker, wanted, limit: most)
    }
    if hits.isEmpty { sayNone(wanted) }
    let text = FoundText(program, look)
    let output = Output(descriptor: 1)
    for hit in hits.prefix(limit) {
      output.write(
        json ? SafeText(JSONText.line(FoundJSON.Hit(hit))) + .newline : text.hit(hit))
    }
    if case .failed(let reason) = output.end { throw Failure("Writing failed: \(reason)") }
    if hits.count > limit, output.end == nil {
      Platform.write("These are the newest \(limit); --limit \(limit * 5) shows more.\n", to: 2)
    }
  }

  /// What the shell gave as one word of several stays together.
  private static func phrased(_ word: String) -> String {
    word.contains(" ") && !word.contains("\"") ? "\"\(word)\"" : word
  }

  private func sayNone(_ wanted: SessionFilter) {
    let place = wanted.isEmpty && !you && !coach ? "" : " where you looked"
    Platform.write(
      "Nothing was found\(place). All words must stand in one thing said; try fewer, or a beginning as in trust*.\n",
      to: 2)
  }
}
