import ArgumentParser
import Workshop
import YarnProgram

/// `coach new NAME`: a conversation to begin from, with its test.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a conversation: a script and its test.",
    usage: "coach new <name> [--in <folder>]",
    discussion: """
      Writes NAME.yarn and NAME.testplan, which passes, and changes no file that
      is there. Keep it in a folder of its own until it joins a project, where
      only one node may be called Start.
      Exit codes: 0 written, 1 a file of that name is there, 2 wrong usage.

      Examples:
        coach new first-walk
        coach new first-walk --in Drafts
        coach test first-walk.testplan
      """)

  @Argument(help: "Small letters, digits and hyphens.")
  var name: String

  @Option(name: .customLong("in"), help: ArgumentHelp("Where to write.", valueName: "folder"))
  var folder: String?

  func validate() throws {
    guard ConversationTemplate.isName(name) else {
      throw ValidationError("\(name) is no name for a conversation: use small letters, digits and hyphens.")
    }
    if let folder, Platform.names(in: folder) == nil {
      throw ValidationError("There is no folder at \(folder).")
    }
  }

  func run() throws {
    let lead = folder.map { $0 + "/" } ?? ""
    let files = ConversationTemplate.files(named: name)
    for file in files where Platform.contents(of: lead + file.path) != nil {
      throw Failure("\(lead)\(file.path) is already there, and nothing was written.", status: 1)
    }
    for file in files { try ScriptFiles.rewrite(lead + file.path, file.text) }
    Platform.write(
      """
      \(lead)\(name).yarn: the conversation
      \(lead)\(name).testplan: its test
      Next: coach test \(lead)\(name).testplan

      """, to: 1)
  }
}
