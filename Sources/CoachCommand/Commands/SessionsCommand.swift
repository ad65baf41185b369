import ArgumentParser
import Coach
import SessionIndex
import SessionStore
import Terminal

/// `coach sessions`: past sessions, newest first.
struct SessionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions", abstract: "List past sessions, newest first.",
    usage: "coach sessions [options]",
    discussion: """
      Examples:
        coach sessions
        coach sessions --topic trust --since 2026-03
        coach sessions --feeling lonely --limit 5
        coach sessions --json --limit 10000
      The number or the id leads on: coach show 2, coach replay 2.
      """)

  @OptionGroup var filter: FilterOptions

  @Option(help: ArgumentHelp("Up to and with this day, month or year.", valueName: "date"))
  var until: String?

  @Option(help: ArgumentHelp("Only sessions in which this feeling was named.", valueName: "word"))
  var feeling: String?

  @Option(help: ArgumentHelp("How many to list.", valueName: "number"))
  var limit = 20

  @Flag(help: "One JSON object a line.")
  var json = false

  @OptionGroup var look: LookOptions
  @OptionGroup var place: PlaceOptions

  func run() throws {
    guard limit > 0 else { throw Failure("--limit takes a number from 1.", status: 2) }
    let program = try place.program()
    var wanted = try filter.filter(program)
    wanted.until = try FilterOptions.day(until, "--until")
    wanted.feeling = feeling
    let store = try place.store()
    let listing = try place.finding(in: store, program) { try $0.sessions(wanted, limit: limit) }
    for fault in listing.faults { Platform.write(fault + "\n", to: 2) }
    if listing.sessions.isEmpty { try sayWhyNone(wanted, store, program) }
    let text = FoundText(program, look)
    let output = Output(descriptor: 1)
    for session in listing.sessions {
      let line =
        json
        ? SafeText(JSONText.line(FoundJSON.Session(session, program))) + .newline : text.listed(session)
      output.write(line)
    }
    if case .failed(let reason) = output.end { throw Failure("Writing failed: \(reason)") }
  }

  private func sayWhyNone(_ wanted: SessionFilter, _ store: Store, _ program: CoachProgram) throws {
    let all = try place.finding(in: store, program) { try $0.overview() }
    guard all.count > 0 else {
      Platform.write("There are no sessions yet. One is kept once you have typed something in it.\n", to: 2)
      return
    }
    let many = all.count == 1 ? "There is 1 session, of \(all.first)." : "There are \(all.count) sessions, from \(all.first) to \(all.last)."
    var text = "No session fits. \(many)"
    if wanted.feeling != nil, !all.feelings.isEmpty {
      let most = all.feelings.prefix(12).map(VisibleLine.of).joined(separator: ", ")
      text += " Feelings that were named: \(most)."
    }
    Platform.write(text + "\n", to: 2)
  }
}
