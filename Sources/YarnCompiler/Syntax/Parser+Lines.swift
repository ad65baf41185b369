/// Lines, options and line groups.
extension Parser {
  /// Text with expressions, at most one condition, hashtags, and the end of the line.
  mutating func parseLine(isItem: Bool) -> LineSyntax? {
    guard kind == .text || kind == .expressionStart else {
      report(
        isItem ? "Text is expected after the arrow." : "Text is expected here.",
        hint: "A condition or hashtag stands after the text.")
      return nil
    }
    let start = token.range
    guard let pieces = parsePieces(until: .text) else { return nil }
    let (text, expressions) = template(of: pieces)
    var line = LineSyntax(
      index: script.lineCount, text: text.trimmedBlanks(), expressions: expressions, condition: nil,
      hashtags: [],
      range: withoutBlanks(start.joined(previousRange)))
    guard parseLineCondition(&line) else { return nil }
    parseHashtags(&line)
    if kind == .lineEnd || kind == .endOfFile {
      _ = accept(.lineEnd)
      script.lineCount += 1
      return line
    }
    reportAfterLine()
    return nil
  }

  /// A range without the spaces and tabs at its end.
  private func withoutBlanks(_ range: ByteRange) -> ByteRange {
    var end = Int(range.upper)
    while end > Int(range.lower) + 1, source.bytes[end - 1].isBlank { end -= 1 }
    return ByteRange(Int(range.lower), end)
  }

  /// A part of a line or a command as it is written.
  enum Piece {
    case literal(String, ByteRange)
    case expression(ExpressionSyntax)
  }

  /// Texts and expressions in turn; nil means reported.
  mutating func parsePieces(until kind: TokenKind) -> [Piece]? {
    var pieces: [Piece] = []
    while true {
      if self.kind == kind {
        pieces.append(literal(of: kind))
      } else if let brace = accept(.expressionStart) {
        guard let expression = parseExpression() else { return nil }
        guard accept(.expressionEnd) != nil else {
          report(
            "A `}` is expected, to close `{` at column \(source.position(of: brace.range.lower).column)."
          )
          return nil
        }
        pieces.append(.expression(expression))
      } else {
        return pieces
      }
    }
  }

  /// The texts that follow each other, as one; each escape begins a token of its own.
  private mutating func literal(of kind: TokenKind) -> Piece {
    var range = token.range
    var literal = ""
    while self.kind == kind {
      let token = advance()
      range = range.joined(token.range)
      literal += text(token)
    }
    return .literal(literal, range)
  }

  /// The text with `{0}`, `{1}`… for the expressions.
  ///
  /// Braces around a number that are part of the text would be taken for one of these; where a line
  /// has expressions, they become an expression themselves, whose value is what is written.
  mutating func template(of pieces: [Piece]) -> (text: String, expressions: [ExpressionSyntax]) {
    var text = ""
    var expressions: [ExpressionSyntax] = []
    let hasExpressions = pieces.contains { if case .expression = $0 { true } else { false } }
    for piece in pieces {
      switch piece {
      case .expression(let expression):
        text += "{\(expressions.count)}"
        expressions.append(expression)
      case .literal(let literal, let range):
        guard hasExpressions, literal.utf8.contains(UInt8(ascii: "{")) else {
          text += literal
          continue
        }
        for part in literal.placeholders {
          text += part.isPlaceholder ? "{\(expressions.count)}" : part.text
          guard part.isPlaceholder else { continue }
          let index = script.expressions.count
          script.expressions.append(
            ExpressionNode(kind: .string(part.text), range: range, mark: range))
          expressions.append(ExpressionSyntax(first: index, end: index + 1, range: range))
        }
      }
    }
    return (text, expressions)
  }

  private mutating func parseLineCondition(_ line: inout LineSyntax) -> Bool {
    guard kind == .commandStart else { return true }
    let start = token.range
    guard peek() == .ifWord || peek() == .onceWord else {
      diagnostics.error(
        .commandAfterLine, token.range.joined(tokens[min(index + 1, tokens.count - 1)].range),
        "A command cannot stand on the same line as text.",
        hint: "Put it on a line of its own; only `<<if …>>` and `<<once>>` may follow a text.")
      return false
    }
    advance()
    let isOnce = accept(.onceWord) != nil
    var expression: ExpressionSyntax?
    if accept(.ifWord) != nil {
      expression = parseExpression()
      if expression == nil { return false }
    }
    guard expect(.commandEnd, "`>>` is expected at the end of the condition.") != nil else {
      return false
    }
    line.condition = LineConditionSyntax(
      isOnce: isOnce, expression: expression, range: start.joined(previousRange))
    return true
  }

