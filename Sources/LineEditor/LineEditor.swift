// A line editor for one message at a time.
//
// In: a terminal, a prompt, candidates for Tab. Out: `LineInput`. The words typed stay in memory:
// history belongs to this session and is never written. Example:
//
//     let editor = try LineEditor(program: "coach")
//     editor.candidates = { _ in ["/help", "/quit"] }
//     while case .line(let text) = editor.read(prompt: "> ") { editor.remember(text) }
//
// One editor may be open in a process, and all its calls come from one thread.

internal import CEditLine

/// An open line editor; closing it, or letting go of it, gives the terminal back as it was.
package final class LineEditor {
  private var handle: OpaquePointer?
  private let output: Int32
  private let isPlain: Bool

  /// The candidates for Tab, given the text before the cursor. Each stands for the whole text.
  package var candidates: (String) -> [String] = { _ in [] }

  /// Whether the process has a UTF-8 locale. Without one, letters outside ASCII arrive right but
  /// show as codes.
  package let showsUnicode: Bool

  /// Opens the editor on a terminal.
  ///
  /// `program` is the name that lines of `~/.editrc` may be meant for. With `isPlain`, no escape
  /// sequence is ever written, the quick exit apart. Costs about a millisecond. Throws
  /// `notATerminal`, `alreadyOpen` or `system`.
  package init(
    program: String, input: Int32 = 0, output: Int32 = 1, isPlain: Bool = false
  ) throws(LineEditorError) {
    showsUnicode = cedit_use_utf8() != 0
    self.output = output
    self.isPlain = isPlain
    handle = cedit_open(program, input, output, isPlain ? 1 : 0)
    guard let handle else { throw LineEditorError(openingFailedWith: lastErrorNumber) }
    let context = Unmanaged.passUnretained(self).toOpaque()
    cedit_set_completer(handle, completeAtCursor, context)
  }

  deinit { close() }

  /// Gives the terminal back; further reads are `endOfInput`.
  package func close() {
    cedit_close(handle)
    handle = nil
  }

  /// Reads one message. Backslash at the end of a line and Alt-Enter begin a new line in it.
  package func read(prompt text: String) -> LineInput {
    guard let handle else { return .endOfInput }
    let prompt = Prompt(text)
    write(prompt.lead)
    cedit_set_prompt(handle, prompt.line)
    var bytes: UnsafePointer<CChar>?
    var count = 0
    let status = cedit_read(handle, &bytes, &count)
    let input = LineInput(status, bytes, count)
    cedit_scrub(handle)
    return input
  }

  /// Reads a passphrase: nothing is shown, and history never sees it.
  package func readSecret(prompt text: String) -> LineInput {
    guard let handle else { return .endOfInput }
    var bytes: UnsafePointer<CChar>?
    var count = 0
    let status = cedit_read_secret(handle, text, &bytes, &count)
    let input = LineInput(status, bytes, count)
    cedit_scrub(handle)
    return input
  }

  /// Reads a passphrase and hands its bytes, in UTF-8, to a function; then they are overwritten.
  package func readSecret<Value>(
    prompt text: String, take: (UnsafeRawBufferPointer) -> Value
  ) -> Result<Value, KeyInterruption> {
    guard let handle else { return .failure(.endOfInput) }
    var bytes: UnsafePointer<CChar>?
    var count = 0
    let status = cedit_read_secret(handle, text, &bytes, &count)
    defer { cedit_scrub(handle) }
    switch status {
    case CEDIT_LINE: return .success(take(UnsafeRawBufferPointer(start: bytes, count: count)))
    case CEDIT_INTERRUPTED_EMPTY, CEDIT_INTERRUPTED_TYPED: return .failure(.interrupted)
    default: return .failure(.endOfInput)
    }
  }

  /// Reads one key, or nil when the time runs out. Ctrl-C and the end of input come as failures.
  package func readKey(milliseconds: Int32? = nil) -> Result<Key?, KeyInterruption> {
    guard let handle else { return .failure(.endOfInput) }
    while true {
      var code: Int32 = 0
      switch cedit_read_key(handle, milliseconds ?? -1, &code) {
      case CEDIT_KEY:
        if code == 4 { return .failure(.endOfInput) }
        if let key = Key(code: code) { return .success(key) }
      case CEDIT_TIMEOUT: return .success(nil)
      case CEDIT_SCREEN: return .failure(.screenChanged)
      case CEDIT_END: return .failure(.endOfInput)
      default: return .failure(.interrupted)
      }
    }
  }

  /// Takes the whole screen, without a cursor, or gives back what stood there before.
  ///
  /// While it is taken, every end and stop of the process gives it back, and `readKey` fails with
  /// `screenChanged` when all must be drawn again.
  package func useScreen(_ isWanted: Bool) {
    if let handle { cedit_use_screen(handle, isWanted ? 1 : 0) }
  }

  /// Adds a message to the history of this session.
  package func remember(_ text: String) {
    if let handle { cedit_history_add(handle, text) }
  }

  /// Forgets the history of this session.
  package func forgetHistory() {
    if let handle { cedit_history_clear(handle) }
  }

  /// Puts text into the next message, to be changed before it is sent.
  package func insert(_ text: String) {
    guard let handle else { return }
    cedit_insert(handle, text, text.utf8.count)
  }

  /// Lends the terminal, as it was before, to another program while `body` runs.
  package func lendingTerminal<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let handle { cedit_suspend(handle) }
    defer { if let handle { cedit_resume(handle) } }
    return try body()
  }

  /// The width of the terminal in columns, as it is now; nil when it does not say.
  package var columns: Int? { LineEditor.columns(of: output) }

  /// The columns and rows of any terminal; nil for what is not one.
  package static func size(of descriptor: Int32) -> (columns: Int, rows: Int)? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    return cedit_size(descriptor, &columns, &rows) == 0 ? nil : (Int(columns), Int(rows))
  }

  /// The width of any terminal in columns; nil for what is not one.
  package static func columns(of descriptor: Int32) -> Int? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    return cedit_size(descriptor, &columns, &rows) == 0 ? nil : Int(columns)
  }

  fileprivate func complete(_ text: String, in handle: OpaquePointer) {
    let completion = Completion(of: text, from: candidates(text))
    // A screen reader reads one candidate a line.
    let width = isPlain ? 1 : columns ?? 80
    let listing = completion.listed.isEmpty ? nil : completion.listing(columns: width)
    cedit_complete(handle, Int32(completion.removed), completion.inserted, listing)
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cedit_write(output, $0.baseAddress, $0.count) }
    }
  }
}

