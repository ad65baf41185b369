/// The person's own editor, for a long message.
///
/// The text lies in a file of mode 0600, in a folder of mode 0700, only while the editor runs.
/// What the editor itself keeps elsewhere (swap files, undo files, lists of recent files) is out of
/// reach: say so to the person.
package struct ExternalEditor: Sendable, Equatable {
  /// The command, in the words of the shell; the path of the file is added to it.
  package let command: String
  /// Where the private folder is made.
  package var temporaryFolder: String

  package init(command: String, temporaryFolder: String) {
    self.command = command
    self.temporaryFolder = temporaryFolder
  }

  /// Chooses the editor from the environment: `VISUAL`, then `EDITOR`, then nano or vi. A terminal
  /// that cannot move its cursor has no use for `VISUAL`.
  package init(environment: [String: String]) {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let isDumb = value("TERM") == nil || value("TERM") == "dumb"
    let chosen = (isDumb ? nil : value("VISUAL")) ?? value("EDITOR") ?? value("VISUAL")
    command = chosen ?? "$(command -v nano || echo vi)"
    temporaryFolder = value("TMPDIR") ?? "/tmp"
  }

  /// Lets the person write, beginning with `initial`, and returns the text without line ends at its
  /// end; nil when it is empty or unchanged.
  ///
  /// The terminal must be in its ordinary modes (`LineEditor.lendingTerminal`). When anything
  /// fails after the editor has started, a file with text is kept and the error tells its path.
  package func edit(initial: String) throws(LineEditorError) -> String? {
    let start = initial.isEmpty || initial.hasSuffix("\n") ? initial : initial + "\n"
    let file = try PrivateFile(named: "message.txt", in: temporaryFolder, text: start)
    QuickExit.doom(file: file.path, folder: file.folder)
    defer { QuickExit.doom(file: nil, folder: nil) }
    let status = runInForeground(shellCommand: command + " \"$1\"", argument: file.path)
    guard status == 0 else {
      let hasText = (try? file.read()) != ""
      if !hasText { file.remove() }
      throw .editorFailed(command: command, status: status, keptAt: hasText ? file.path : nil)
    }
    var text = try file.read()
    file.remove()
    if text == start { return nil }
    while text.last?.isNewline == true { text.removeLast() }
    return text.isEmpty ? nil : text
  }
}
