package import LineEditor

/// Where the person's words come from.
package enum InputSource {
  /// A person at a terminal.
  case editor(LineEditor)
  /// A pipe or a file: one line is one message.
  case bytes(ByteLineReader)

  /// Whether a person is at the keyboard.
  package var isInteractive: Bool {
    if case .editor = self { true } else { false }
  }

  /// Waits for the next message.
  package func next(prompt: String) -> LineInput {
    switch self {
    case .editor(let editor): editor.read(prompt: prompt)
    case .bytes(let reader): reader.next().map(LineInput.line) ?? .endOfInput
    }
  }

  /// Waits for a passphrase, which a terminal does not show.
  package func nextSecret(prompt: String) -> LineInput {
    switch self {
    case .editor(let editor): editor.readSecret(prompt: prompt)
    case .bytes(let reader): reader.next().map(LineInput.line) ?? .endOfInput
    }
  }
}
