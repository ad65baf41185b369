/// Splits a script into tokens with a stack of modes: what a byte means depends on where it stands.
///
/// Linear in the bytes. Line breaks come out as tokens; `Indentation` turns them into structure.
struct Lexer {
  enum Mode {
    case root, title, when, header, body, text, tail, hashtag, expression
    case command, commandText, enumName, jumpTarget
  }

  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []
  var modes: [Mode] = [.root]
  var isInWhen = false
  var diagnostics: DiagnosticBag
  /// What to say about stray tokens, by where they begin; the parser says it when it meets one, so that
  /// what stands behind another mistake is not reported as well.
  var strays: [UInt32: StrayMessage] = [:]
  /// Where the commands and expressions open that their line does not close.
  var unclosed: [ByteRange] = []
  /// Where the innermost open `<<` and `{` stand, to name them in messages.
  var commandStart = 0
  var expressionStart = 0

  init(_ source: SourceText) {
    bytes = source.bytes
    diagnostics = DiagnosticBag(source: source)
    tokens.reserveCapacity(bytes.count / 8 + 16)
  }

  mutating func run() {
    while position < bytes.count { step() }
    finish()
  }

  private mutating func step() {
    switch modes.last ?? .root {
    case .root: lexRoot()
    case .title: lexTitle()
    case .when: lexWhen()
    case .header: lexHeader()
    case .body: lexBody()
    case .text: lexText()
    case .tail: lexTail()
    case .hashtag: lexHashtag()
    case .expression: lexExpression()
    case .command: lexCommand()
    case .commandText: lexCommandText()
    case .enumName: lexEnumName()
    case .jumpTarget: lexJumpTarget()
    }
  }

  private mutating func finish() {
    switch modes.last ?? .root {
    case .expression where isInWhen: emit(.lineEnd, bytes.count)
    case .expression, .command, .commandText, .enumName, .jumpTarget: reportUnclosed()
    case .text, .tail, .hashtag: emit(.lineEnd, bytes.count)
    default: break
    }
    emit(.endOfFile, bytes.count)
  }

  // MARK: Tools of all modes

  /// The byte at a distance from the position; 0 past the end.
  func byte(_ distance: Int = 0) -> UInt8 {
    let index = position + distance
    return index < bytes.count ? bytes[index] : 0
  }

  /// Whether the bytes at the position are exactly this.
  func sees(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return text.withUTF8Buffer { buffer in
      for index in 0..<count where bytes[position + index] != buffer[index] { return false }
      return true
    }
  }

  /// Adds a token from the position to an end and moves there.
  mutating func emit(_ kind: TokenKind, _ end: Int) {
    tokens.append(Token(kind, position, end))
    position = end
  }

  /// Adds a token that means nothing here, and says why.
  mutating func emitStray(_ end: Int, _ message: String, hint: String) {
    let range = ByteRange(position, end)
    strays[range.lower] = StrayMessage(range: range, message: message, hint: hint)
    emit(.stray, end)
  }

  mutating func push(_ mode: Mode) { modes.append(mode) }
  mutating func pop() { if modes.count > 1 { modes.removeLast() } }
  mutating func replace(_ mode: Mode) { modes[modes.count - 1] = mode }

  /// The first offset at or after `start` at which `isEnd` holds.
  func scan(from start: Int, until isEnd: (UInt8) -> Bool) -> Int {
    var end = start
    while end < bytes.count && !isEnd(bytes[end]) { end += 1 }
    return end
  }

  /// Skips spaces, tabs and comments; true when something was skipped.
  mutating func skipBlanks(comments: Bool) -> Bool {
    if byte().isBlank {
      position = scan(from: position) { !$0.isBlank }
      return true
    }
    if comments && sees("//") {
      position = scan(from: position) { $0.isNewline }
      return true
    }
    return false
  }

  /// Emits a line break with the indentation after it; true if one stands here.
  mutating func lexLineBreak(_ kind: TokenKind) -> Bool {
    guard byte().isNewline else { return false }
    let width = byte() == .carriageReturn && byte(1) == .lineFeed ? 2 : 1
    emit(kind, scan(from: position + width) { !$0.isBlank })
    return true
  }

  /// Reports a command or expression that is still open where its line ends, and goes back to lines.
  mutating func reportUnclosed() {
    let isBrace = modes.last == .expression && modes.dropLast().last != .command
    let opening = isBrace ? expressionStart : commandStart
    // A stray piece at the end of the line is why the end is missing.
    let isReported = tokens.last.map { $0.kind == .stray && $0.range.upper == position } ?? false
    if !isReported {
      unclosed.append(ByteRange(opening, position))
      diagnostics.error(
        isBrace ? .syntax : .unclosedCommand, ByteRange(opening, position),
        isBrace ? "The `{` is not closed on its line." : "The `<<` is not closed on its line.",
        hint: isBrace
          ? "Write `}` after the expression, or `\\{` for a brace in the text."
          : "Write `>>` at the end of the command; a command cannot hold a line break.")
    }
    while modes.count > 1 && modes.last != .body { modes.removeLast() }
    tokens.append(Token(.stray, position, position))
    if modes.last == .body { tokens.append(Token(.lineEnd, position, position)) }
  }
}
