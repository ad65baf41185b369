/// Modes of lines: their beginning, their text, and the conditions and hashtags at their end.
extension Lexer {
  /// The beginning of a statement.
  mutating func lexBody() {
    if skipBlanks(comments: true) || lexLineBreak(.lineBreak) { return }
    if sees("===") {
      emit(.bodyEnd, position + 3)
      pop()
    } else if sees("->") {
      emit(.optionArrow, position + 2)
    } else if sees("=>") {
      emit(.groupArrow, position + 2)
    } else if sees("<<") {
      openCommand()
    } else {
      push(.text)
    }
  }

  mutating func openCommand() {
    commandStart = position
    emit(.commandStart, position + 2)
    push(.command)
  }

  mutating func openExpression() {
    expressionStart = position
    emit(.expressionStart, position + 1)
    push(.expression)
  }

  mutating func lexText() {
    switch byte() {
    case .lineFeed, .carriageReturn:
      _ = lexLineBreak(.lineEnd)
      pop()
    case UInt8(ascii: "#"):
      replace(.tail)
      emit(.hash, position + 1)
      push(.hashtag)
    case UInt8(ascii: "{"): openExpression()
    case .backslash: lexEscape()
    case UInt8(ascii: "<") where byte(1) == UInt8(ascii: "<"):
      replace(.tail)
      openCommand()
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
      position = scan(from: position) { $0.isNewline }
    default:
      emit(.text, scan(from: position + 1) { Self.endsText($0) })
    }
  }

  private static func endsText(_ byte: UInt8) -> Bool {
    switch byte {
    case .lineFeed, .carriageReturn, .backslash, UInt8(ascii: "#"), UInt8(ascii: "{"),
      UInt8(ascii: "<"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  /// `\` and a character: brackets and colons keep the `\` for the markup parser.
  private mutating func lexEscape() {
    switch byte(1) {
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"): emit(.text, position + 2)
    case .backslash, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "/"):
      position += 1
      emit(.text, position + 1)
    default:
      let isAtEnd = position + 1 >= bytes.count || byte(1).isNewline
      let width = isAtEnd ? 0 : IdentifierCharacters.decode(bytes, position + 1).1
      diagnostics.error(
        .syntax, ByteRange(position, position + 1 + width),
        isAtEnd ? "A `\\` cannot end a line." : "This character cannot follow a `\\`.",
        hint: "Write `\\\\` for a backslash; `\\` goes before one of `\\ < > { } # / [ ] :`.")
      emit(.text, position + 1 + width)
    }
  }

  /// After a line's text: conditions and hashtags in any order, until the line ends.
  mutating func lexTail() {
    if skipBlanks(comments: true) { return }
    if byte().isNewline {
      _ = lexLineBreak(.lineEnd)
      pop()
    } else if sees("<<") {
      openCommand()
    } else if byte() == UInt8(ascii: "#") {
      emit(.hash, position + 1)
      push(.hashtag)
    } else {
      emit(
        .text,
        scan(from: position + 1) {
          $0.isNewline || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "<")
        })
    }
  }

  mutating func lexHashtag() {
    if byte().isBlank { return position = scan(from: position) { !$0.isBlank } }
    let end = scan(from: position) { Self.endsHashtag($0) }
    if end == position {
      // `##` is read as one more hash; anything else leaves the hashtag without a name.
      if byte() == UInt8(ascii: "#") { return emit(.hash, position + 1) }
      return pop()
    }
    emit(.hashText, end)
    pop()
  }

  private static func endsHashtag(_ byte: UInt8) -> Bool {
    byte.isBlank || byte.isNewline || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "$")
      || byte == UInt8(ascii: "<")
  }
}
