/// Modes inside `<<` and `>>`.
extension Lexer {
  /// Directly after `<<`, or after a keyword without an expression.
  mutating func lexCommand() {
    if skipBlanks(comments: false) || lexCommandEnd() { return }
    if byte().isNewline { return reportUnclosed() }
    if byte() == UInt8(ascii: "{") {
      replace(.commandText)
      return openExpression()
    }
    let length = IdentifierCharacters.length(in: bytes, at: position)
    if length > 0, length <= 8, let keyword = keyword(length) {
      emit(keyword, position + length)
      enter(after: keyword)
    } else {
      replace(.commandText)
    }
  }

  /// The keyword of this length at the position, if white space or `>` follows it.
  private func keyword(_ length: Int) -> TokenKind? {
    let next = byte(length)
    guard next.isBlank || next.isNewline || next == UInt8(ascii: ">") else { return nil }
    return Keywords.commands[String(decoding: bytes[position..<position + length], as: UTF8.self)]
  }

  private mutating func enter(after keyword: TokenKind) {
    switch keyword {
    case .ifWord, .elseifWord, .setWord, .callWord, .declareWord, .caseWord: push(.expression)
    case .jumpWord, .detourWord: push(.jumpTarget)
    case .enumWord: push(.enumName)
    default: break
    }
  }

  /// Emits `>>` and leaves the command; true if one stands here.
  mutating func lexCommandEnd() -> Bool {
    guard sees(">>") else { return false }
    emit(.commandEnd, position + 2)
    pop()
    return true
  }

  /// The words of a command that the host understands.
  mutating func lexCommandText() {
    if lexCommandEnd() { return }
    switch byte() {
    case .lineFeed, .carriageReturn: reportUnclosed()
    case UInt8(ascii: "{"): openExpression()
    case UInt8(ascii: ">"):
      emitStray(
        position + 1, "A single `>` cannot stand in a command.", hint: "End the command with `>>`.")
    default:
      emit(
        .commandText,
        scan(from: position + 1) {
          $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "{") || $0.isNewline
        })
    }
  }

  mutating func lexEnumName() {
    if skipBlanks(comments: false) { return }
    let length = IdentifierCharacters.length(in: bytes, at: position)
    if length > 0 { emit(.name, position + length) }
    pop()
  }

  /// After `jump` or `detour`: a node's name, or an expression in braces.
  mutating func lexJumpTarget() {
    if skipBlanks(comments: false) { return }
    let length = IdentifierCharacters.length(in: bytes, at: position)
    if length > 0 {
      emit(.name, position + length)
      pop()
    } else if byte() == UInt8(ascii: "{") {
      pop()
      openExpression()
    } else {
      pop()
    }
  }
}
