import ArgumentParser
import Terminal

/// `coach journal`: a session that begins with an entry.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Write a journal entry; a line with only a full stop ends it.",
    usage: "coach journal [options]",
    discussion: """
      Each line is kept as soon as it is typed. Entries are found by coach search.
      Your own editor may keep copies that the coach cannot reach.
      Examples:
        coach journal
        coach journal --editor
        printf 'It rained.\\nI slept well.\\n.\\n' | coach journal
      """)

  @Flag(help: "Write in your own editor: $VISUAL or $EDITOR.")
  var editor = false

  @OptionGroup var talk: TalkCommand

  func run() throws {
    guard !editor || Platform.isTerminal(0) && Platform.isTerminal(1) else {
      throw Failure("--editor needs a terminal. Without it, lines are read from the input.", status: 2)
    }
    try talk.talk(wish: editor ? Conversation.entryInEditor : "/journal")
  }
}