  private mutating func parseHashtags(_ line: inout LineSyntax) {
    while let hash = accept(.hash) {
      if let tag = accept(.hashText) {
        line.hashtags.append(name(tag))
      } else if kind != .hash {
        diagnostics.error(
          .syntax, hash.range, "A `#` must be followed by a tag.",
          hint: "Write `\\#` for the character itself.")
      }
    }
  }

  private mutating func reportAfterLine() {
    switch kind {
    case .commandStart where peek() == .ifWord || peek() == .onceWord:
      report(
        "A line has one condition, and it stands before the hashtags.",
        hint: "Write `text <<if …>> #tag`.")
    case .commandStart:
      diagnostics.error(
        .commandAfterLine, token.range, "A command cannot stand on the same line as text.",
        hint: "Put it on a line of its own.")
    default:
      report(
        "Text cannot stand after a line's condition or hashtags.",
        hint: "Write the whole text first, then `<<if …>>`, then hashtags.")
    }
  }

  /// Consecutive items with the same arrow; an empty line after one ends the group.
  mutating func parseItems(_ arrow: TokenKind) -> [ItemSyntax]? {
    var items: [ItemSyntax] = []
    while kind == arrow {
      let start = advance().range
      let line = parseItemLine(start)
      let body = parseItemBody(start)
      if let line {
        items.append(ItemSyntax(line: line, body: body, range: start.joined(previousRange)))
      }
      if accept(.blankLineAfterOption) != nil { break }
    }
    return items.isEmpty ? nil : items
  }

  /// The line of an item; what stands on the next line is its text only if it is a text.
  private mutating func parseItemLine(_ arrow: ByteRange) -> LineSyntax? {
    let isText = kind == .text || kind == .expressionStart
    let isOnNextLine = source.line(of: token.range.lower) != source.line(of: arrow.lower)
    if isOnNextLine && isText {
      diagnostics.warning(
        .loneArrow, arrow, "The arrow stands alone, so the text of the next line belongs to it.",
        hint: "Write the text behind the arrow, or remove the arrow.")
    } else if isOnNextLine || kind == .endOfFile {
      diagnostics.error(
        .syntax, arrow, "Text is expected after the arrow.",
        hint: "Write the text on the same line, or remove the arrow.")
      return nil
    }
    let line = parseLine(isItem: true)
    if line == nil { resynchronise() }
    return line
  }

  private mutating func parseItemBody(_ arrow: ByteRange) -> [Statement] {
    guard accept(.indent) != nil else { return [] }
    guard let (body, _) = nested(.item, arrow, { $0.parseStatements() }) else { return [] }
    _ = accept(.dedent)
    return body
  }
}

extension String {
  /// The text without white space at both ends.
  func trimmedBlanks() -> String {
    let blank: (Unicode.Scalar) -> Bool = { scalar in
      scalar.isASCII
        ? scalar.value == 0x20 || (0x9...0xD) ~= scalar.value : scalar.properties.isWhitespace
    }
    let scalars = unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return self }
    if !blank(first) && !blank(last) { return self }
    guard let lower = scalars.firstIndex(where: { !blank($0) }),
      let upper = scalars.lastIndex(where: { !blank($0) })
    else { return "" }
    return String(scalars[lower...upper])
  }

  /// The text in parts: braces around digits, and what stands between these.
  fileprivate var placeholders: [(text: String, isPlaceholder: Bool)] {
    var parts: [(String, Bool)] = []
    var plain: [UInt8] = []
    let bytes = Array(utf8)
    var position = 0
    while position < bytes.count {
      var end = position + 1
      while end < bytes.count, bytes[end].isDigit { end += 1 }
      let isPlaceholder =
        bytes[position] == UInt8(ascii: "{") && end > position + 1 && end < bytes.count
        && bytes[end] == UInt8(ascii: "}")
      if isPlaceholder {
        if !plain.isEmpty { parts.append((String(decoding: plain, as: UTF8.self), false)) }
        plain = []
        parts.append((String(decoding: bytes[position...end], as: UTF8.self), true))
        position = end + 1
      } else {
        plain.append(bytes[position])
        position += 1
      }
    }
    if !plain.isEmpty { parts.append((String(decoding: plain, as: UTF8.self), false)) }
    return parts
  }
}
