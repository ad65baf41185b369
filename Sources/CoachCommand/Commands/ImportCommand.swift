import ArgumentParser
import SessionStore

/// `coach import`: takes sessions in that `coach export --format json` wrote.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in sessions from an exported JSON file.",
    usage: "coach import <file> [options]",
    discussion: """
      Every line is checked, and all sessions come in or none. One that is already
      here is refused.

      Examples:
        coach import sessions.json
        coach export last --format json --data-dir old | coach import -
      """)

  @Argument(help: ArgumentHelp("The file, or - for the standard input.", valueName: "file"))
  var file: String

  @OptionGroup var place: PlaceOptions

  func run() throws {
    let name = file == "-" ? "the standard input" : file
    // The passphrase may be the first line of the same input. A file that is not there needs none.
    let early = file == "-" ? nil : Platform.contents(of: file)
    if early == nil, file != "-" { throw Failure("\(name) cannot be read.", status: 2) }
    let store = try place.store()
    guard let bytes = early ?? Platform.contents(of: 0) else {
      throw Failure("\(name) cannot be read.", status: 2)
    }
    do throws(StoreError) {
      let archive = try SessionArchive(reading: bytes)
      let notices = try store.take(archive)
      for session in archive.sessions { Platform.write("Taken in: \(session.file)\n", to: 1) }
      for notice in notices { Platform.write(notice.description + "\n", to: 2) }
    } catch {
      throw Failure("\(name): \(error.description)")
    }
  }
}
