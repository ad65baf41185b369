import ArgumentParser
import SessionStore

/// `coach paths`: every place the program may write to, and what it holds.
struct PathsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: "Show where everything is kept.",
    usage: "coach paths [options]", discussion: "Example:\n  coach paths")

  @OptionGroup var place: PlaceOptions

  func run() throws {
    for entry in try place.closedStore().paths.entries {
      Platform.write("\(entry.path)\n    \(entry.holds)\n", to: 1)
    }
  }
}
