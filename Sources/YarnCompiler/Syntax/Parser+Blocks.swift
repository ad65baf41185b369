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
        // What has been read of the condition is not all of it.
        condition = nil
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
    if let word = takeStrayWord("end" + block.kind.word, after: block.range) {
      return reportMissingSigns(word)
    }
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

  /// Remembers a text that reads like the beginning or end of a block and has no `<<`.
  mutating func noteStrayWord(_ line: LineSyntax) {
    guard line.text.hasSuffix(">>"), !line.text.contains("<<") else { return }
    let word = String(line.text.prefix { $0.isLetter })
    guard let keyword = Keywords.commands[word], Self.blockWords.contains(keyword) else { return }
    strayWords.append((word, line.range))
  }

  private static let blockWords: Set<TokenKind> = [
    .ifWord, .onceWord, .enumWord, .endifWord, .endonceWord, .endenumWord,
  ]

  mutating func takeStrayWord(_ word: String, after range: ByteRange?) -> ByteRange? {
    let index = strayWords.lastIndex {
      $0.word == word && $0.range.lower > (range?.lower ?? 0)
    }
    return index.map { strayWords.remove(at: $0).range }
  }

  mutating func reportMissingSigns(_ range: ByteRange) {
    diagnostics.error(
      .syntax, range, "This line is a command without `<<`.", hint: "Write `<<` before it.")
  }

  mutating func parseOnce(_ start: ByteRange) -> Statement? {
    advance()
    var condition: ExpressionSyntax?
    var isReadable = true
    if accept(.ifWord) != nil {
      condition = parseExpression()
      isReadable = condition != nil
    }
    if !isReadable || !endCommand() {
      condition = nil
      resynchronise()
    }
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
    let statement = parseWholeEnum(start)
    if statement == nil {
      hasStrayEnum = true
      script.hasBrokenEnum = true
    }
    return statement
  }

  /// A `<<case>>` outside an enum; once for all that follow the same beginning.
  mutating func reportStrayCase() {
    script.hasBrokenEnum = true
    if hasStrayEnum { return }
    hasStrayEnum = true
    if let word = takeStrayWord("enum", after: nil) { return reportMissingSigns(word) }
    report("`<<case>>` stands outside `<<enum>>`.")
  }

  private mutating func parseWholeEnum(_ start: ByteRange) -> Statement? {
    advance()
    guard let title = expect(.name, "The enum's name is expected.", hint: "Write `<<enum Name>>`."),
      endCommand()
    else { return nil }
    let parsed = nested(.enumeration, start) { parser in parser.parseCases() }
    guard let ((cases, isWhole), block) = parsed else { return nil }
    parseEnd(.endenumWord, of: block)
    return .enumeration(
      EnumSyntax(
        name: name(title), cases: cases, isWhole: isWhole, range: start.joined(previousRange)))
  }

  /// The cases up to the end of the enum, and whether all of them could be read.
  private mutating func parseCases() -> ([EnumSyntax.Case], isWhole: Bool) {
    var cases: [EnumSyntax.Case] = []
    var isWhole = true
    while true {
      if kind == .lineEnd { advance() }
      guard kind == .commandStart, peek() == .caseWord else {
        let isEnd = kind == .commandStart && peek() == .endenumWord
        let isOver = kind == .endOfFile || kind == .bodyEnd || kind == .dedent
        if isEnd || isOver { return (cases, isWhole) }
        if isWhole { report("`<<case Name>>` or `<<endenum>>` is expected here.") }
        isWhole = false
        resynchronise()
        if kind == .indent { advance() }
        continue
      }
      if let parsed = parseCase() {
        cases.append(parsed)
      } else {
        isWhole = false
        resynchronise()
      }
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
