import ArgumentParser
import Coach
import Replay
import SessionStore
import Terminal

/// `coach export`: sessions in a form that other programs and people read.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write sessions as Markdown, HTML, JSON and more.",
    usage: "coach export <session> ... [options]",
    discussion: """
      md and html are for reading and printing, json is what coach import reads,
      asciicast is for asciinema, tape for vhs.

      Examples:
        coach export last
        coach export last --format html --output session.html
        coach export 1 2 3 --format json --output sessions.json
        coach export 2026-11-24 --redact --turn 3..9
        coach export last --format asciicast --cast-version 3
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case md, html, json, text, asciicast, tape
  }

  @Argument(help: "last, a number from coach sessions, a date, or the start of an id.")
  var sessions: [String]

  @Option(help: "md, html, json, text, asciicast or tape.")
  var format: Form = .md

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file only you can read.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the file if it is there.")
  var force = false

  @Flag(help: "Replace names and numbers by marks such as [name 1].")
  var redact = false

  @OptionGroup var selection: SelectionOptions

  @Option(help: "With asciicast: version 2 or 3 of the format.")
  var castVersion = 2

  @Option(help: ArgumentHelp("With asciicast and tape: the longest pause.", valueName: "seconds"))
  var maxPause: Double = Double(Pace.usualMaxPause) / 1000

  @OptionGroup var place: PlaceOptions

  func run() throws {
    try checkUsage()
    let store = try place.store()
    let program = try place.program()
    let selection = try selection.selection()
    var past: [PastSession] = []
    for query in sessions {
      let found = try PastSession(query, in: store, program: program)
      if !past.contains(where: { $0.log.file == found.log.file }) { past.append(found) }
    }
    let bytes =
      format == .json
      ? try archive(past, in: store).bytes
      : Array(try text(past.map { $0.exported(selection, isRedacted: redact) }).utf8)
    if past.contains(where: \.touchesSafety) { Platform.write(Self.warning + "\n", to: 2) }
    if store.sealing != nil { Platform.write(LockWording.exportIsPlain + "\n", to: 2) }
    try deliver(bytes)
  }

  private func checkUsage() throws {
    if format == .json, !selection.isEmpty {
      throw Failure("json holds whole sessions, so --turn, --from and --to do not go with it.", status: 2)
    }
    if [.asciicast, .tape].contains(format), sessions.count > 1 {
      throw Failure("\(format.rawValue) holds one session. Name one.", status: 2)
    }
    if !Asciicast.versions.contains(castVersion) {
      throw Failure("--cast-version: 2 and 3 are what there is.", status: 2)
    }
  }

  private func text(_ sessions: [ExportedSession]) throws -> String {
    if !sessions.contains(where: { !$0.transcript.turns.isEmpty }) {
      throw Failure("No turn fits. Nothing was written.")
    }
    let pace = try Self.pace(maxPause)
    return switch format {
    case .md: MarkdownExport.text(sessions)
    case .html: HTMLExport.text(sessions)
    case .text, .json: TextExport.text(sessions)
    case .asciicast:
      sessions.map {
        Asciicast(version: castVersion, maxPause: pace.maxPause, wrap: { wrapped($0, to: 68) }).text($0)
      }.joined()
    case .tape: sessions.map { TapeExport.text($0, pace: pace) }.joined()
    }
  }

  private static func pace(_ maxPause: Double) throws -> Pace {
    var options = PaceOptions()
    options.speed = 1
    options.maxPause = maxPause
    return try options.pace()
  }

  private func archive(_ past: [PastSession], in store: Store) throws -> SessionArchive {
    var archive = SessionArchive(sessions: [])
    for session in past {
      let file = session.log.file
      let contains = session.exported(TurnSelection(), isRedacted: redact).contents
      do throws(StoreError) {
        let bytes = redact ? LogFormat.bytes(session.redacted) : try store.bytes(of: file)
        archive.sessions.append(
          SessionArchive.Session(file: file, bytes: bytes, contains: contains, isRedacted: redact))
      } catch {
        throw Failure(error.description)
      }
      for line in session.help where !archive.help.contains(line) { archive.help.append(line) }
    }
    return archive
  }

  private func deliver(_ bytes: [UInt8]) throws {
    guard let output else {
      Platform.write(bytes, to: 1)
      return
    }
    switch Platform.writePrivately(bytes, to: output, replacing: force) {
    case nil: Platform.write("Written to \(output); only you can read it.\n", to: 2)
    case .exists?:
      throw Failure("\(output) is already there. --force replaces it, another --output keeps both.")
    case .failed(let reason)?: throw Failure("\(output) could not be written: \(reason).")
    }
  }

  private static let warning =
    "This is about danger. Think about who may come to read it before you share it or keep it where"
    + " others look."
}
