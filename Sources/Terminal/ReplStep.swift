/// What a conversation is told.
package enum ReplInput: Sendable, Equatable {
  /// What the person wrote; it may be empty and may hold newlines.
  case typed(String)
  /// Ctrl-C twice, with nothing typed: offer to leave.
  case interruptedTwice
  /// Ctrl-D, or the end of a pipe: say goodbye.
  case endOfInput
}

/// What a conversation answers.
package struct ReplStep: Sendable, Equatable {
  package var view: TurnView
  /// Whether the conversation is over.
  package var isEnd: Bool
  /// What Tab offers besides the commands; the available choices when not told.
  package var completions: [String]
  /// Whether the person's words may come back with the arrow key; never after talk of danger.
  package var keepsInput: Bool
  /// Whether the screen, and what has scrolled by, is cleared in place of showing the view: somebody
  /// may come and read along.
  package var clearsScreen = false
  /// Whether the person's editor opens at once, for a journal entry.
  package var opensEditor = false
  /// Whether the person writes an entry of many lines.
  package var isWritten = false
  /// A short word that stands at the prompt, such as one that nothing is kept.
  package var mark: String?

  package init(
    _ view: TurnView, isEnd: Bool = false, completions: [String]? = nil, keepsInput: Bool = true
  ) {
    self.view = view
    self.isEnd = isEnd
    self.completions = completions ?? view.choices.filter(\.isAvailable).map(\.text)
    self.keepsInput = keepsInput
  }
}

/// How a conversation ended.
package enum ReplEnd: Sendable, Equatable {
  /// It was over, or there was no more input.
  case ended
  /// Nobody reads the output any more: a quiet success.
  case readerLeft
  /// The output could not be written, in the system's words.
  case outputFailed(String)
}
