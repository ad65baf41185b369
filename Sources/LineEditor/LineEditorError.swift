/// Why the editor or the person's own editor could not be used.
package enum LineEditorError: Error, Sendable, Equatable {
  /// The input or the output is not a terminal.
  case notATerminal
  /// Another editor is open in this process.
  case alreadyOpen
  /// The system refused: its words.
  case system(String)
  /// The person's editor ended badly; the text, if there is any, is kept at this path.
  case editorFailed(command: String, status: Int32, keptAt: String?)
  /// A file of the person's text could not be read; it is kept at this path.
  case unreadable(reason: String, keptAt: String)
}

extension LineEditorError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notATerminal: "This needs a terminal for both input and output."
    case .alreadyOpen: "The line editor is already open."
    case .system(let reason): "The system refused: \(reason)."
    case .editorFailed(let command, let status, let path):
      "\(command) ended with status \(status)."
        + (path.map { " Your text is kept in \($0)." } ?? " No text was written.")
    case .unreadable(let reason, let path):
      "Your text could not be read: \(reason). It is kept in \(path)."
    }
  }
}
