import ArgumentParser
import Coach
import Replay
import SessionStore

/// `coach sessions`: past sessions, newest first.
struct SessionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions", abstract: "List past sessions, newest first.",
    usage: "coach sessions [options]",
    discussion: "Examples:\n  coach sessions\n  coach replay 2")

  @Option(help: ArgumentHelp("How many to list.", valueName: "number"))
  var limit = 20

  @OptionGroup var place: PlaceOptions

  func run() throws {
    let list: SessionList
    let store = try place.store()
    do throws(StoreError) {
      list = try store.sessions(limit: max(1, limit))
    } catch {
      throw Failure(error.description)
    }
    for notice in list.notices { Platform.write(notice.description + "\n", to: 2) }
    if list.sessions.isEmpty { Platform.write("There are no sessions yet.\n", to: 1) }
    for (index, session) in list.sessions.enumerated() {
      guard Platform.write(SessionLine.text(session, number: index + 1) + "\n", to: 1) else { return }
    }
  }
}

/// One session in a line or two.
enum SessionLine {
  static func text(_ session: SessionSummary, number: Int) -> String {
    let at = session.startedAt.description
    let turns = session.turns == 1 ? "1 turn" : "\(session.turns) turns"
    let state = session.isFinished ? "" : ", left open"
    let topics = session.topics.filter { !$0.hasPrefix("meta-") && !$0.hasPrefix("safety-") && $0 != "out-of-scope" }
    let about = topics.isEmpty ? "" : "  \(topics.prefix(3).joined(separator: ", "))"
    let words = session.firstWords.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "\(number)  \(at.prefix(10)) \(at.dropFirst(11).prefix(5))  \(turns), \(session.minutes) min\(state)\(about)\n"
      + "   \"\(VisibleText.of(String(words.prefix(60))))\(words.count > 60 ? "…" : "")\""
  }
}
