/// The mode of expressions: in braces, after some keywords, and in `when:` headers.
extension Lexer {
  mutating func lexExpression() {
    if skipBlanks(comments: isInWhen) { return }
    let first = byte()
    switch first {
    case .lineFeed, .carriageReturn: endExpressionLine()
    case .quote: lexString()
    case UInt8(ascii: "}"):
      emit(.expressionEnd, position + 1)
      pop()
    case UInt8(ascii: ">") where byte(1) == UInt8(ascii: ">"):
      emit(.commandEnd, position + 2)
      pop()
      pop()
    case UInt8(ascii: "$"): lexVariable()
    case _ where first.isDigit: lexNumber()
    default: lexWordOrSign()
    }
  }

  private mutating func endExpressionLine() {
    guard isInWhen else { return reportUnclosed() }
    isInWhen = false
    emit(.lineEnd, scan(from: position) { !$0.isNewline })
    pop()
  }

  private mutating func lexString() {
    var end = position + 1
    while end < bytes.count && bytes[end] != .quote && !bytes[end].isNewline {
      end += bytes[end] == .backslash && end + 1 < bytes.count && !bytes[end + 1].isNewline ? 2 : 1
    }
    guard end < bytes.count && bytes[end] == .quote else {
      return emitStray(
        min(end, bytes.count), "The text's closing quote is missing.",
        hint: "Write `\"` at its end; `\\\"` is a quote inside a text.")
    }
    checkEscapes(from: position + 1, to: end)
    emit(.string, end + 1)
  }

  private mutating func checkEscapes(from start: Int, to end: Int) {
    var index = start
    while index < end {
      guard bytes[index] == .backslash else {
        index += 1
        continue
      }
      if bytes[index + 1] != .quote && bytes[index + 1] != .backslash {
        let width = IdentifierCharacters.decode(bytes, index + 1).1
        diagnostics.error(
          .syntax, ByteRange(index, index + 1 + width),
          "In a text, `\\` must come before `\"` or `\\`.",
          hint: "Write `\\\\` for a backslash.")
      }
      index += 2
    }
  }

  private mutating func lexVariable() {
    let length = IdentifierCharacters.length(in: bytes, at: position + 1)
    if length == 0 {
      return emitStray(
        position + 1, "A `$` must be followed by a variable's name.",
        hint: "Write for example `$gold`.")
    }
    emit(.variable, position + 1 + length)
  }

  private mutating func lexNumber() {
    var end = scan(from: position) { !$0.isDigit }
    if end + 1 < bytes.count && bytes[end] == UInt8(ascii: ".") && bytes[end + 1].isDigit {
      end = scan(from: end + 1) { !$0.isDigit }
    }
    emit(.number, end)
  }

  private mutating func lexWordOrSign() {
    let length = IdentifierCharacters.length(in: bytes, at: position)
    if length > 0 { return emit(word(length), position + length) }
    for (sign, kind) in Keywords.pairs where byte() == sign.utf8.first && byte(1) == sign.utf8.last
    {
      return emit(kind, position + 2)
    }
    if let kind = Keywords.singles[byte()] { return emit(kind, position + 1) }
    let width = IdentifierCharacters.decode(bytes, position).1
    emitStray(
      position + width, "This character has no meaning in an expression.",
      hint: "A text stands in double quotes; a variable begins with `$`.")
  }

  private func word(_ length: Int) -> TokenKind {
    guard length <= 6 else { return .name }
    let word = String(decoding: bytes[position..<position + length], as: UTF8.self)
    if isInWhen, let kind = Keywords.whenHeader[word] { return kind }
    return Keywords.expressions[word] ?? .name
  }
}
