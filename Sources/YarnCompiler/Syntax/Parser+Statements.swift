/// Lists of statements and the choice of what a statement is.
extension Parser {
  /// Reads statements until the enclosing block or node ends.
  mutating func parseStatements() -> [Statement] {
    var statements: [Statement] = []
    while true {
      switch kind {
      case .endOfFile, .bodyEnd, .dedent: return statements
      case .lineEnd: advance()
      case .indent:
        advance()
        statements += parseStatements()
        _ = accept(.dedent)
      case .blankLineAfterOption:
        diagnostics.error(
          .syntax, token.range, "An indented line that holds only spaces stands under an option.",
          hint: "Remove the spaces of the empty line, or write the option's lines there.")
        advance()
      case .commandStart where endsBlock(peek()):
        if closesOpenBlock(peek()) { return statements }
        reportMisplaced()
      default: parseStatement(into: &statements)
      }
    }
  }

  /// Whether a keyword ends or continues a block.
  private func endsBlock(_ kind: TokenKind) -> Bool {
    switch kind {
    case .elseifWord, .elseWord, .endifWord, .endonceWord, .endenumWord: true
    default: false
    }
  }

  private func opening(of kind: TokenKind) -> [OpenBlock.Kind] {
    switch kind {
    case .elseifWord, .endifWord: [.conditional]
    case .elseWord: [.conditional, .once]
    case .endonceWord: [.once]
    default: [.enumeration]
    }
  }

  private func closesOpenBlock(_ kind: TokenKind) -> Bool {
    guard let block = blocks.last else { return false }
    return opening(of: kind).contains(block.kind)
  }

  /// Reports an end or `else` that does not fit the innermost block, and passes over it.
  private mutating func reportMisplaced() {
    let word = peek()
    let range = token.range.joined(tokens[min(index + 1, tokens.count - 1)].range)
    let spelling = "<<\(source.text(tokens[index + 1].range))>>"
    if let match = blocks.lastIndex(where: { opening(of: word).contains($0.kind) }),
      let inner = blocks.last
    {
      let line = source.line(of: inner.range.lower)
      diagnostics.error(
        .unclosedBlock, range,
        "\(spelling) stands inside \(inner.kind.rawValue), which began at line \(line).",
        hint: inner.kind == .item
          ? "Indent it no deeper than the option's arrow."
          : "End the inner block first with \(ending(of: inner.kind)).")
      blocks[match].isExcused = word != .elseifWord && word != .elseWord
      if inner.kind != .item { blocks[blocks.count - 1].isExcused = true }
    } else if let lost = lostBlocks.lastIndex(where: { opening(of: word).contains($0.block.kind) })
    {
      reportOutside(lost, word, range, spelling)
    } else if word == .elseWord || word == .elseifWord {
      if !hasStrayElse { reportUnopened(word, range, spelling) }
      hasStrayElse = true
    } else if hasStrayElse && word != .endenumWord {
      hasStrayElse = false
    } else if hasStrayEnum && word == .endenumWord {
      hasStrayEnum = false
    } else {
      reportUnopened(word, range, spelling)
    }
    resynchronise()
  }

  private mutating func reportUnopened(_ word: TokenKind, _ range: ByteRange, _ spelling: String) {
    for kind in opening(of: word) {
      if let stray = takeStrayWord(kind.word, after: nil) { return reportMissingSigns(stray) }
    }
    let wanted = opening(of: word).map { "`\($0.rawValue)`" }.joined(separator: " or ")
    diagnostics.error(
      .syntax, range, "`\(spelling)` without \(wanted) before it.",
      hint: "Remove it, or write \(wanted) where the block begins.")
  }

  /// Reports an end that stands outside the option's body in which its block began, and once only.
  private mutating func reportOutside(
    _ index: Int, _ word: TokenKind, _ range: ByteRange, _ spelling: String
  ) {
    let block = lostBlocks[index].block
    if !block.isExcused {
      let line = source.line(of: block.range.lower)
      diagnostics.error(
        .unclosedBlock, range,
        "`\(spelling)` stands outside the option's lines in which `\(block.kind.rawValue)` began at line \(line).",
        hint:
          "Indent it like the `\(block.kind.rawValue)`, with no empty line or comment further left between them."
      )
    }
    lostBlocks[index].block.isExcused = true
    if word != .elseWord && word != .elseifWord { lostBlocks.remove(at: index) }
  }

  func ending(of kind: OpenBlock.Kind) -> String {
    switch kind {
    case .conditional: "`<<endif>>`"
    case .once: "`<<endonce>>`"
    case .enumeration: "`<<endenum>>`"
    case .item: "a less indented line"
    }
  }

  private mutating func parseStatement(into statements: inout [Statement]) {
    let start = index
    let parsed: Statement?
    switch kind {
    case .text, .expressionStart:
      let line = parseLine(isItem: false)
      if let line { noteStrayWord(line) }
      parsed = line.map { .line($0) }
    case .optionArrow: parsed = parseItems(.optionArrow).map { .options($0) }
    case .groupArrow: parsed = parseItems(.groupArrow).map { .lineGroup($0) }
    case .commandStart: parsed = parseCommand()
    case .hash:
      report("A line cannot begin with a hashtag.", hint: "Write `\\#` for the character itself.")
      parsed = nil
    default:
      report("A line, an option or a command is expected here.")
      parsed = nil
    }
    if let parsed {
      statements.append(parsed)
    } else if index == start || !token.startsLine {
      resynchronise()
    }
    if index == start { advance() }
  }

  /// Runs a part of the parser one level deeper; past the limit it reports and skips the node.
  mutating func nested<Result>(
    _ kind: OpenBlock.Kind, _ range: ByteRange, _ parse: (inout Parser) -> Result
  ) -> (Result, OpenBlock)? {
    guard blocks.count < CompilerLimits.nesting else {
      diagnostics.error(
        .limit, range, "Blocks are nested more than \(CompilerLimits.nesting) deep.",
        hint: "Move the inner part to a node of its own and `<<detour>>` to it.")
      while self.kind != .bodyEnd && self.kind != .endOfFile { advance() }
      for index in blocks.indices { blocks[index].isExcused = true }
      return nil
    }
    blocks.append(OpenBlock(kind: kind, range: range))
    let result = parse(&self)
    let block = blocks.removeLast()
    return (result, block)
  }
}