/// Why no key or passphrase came.
package enum KeyInterruption: Error, Sendable, Equatable {
  case interrupted, endOfInput
  /// The window has another size, or the program came back from a stop; only with `useScreen`.
  case screenChanged
}

/// Called by the C module when Tab is pressed, inside `LineEditor.read`.
private func completeAtCursor(
  _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?, _ bytes: UnsafePointer<CChar>?,
  _ count: Int
) {
  guard let context, let handle else { return }
  let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
  editor.complete(String(copying: bytes, count), in: handle)
}

extension String {
  /// A copy of UTF-8 text owned by C.
  fileprivate init(copying bytes: UnsafePointer<CChar>?, _ count: Int) {
    self.init(
      decoding: UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count), as: UTF8.self
    )
  }
}

extension LineInput {
  fileprivate init(_ status: cedit_status, _ bytes: UnsafePointer<CChar>?, _ count: Int) {
    self =
      switch status {
      case CEDIT_LINE: .line(String(copying: bytes, count))
      case CEDIT_INTERRUPTED_EMPTY: .interrupted(discarded: false)
      case CEDIT_INTERRUPTED_TYPED: .interrupted(discarded: true)
      default: .endOfInput
      }
  }
}

extension LineEditorError {
  fileprivate init(openingFailedWith number: Int32) {
    self =
      switch number {
      case LineEditorError.notATerminalNumber: .notATerminal
      case LineEditorError.busyNumber: .alreadyOpen
      default: .system(describeSystemError(number))
      }
  }
}
