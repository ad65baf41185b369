/// Modes outside node bodies: file tags and headers.
extension Lexer {
  mutating func lexRoot() {
    if skipBlanks(comments: true) || lexLineBreak(.lineBreak) { return }
    if sees("---") {
      emit(.bodyStart, position + 3)
      push(.body)
    } else if byte() == UInt8(ascii: ":") {
      emit(.headerDelimiter, position + 1)
      push(.header)
    } else if byte() == UInt8(ascii: "#") {
      emit(.hash, position + 1)
      push(.hashtag)
    } else {
      lexHeaderKey()
    }
  }

  private mutating func lexHeaderKey() {
    let length = IdentifierCharacters.length(in: bytes, at: position)
    guard length > 0 else {
      let end = scan(from: position) { $0.isNewline }
      let isEnd = sees("===")
      return emitStray(
        end, isEnd ? "`===` without a node to end." : "This text stands outside a node.",
        hint: isEnd
          ? "Remove it, or write `---` before the lines of the node."
          : "A node is headers such as `title: Name`, then `---`, its lines, and `===`.")
    }
    let key = String(decoding: bytes[position..<position + length], as: UTF8.self)
    switch key {
    case "title":
      emit(.titleKey, position + length)
      push(.title)
    case "when":
      emit(.whenKey, position + length)
      push(.when)
    default: emit(.headerKey, position + length)
    }
  }

  /// After `title`: a colon and one identifier.
  mutating func lexTitle() {
    if skipBlanks(comments: true) { return }
    if byte().isNewline {
      _ = lexLineBreak(.lineEnd)
      return pop()
    }
    if byte() == UInt8(ascii: ":") && tokens.last?.kind == .titleKey {
      return emit(.headerDelimiter, position + 1)
    }
    var end = scan(from: position) { $0.isNewline }
    if let comment = commentStart(from: position, to: end) { end = comment }
    while end > position && bytes[end - 1].isBlank { end -= 1 }
    let length = IdentifierCharacters.length(in: bytes, at: position)
    if position + length != end {
      let (_, width) = IdentifierCharacters.decode(bytes, position + length)
      diagnostics.error(
        .invalidTitle, ByteRange(position + length, min(end, position + length + width)),
        "A node's title cannot hold this character.",
        hint: "Use letters, digits and `_`, beginning with a letter or `_`, and no spaces.")
    }
    emit(.titleText, end)
  }

  private func commentStart(from start: Int, to end: Int) -> Int? {
    var index = start
    while index + 1 < end {
      if bytes[index] == UInt8(ascii: "/") && bytes[index + 1] == UInt8(ascii: "/") { return index }
      index += 1
    }
    return nil
  }

  mutating func lexWhen() {
    if byte().isBlank { return position = scan(from: position) { !$0.isBlank } }
    guard byte() == UInt8(ascii: ":") else { return pop() }
    emit(.headerDelimiter, position + 1)
    isInWhen = true
    expressionStart = position
    replace(.expression)
  }

  /// The value of a header: the rest of the line without its comment.
  mutating func lexHeader() {
    if skipBlanks(comments: true) { return }
    if byte().isNewline {
      _ = lexLineBreak(.lineBreak)
      return pop()
    }
    var end = scan(from: position) { $0.isNewline }
    if let comment = commentStart(from: position, to: end) { end = comment }
    let stop = end
    while end > position && bytes[end - 1].isBlank { end -= 1 }
    emit(.headerText, end)
    position = stop
  }
}
