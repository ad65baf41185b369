internal import LineEditor

/// Questions of the program itself before there is a conversation, such as the one for a passphrase.
///
/// They stand on the error stream where that is a terminal, so that the output may go elsewhere.
/// From the beginning until `close`, the quick exit works as in a conversation.
package final class SecretPrompt {
  private let editor: LineEditor
  private let output: Int32
  private let isPlain: Bool

  /// Nil when there is no terminal to ask at.
  package init?(_ options: TerminalOptions, input: Int32 = 0, outputs: [Int32] = [2, 1]) {
    guard isTerminal(input), let output = outputs.first(where: { isTerminal($0) }),
      let editor = try? LineEditor(
        program: options.program, input: input, output: output,
        isPlain: options.isPlain || isDumbTerminal(options.environment))
    else { return nil }
    self.editor = editor
    self.output = output
    isPlain = options.isPlain
  }

  /// Shows text between blank lines, wrapped, and without anything that a terminal obeys.
  package func show(_ paragraphs: [String]) {
    let renderer = Renderer(
      form: isPlain ? .plain : .screen, columns: LineEditor.columns(of: output) ?? 72)
    let view = isPlain ? TurnView(notice: paragraphs.joined(separator: "\n\n")) : TurnView(paragraphs: paragraphs)
    Output(descriptor: output).write(.newline + renderer.rendered(view) + .newline)
  }

  /// What came of a question.
  package enum Answer<Value> {
    case given(Value)
    /// Ctrl-C.
    case interrupted
    /// Ctrl-D, or the terminal went away.
    case left
  }

  /// Asks for a passphrase, of which nothing is shown, and hands its bytes to a function; then they
  /// are overwritten.
  package func ask<Value>(
    _ prompt: String, take: (UnsafeRawBufferPointer) -> Value
  ) -> Answer<Value> {
    switch editor.readSecret(prompt: prompt, take: take) {
    case .success(let value): .given(value)
    case .failure(.interrupted): .interrupted
    case .failure: .left
    }
  }

  /// Asks for words that are shown as they are typed.
  package func askOpenly(_ prompt: String) -> Answer<String> {
    switch editor.read(prompt: prompt) {
    case .line(let text): .given(text)
    case .interrupted: .interrupted
    case .endOfInput: .left
    }
  }

  /// Gives the terminal back, for a conversation to take.
  package func close() { editor.close() }
}
