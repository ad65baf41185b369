/// `if`, `once` and `enum` with their bodies.
extension Parser {
  mutating func parseIf(_ start: ByteRange) -> Statement? {
    let parsed = nested(.conditional, start) { parser in parser.parseClauses(start) }
    guard let (clauses, block) = parsed else { return nil }
    parseEnd(.endifWord, of: block)
    return .conditional(ConditionalSyntax(clauses: clauses, range: start.joined(previousRange)))
  }

  /// The clauses up to `<<endif>>`; a condition that cannot be read leaves its body in the tree.
  private mutating func parseClauses(_ start: ByteRange) -> [ConditionalSyntax.Clause] {
    var clauses: [ConditionalSyntax.Clause] = []
    var clauseStart = start
    while true {
      let word = advance().kind
      var condition: ExpressionSyntax?
      if word != .elseWord { condition = parseExpression() }
      let isReadable = word == .elseWord || condition != nil
      if word == .elseWord && kind != .commandEnd {
        report("`<<else>>` takes no condition.", hint: "Write `<<elseif …>>` as one word.")
        resynchronise()
      } else if !isReadable || !endCommand() {
        resynchronise()
      }
      let body = parseStatements()
      clauses.append(
        .init(condition: condition, body: body, range: clauseStart.joined(previousRange)))
      let next = peek()
      guard kind == .commandStart, next == .elseifWord || next == .elseWord else { return clauses }
      if word == .elseWord {
        report("`<<else>>` is the last part of an `<<if>>`; nothing but `<<endif>>` may follow.")
      }
      clauseStart = advance().range
    }
  }

  /// Takes the end of a block, or says which opening waits for it.
  private mutating func parseEnd(_ word: TokenKind, of block: OpenBlock) {
    if kind == .commandStart && peek() == word {
      advance()
      advance()
      if !endCommand() { resynchronise() }
      return
    }
    guard !block.isExcused else { return }
    // Where an option's body ends, the end may follow outside of it: one mistake, reported there.
    if kind == .dedent { return lostBlocks.append((block, token.range.start)) }
    reportUnclosed(block, token.range.start)
  }

  private mutating func reportUnclosed(_ block: OpenBlock, _ place: ByteRange) {
    let line = source.line(of: block.range.lower)
    diagnostics.error(
      .unclosedBlock, place,
      "\(ending(of: block.kind)) is expected, to close `\(block.kind.rawValue)` at line \(line).")
  }

  /// Reports the blocks whose end has not been found outside their option's body either.
  mutating func reportLostBlocks() {
    for (block, place) in lostBlocks where !block.isExcused { reportUnclosed(block, place) }
    lostBlocks = []
  }

  mutating func parseOnce(_ start: ByteRange) -> Statement? {
    advance()
    var condition: ExpressionSyntax?
    var isReadable = true
    if accept(.ifWord) != nil {
      condition = parseExpression()
      isReadable = condition != nil
    }
    if !isReadable || !endCommand() { resynchronise() }
    let parsed = nested(.once, start) { parser in parser.parseOnceBodies() }
    guard let (bodies, block) = parsed else { return nil }
    parseEnd(.endonceWord, of: block)
    return .once(
      OnceSyntax(
        condition: condition, body: bodies[0], alternative: bodies[1],
        range: start.joined(previousRange)))
  }

  /// The statements of the first time, and those after `<<else>>`.
  private mutating func parseOnceBodies() -> [[Statement]] {
    let body = parseStatements()
    guard kind == .commandStart, peek() == .elseWord else { return [body, []] }
    advance()
    advance()
    if !endCommand() { resynchronise() }
    return [body, parseStatements()]
  }

  mutating func parseEnum(_ start: ByteRange) -> Statement? {
    advance()
    guard let title = expect(.name, "The enum's name is expected.", hint: "Write `<<enum Name>>`."),
      endCommand()
    else { return nil }
    let parsed = nested(.enumeration, start) { parser in parser.parseCases() }
    guard let (cases, block) = parsed else { return nil }
    parseEnd(.endenumWord, of: block)
    return .enumeration(
      EnumSyntax(name: name(title), cases: cases, range: start.joined(previousRange)))
  }

  private mutating func parseCases() -> [EnumSyntax.Case] {
    var cases: [EnumSyntax.Case] = []
    while true {
      if kind == .lineEnd { advance() }
      guard kind == .commandStart, peek() == .caseWord else {
        let isEnd = kind == .commandStart && peek() == .endenumWord
        let isOver = kind == .endOfFile || kind == .bodyEnd || kind == .dedent
        if isEnd || isOver { return cases }
        report("`<<case Name>>` or `<<endenum>>` is expected here.")
        resynchronise()
        if kind == .indent { advance() }
        continue
      }
      if let parsed = parseCase() { cases.append(parsed) } else { resynchronise() }
    }
  }

  private mutating func parseCase() -> EnumSyntax.Case? {
    let start = advance().range
    advance()
    guard let title = expect(.name, "The case's name is expected.", hint: "Write `<<case Name>>`.")
    else { return nil }
    var value: ExpressionSyntax?
    if accept(.assign) != nil {
      value = parseExpression()
      if value == nil { return nil }
    }
    guard endCommand() else { return nil }
    return .init(name: name(title), value: value, range: start.joined(previousRange))
  }
}
