import ArgumentParser
import Coach
import Replay
import SessionStore
import Terminal

/// `coach show`: one session's details.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the details of one past session.",
    usage: "coach show [session] [options]",
    discussion: """
      Examples:
        coach show last
        coach show 12            the number from coach sessions or coach search
        coach show 9f86d081      the id, which never changes
        coach show 2026-11-24    the newest session of a day, a month or a year
      """)

  @Argument(help: "last, a number, a date, or the start of an id.")
  var session = "last"

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var look: LookOptions
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let store = try place.store()
    let program = try place.program()
    let file = try place.find(session, in: store)
    let log: SessionLog
    do throws(StoreError) {
      log = try store.log(file)
    } catch {
      throw Failure(error.description)
    }
    let path = "\(store.paths.sessions)/\(file.path)"
    let status = try? store.files.status(path)
    let details = SessionDetails(
      log, path: path, bytes: status?.length, program: program, memory: store.memoryAtOnce())
    let output = Output(descriptor: 1)
    if json {
      output.write(SafeText(JSONText.line(details)) + .newline)
    } else {
      let columns = max(20, terminalColumns(of: 1) ?? .max)
      for line in DetailsText(details, id: file.shortID).lines.flatMap({ wrapped(SafeText($0).string, to: columns) }) {
        output.write(SafeText(line) + .newline)
      }
    }
    if case .failed(let reason) = output.end { throw Failure("Writing failed: \(reason)") }
    // What is wrong with the file is a problem that was found.
    if !details.faults.isEmpty { throw Failure("", status: 1) }
  }
}

/// The details of a session in words.
struct DetailsText {
  let lines: [String]

  init(_ details: SessionDetails, id: String) {
    var lines = ["Session \(VisibleLine.of(details.id))"]
    func add(_ label: String, _ text: String) { lines.append("\(label): \(text)") }
    func list(_ label: String, _ words: [String]) {
      if !words.isEmpty { add(label, words.map(VisibleLine.of).joined(separator: "; ")) }
    }
    add("Began", FoundText.when(details.startedAt))
    let length = details.minutes == 1 ? "1 minute" : "\(details.minutes) minutes"
    let ending = details.isFinished ? "it came to its close" : "it was left open, and coach --resume may take it up"
    add("Ended", "\(FoundText.when(details.endedAt)), after \(length); \(ending)")
    var turns = "\(details.turns)"
    if details.turnsTakenBack > 0 { turns += ", of which \(details.turnsTakenBack) taken back" }
    if details.turnsNotKept > 0 { turns += ", and \(details.turnsNotKept) that were not kept" }
    add("Turns", turns)
    if details.touchesSafety {
      add(
        "Safety",
        "There was talk about danger. Nothing of that part is shown here. People to ring: coach safety")
    }
    list("About", details.topics.map(\.title))
    list("Felt", details.feelings)
    for plan in details.plans {
      add("Plan", VisibleLine.of("\(plan.condition), then \(plan.action)"))
      add("How it went", plan.result.map(Self.result) ?? "not noted")
    }
    list("The plan before", details.planResults.map(Self.result))
    list("Remembered", details.remembered)
    list("Gone through", details.done)
    list("Parts of the scripts", details.nodes)
    if !details.areScriptsCurrent {
      add("Scripts", "changed since then, so a replay with --verify may differ")
    }
    add("File", VisibleLine.of(details.file) + (details.bytes.map { ", \($0) bytes" } ?? ""))
    if details.faults.isEmpty { add("State", "every line is as it was written") }
    for fault in details.faults { add("State", VisibleLine.of(fault)) }
    self.lines = lines + ["", "Read it again: coach replay \(id)"]
  }

  private static func result(_ result: String) -> String {
    switch PlanResult(rawValue: result) {
    case .kept: "kept"
    case .partly: "kept in part"
    case .not: "not kept"
    case .dropped: "let go"
    case nil: result
    }
  }
}
