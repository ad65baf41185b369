/// Turns line breaks into structure: the second pass over the tokens.
///
/// Only the line after an option or line-group item can open an indented body; every line less
/// indented than the innermost body closes it, even an empty line or a comment. An empty line directly
/// after an item ends its group. A tab counts as eight spaces.
struct Indentation {
  private let bytes: [UInt8]
  private var output: [Token] = []
  private var bodies: [Int] = []
  private var previousIndent = 0
  private var lineHasItem = false
  /// The line after the last item or the end of all bodies; -1 when there is none to watch.
  private var watchedLine = -1
  private var line = 1
  private var startsLine = true
  /// The indentation of a body that the last line break has ended.
  private var endedBody: Int?
  private var lostLines: [ByteRange] = []

  /// The tokens with indents and dedents and without the line breaks the grammar does not need;
  /// and the lines that are indented as if they belonged to a body which an empty line has ended.
  static func apply(to tokens: [Token], bytes: [UInt8]) -> (tokens: [Token], lostLines: [ByteRange])
  {
    var pass = Indentation(bytes: bytes)
    pass.output.reserveCapacity(tokens.count)
    var previous: Token?
    for token in tokens {
      pass.take(token, after: previous)
      previous = token
    }
    return (pass.output, pass.lostLines)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func take(_ token: Token, after previous: Token?) {
    switch token.kind {
    case .lineBreak, .lineEnd:
      if token.kind == .lineEnd { emit(token) }
      // A line end without bytes stands for a break that follows as a token of its own.
      if token.range.lower < token.range.upper { lineBreak(token, after: previous) }
    case .endOfFile:
      while bodies.popLast() != nil { insert(.dedent, at: token) }
      emit(token)
    case .optionArrow, .groupArrow:
      lineHasItem = true
      emit(token)
    case .bodyEnd:
      closeNode(at: token)
      emit(token)
    default: emit(token)
    }
  }

  private mutating func emit(_ token: Token) {
    var token = token
    token.startsLine = startsLine
    if startsLine, let body = endedBody {
      if previousIndent >= body && token.kind != .bodyEnd { lostLines.append(token.range) }
      endedBody = nil
    }
    startsLine = false
    output.append(token)
  }

  private mutating func insert(_ kind: TokenKind, at token: Token) {
    let place = Int(kind == .blankLineAfterOption ? token.range.lower : token.range.upper)
    output.append(Token(kind, place, place))
  }

  private mutating func closeNode(at token: Token) {
    while bodies.popLast() != nil { insert(.dedent, at: token) }
    lineHasItem = false
    endedBody = nil
    previousIndent = 0
    watchedLine = -1
  }

  private mutating func lineBreak(_ token: Token, after previous: Token?) {
    let indent = measure(token)
    if watchedLine != -1 && isBlankLine(token, after: previous) {
      if line + 1 - watchedLine == 1 { insert(.blankLineAfterOption, at: token) }
      watchedLine = -1
    }
    line += 1
    startsLine = true
    if lineHasItem {
      if indent > previousIndent {
        bodies.append(indent)
        insert(.indent, at: token)
      }
      lineHasItem = false
      watchedLine = line
    }
    while let top = bodies.last, indent < top {
      insert(.dedent, at: token)
      endedBody = bodies.removeLast()
      if bodies.isEmpty { watchedLine = line }
    }
    previousIndent = indent
  }

  /// Whether nothing, not even a comment, stands between this line break and the one before.
  private func isBlankLine(_ token: Token, after previous: Token?) -> Bool {
    guard let previous, previous.kind == .lineBreak || previous.kind == .lineEnd else {
      return false
    }
    return previous.range.upper == token.range.lower
  }

  private func measure(_ token: Token) -> Int {
    var width = 0
    for byte in bytes[Int(token.range.lower)..<Int(token.range.upper)] {
      if byte == .space { width += 1 }
      if byte == .tab { width += 8 }
    }
    return width
  }
}
