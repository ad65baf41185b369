import ArgumentParser
import Workshop
import YarnProgram

/// `coach rename OLD NEW`: another name for a node, a variable or a topic, everywhere.
struct RenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Rename a node, variable or topic everywhere.",
    usage: "coach rename <old> <new> [<files> ...]",
    discussion: """
      Scripts and rules are changed together, or not at all: when the new name is
      taken, when the engine needs the old one, or when the scripts have mistakes,
      nothing is written. Words inside what people read are never changed.
      Exit codes: 0 renamed, 1 refused, 2 a file could not be read or written.

      Examples:
        coach rename RideTheUrge UrgeToCheck Dialogs
        coach rename '$walks' '$steps' walk.yarn
        coach rename --dry-run jealousy envy Dialogs
      """)

  @Argument(help: "The name as it is.")
  var old: String

  @Argument(help: "The name as it shall be.")
  var new: String

  @Argument(help: "Scripts, projects or folders; without any, the folder you are in.")
  var files: [String] = []

  @Option(help: ArgumentHelp("node, variable or topic, where the name is several.", valueName: "kind"))
  var kind: String?

  @Flag(help: "Say what would change and write nothing.")
  var dryRun = false

  func validate() throws {
    if let kind, NameKind(rawValue: kind) == nil {
      throw ValidationError("--kind is node, variable or topic.")
    }
  }

  func run() throws {
    let scripts = try CheckedScripts(files.isEmpty ? ["."] : files)
    let result: Renaming.Result
    do throws(Renaming.Refusal) {
      result = try scripts.rename(old, to: new, kind: kind.flatMap { NameKind(rawValue: $0) })
    } catch {
      throw Failure(error.sentence)
    }
    for file in result.files {
      if !dryRun { try ScriptFiles.rewrite(file.path, file.text) }
      Platform.write(file.path + "\n", to: 1)
    }
    let places = result.places == 1 ? "1 place" : "\(result.places) places"
    let verb = dryRun ? "would be" : "is now"
    Platform.write("The \(result.kind.rawValue) \(old) \(verb) \(new), in \(places).\n", to: 2)
  }
}
