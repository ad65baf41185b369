import ArgumentParser
import Coach
import SessionStore

/// `coach erase`: removes everything that is kept, or one session.
struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Remove everything that is kept, or one session.",
    usage: "coach erase [session] [--yes]",
    discussion: """
      Says first what there is, and asks. Removes files of ours and nothing else.
      Examples:
        coach erase                everything: sessions, memory, index, keys
        coach erase last           the last session, also from what is remembered
        coach erase 2026-11-24     the newest session of a day
        coach erase --yes          without asking
      """)

  @Argument(help: "last, a number from coach sessions, a date, or the start of an id.")
  var session: String?

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var place: PlaceOptions

  func run() throws {
    do {
      // Everything can be erased without a passphrase: a file manager could do it as well.
      if let session {
        try erase(session, in: try place.store())
      } else {
        try eraseAll(in: try place.closedStore())
      }
    } catch let error as StoreError {
      throw Failure(error.description)
    }
  }

  private func erase(_ session: String, in store: Store) throws {
    let file = try store.find(session)
    Platform.write("\(file.description), \(file.start.description)\n", to: 1)
    let question = "This cannot be undone: this session and what is remembered from it will be gone."
    guard yes || Consent.isGiven(question, word: "erase") else { throw Failure("Nothing was erased.") }
    let report = try store.forget(Forgetting(session: .named(file.stem)))
    Platform.write(report.description + "\n", to: 1)
    if !report.isComplete { throw Failure("", status: 1) }
  }

  private func eraseAll(in store: Store) throws {
    let found = try store.holdings()
    guard !found.isEmpty else {
      Platform.write("There is nothing to erase.\n", to: 1)
      return
    }
    Platform.write(EraseText.list(found, of: store.paths), to: 1)
    let open = try store.sessionsInUse()
    guard open.isEmpty else {
      throw Failure("A session is open in another window. Close it first: \(open.map(\.description).joined(separator: ", "))")
    }
    guard yes || Consent.isGiven("This cannot be undone.", word: "erase") else {
      throw Failure("Nothing was erased.")
    }
    let count = try store.erase(found)
    Platform.write(EraseText.done(count, found), to: 1)
  }
}

/// What `coach erase` says.
enum EraseText {
  static func list(_ found: Holdings, of paths: StorePaths) -> String {
    let lines: [(Holdings.Kind, String)] = [
      (.session, found.count(.session) == 1 ? "session" : "sessions"), (.memory, "files of what is remembered"),
      (.history, "saved line history"), (.index, "search index"), (.keys, "keys"),
      (.copy, "copies kept by repairs"), (.leftover, "leftovers of a crash"),
    ]
    if found.items.isEmpty { return "In \(paths.data) there are only empty folders.\n" }
    var text = "In \(paths.data) there are:\n"
    for (kind, words) in lines where found.count(kind) > 0 {
      text += "  \(found.count(kind)) \(words)\n"
    }
    text += "Together \(max(1, found.bytes / 1024)) KB.\n"
    if !found.others.isEmpty {
      text += "Not ours, and left alone:\n" + found.others.map { "  \($0)\n" }.joined()
    }
    return text
  }

  static func done(_ count: Int, _ found: Holdings) -> String {
    "\(count == 1 ? "1 file is" : "\(count) files are") gone.\n"
      + "Out of my reach: backups and exports, what your screen still shows, your shell's history,\n"
      + "and what a disk keeps of removed files until it is written over.\n"
      + "The program itself stays where it was installed.\n"
  }
}
