/// Statements between `<<` and `>>`.
extension Parser {
  /// A statement that begins with `<<`; nil means reported.
  mutating func parseCommand() -> Statement? {
    let start = advance().range
    switch kind {
    case .ifWord: return parseIf(start)
    case .onceWord: return parseOnce(start)
    case .enumWord: return parseEnum(start)
    case .setWord: return parseSet(start)
    case .declareWord: return parseDeclare(start)
    case .callWord: return parseCall(start)
    case .jumpWord, .detourWord: return parseJump(start)
    case .returnWord:
      advance()
      return endCommand() ? .leave(start.joined(previousRange)) : nil
    case .commandText, .expressionStart: return parseHostCommand(start)
    case .commandEnd:
      report("The command is empty.", hint: "Write its name between `<<` and `>>`.")
      return nil
    case .localWord:
      report("`local` is reserved for a later version of the language.")
      return nil
    case .caseWord:
      reportStrayCase()
      return nil
    default:
      report("A command's name is expected after `<<`.")
      return nil
    }
  }

  mutating func endCommand() -> Bool {
    expect(
      .commandEnd, "`>>` is expected here.",
      hint: kind == .assign
        ? "Write `==` to compare; `=` gives a variable its value."
        : "Nothing more belongs to this command.") != nil
  }

  private mutating func parseHostCommand(_ start: ByteRange) -> Statement? {
    guard let pieces = parsePieces(until: .commandText), endCommand() else { return nil }
    let (text, expressions) = template(of: pieces)
    // Tags after a command carry no meaning for the machine; the text must not start a new line.
    while accept(.hash) != nil { _ = accept(.hashText) }
    return .command(
      CommandSyntax(text: text, expressions: expressions, range: start.joined(previousRange)))
  }

  private mutating func parseSet(_ start: ByteRange) -> Statement? {
    advance()
    let subject = token
    let statement = parseAssignment(start)
    if statement == nil { noteBroken(subject) }
    return statement
  }

  private mutating func parseAssignment(_ start: ByteRange) -> Statement? {
    guard
      let variable = expect(
        .variable, "A variable is expected after `set`.", hint: "Write `<<set $name = value>>`.")
    else { return nil }
    let operation: Operation?
    switch kind {
    case .assign: operation = nil
    case .addAssign: operation = .add
    case .subtractAssign: operation = .subtract
    case .multiplyAssign: operation = .multiply
    case .divideAssign: operation = .divide
    case .moduloAssign: operation = .modulo
    default:
      report("`=` or `to` is expected after \(text(variable)).", hint: "Also `+=  -=  *=  /=  %=`.")
      return nil
    }
    advance()
    guard let value = parseExpression(), endCommand() else { return nil }
    return .set(
      SetSyntax(
        variable: name(variable), operation: operation, value: value,
        range: start.joined(previousRange)))
  }

  private mutating func parseDeclare(_ start: ByteRange) -> Statement? {
    advance()
    let subject = token
    let statement = parseDeclaration(start)
    if statement == nil { noteBroken(subject) }
    return statement
  }

  /// Remembers a variable of which it cannot be read what it is: its uses are not reported as well.
  private mutating func noteBroken(_ subject: Token) {
    guard subject.kind == .variable || subject.kind == .name else { return }
    script.brokenDeclarations.insert((subject.kind == .name ? "$" : "") + text(subject))
  }

  private mutating func parseDeclaration(_ start: ByteRange) -> Statement? {
    guard
      let variable = expect(
        .variable, "A variable is expected after `declare`.",
        hint: "Write `<<declare $name = value>>`.")
    else { return nil }
    let spelling = text(variable)
    guard
      expect(
        .assign, "`= value` is expected after \(spelling): a declaration has a value.",
        hint: "Write `<<declare \(spelling) = value>>`.") != nil,
      let value = parseExpression()
    else { return nil }
    var typeName: NameSyntax?
    if accept(.asWord) != nil {
      guard
        let type = expect(
          .name, "A type is expected after `as`.", hint: "`number`, `string`, `bool`, or an enum.")
      else { return nil }
      typeName = name(type)
    }
    guard endCommand() else { return nil }
    return .declare(
      DeclareSyntax(
        variable: name(variable), value: value, typeName: typeName,
        range: start.joined(previousRange)))
  }

  private mutating func parseCall(_ start: ByteRange) -> Statement? {
    advance()
    guard let expression = parseExpression() else { return nil }
    guard case .call = script.expressions[expression.root].kind else {
      diagnostics.error(
        .syntax, expression.range, "`call` needs a function.",
        hint: "Write `<<call name(arguments)>>`.")
      return nil
    }
    return endCommand() ? .call(expression) : nil
  }

  private mutating func parseJump(_ start: ByteRange) -> Statement? {
    let word = advance()
    let target: JumpSyntax.Target
    if let node = accept(.name) {
      target = .node(name(node))
    } else if accept(.expressionStart) != nil {
      guard let expression = parseExpression() else { return nil }
      guard expect(.expressionEnd, "A `}` is expected after the expression.") != nil else {
        return nil
      }
      target = .expression(expression)
    } else {
      report(
        "A node's name is expected after `\(text(word))`.",
        hint: "Write `<<\(text(word)) Name>>` or `<<\(text(word)) {expression}>>`.")
      return nil
    }
    guard endCommand() else { return nil }
    return .jump(
      JumpSyntax(
        isDetour: word.kind == .detourWord, target: target, range: start.joined(previousRange)))
  }
}
