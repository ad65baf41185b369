internal import YarnProgram

/// Warnings about what is legal and probably not meant: statements that never run, and commands
/// whose signs are missing, doubled or in the way.
extension Analysis {
  mutating func checkStyle() {
    for file in scripts.indices {
      for node in scripts[file].nodes {
        // Where a condition cannot be read, it is not known what leaves.
        checkStyle(node.body, file, isSound: !bags[file].hasError(in: node.range))
      }
    }
  }

  private mutating func checkStyle(_ statements: [Statement], _ file: Int, isSound: Bool) {
    var hasLeft = false
    var isReported = !isSound
    var previous: Statement?
    for statement in statements {
      if isEndOfNode(statement, file) { hasLeft = false }
      if hasLeft && !isReported && !statement.isDeclaration {
        isReported = true
        warning(
          .unreachable, Place(file: file, range: statement.range), "This is never reached.",
          hint: "The statement before it always leaves the node.")
      }
      checkSigns(statement, after: previous, file)
      for body in statement.bodies { checkStyle(body, file, isSound: isSound) }
      hasLeft = hasLeft || statement.alwaysLeaves
      previous = statement
    }
  }

  /// Whether a line is the end of a node or the title of the next, with a mistake in between: what
  /// follows is meant to be reached from elsewhere.
  private func isEndOfNode(_ statement: Statement, _ file: Int) -> Bool {
    guard case .line(let line) = statement else { return false }
    return line.text.allSatisfy { $0 == "=" } || line.swallowedTitle != nil
  }

  private mutating func checkSigns(_ statement: Statement, after previous: Statement?, _ file: Int)
  {
    switch statement {
    case .command(let command):
      guard command.text.hasPrefix("<") else { return }
      warning(
        .extraChevrons, Place(file: file, range: command.range),
        "The command begins with more than two `<`.", hint: "Write `<<` before it.")
    case .line(let line): checkSigns(line, after: previous, file)
    default: break
    }
  }

  private mutating func checkSigns(_ line: LineSyntax, after previous: Statement?, _ file: Int) {
    let source = scripts[file].source
    let text = source.text(line.range).trimmedBlanks()
    let place = Place(file: file, range: line.range)
    if let previous, previous.isCommand,
      source.line(of: previous.range.upper) == source.line(of: line.range.lower)
    {
      if text.allSatisfy({ $0 == ">" }) {
        warning(
          .extraChevrons, place, "More than two `>` end the command.",
          hint: "Remove what follows `>>`.")
      } else {
        warning(
          .textAfterCommand, place, "Text stands after a command on the same line.",
          hint: "Put the text on a line of its own.")
      }
      return
    }
    checkMissingSigns(text, place, source)
  }

  private mutating func checkMissingSigns(_ text: String, _ place: Place, _ source: SourceText) {
    if bags[place.file].hasError(in: place.range) { return }
    let opening = text.prefix { $0 == "<" }.count
    let closing = text.reversed().prefix { $0 == ">" }.count
    if opening == 1 && closing == 1 {
      warning(
        .singleChevrons, place, "This line looks like a command with single `<` and `>`.",
        hint: "Write `<\(text)>`.")
    } else if opening < 2 && closing == 2 {
      warning(
        .strayCommandEnd, place, "`>>` stands here without `<<`.",
        hint: "Write `<<` before the command, or `\\>\\>` for the characters.")
    } else if opening + closing == 0, text.looksLikeCommand {
      warning(
        .missingChevrons, place, "This line looks like a command without `<<` and `>>`.",
        hint: "Write `<<\(text)>>`.")
    } else if text.hasPrefix("[[") && text.hasSuffix("]]") {
      warning(
        .oldSyntax, place, "`[[…]]` was a jump or an option in Yarn 1 and is only text now.",
        hint: "Write `<<jump Node>>`, or `-> text` with `<<jump Node>>` indented under it.")
    }
  }
}

extension String {
  /// Whether the line would be a `set`, `declare`, `jump` or `detour` between `<<` and `>>`.
  fileprivate var looksLikeCommand: Bool {
    let words = split(separator: " ", maxSplits: 2)
    guard words.count > 1, let keyword = words.first else { return false }
    switch keyword {
    case "set", "declare": guard words[1].hasPrefix("$") else { return false }
    case "jump", "detour": guard words.count == 2 else { return false }
    default: return false
    }
    let (script, bag) = Parser.parse(
      SourceFile(path: "", text: "title: a\n---\n<<\(self)>>\n===\n"))
    return !bag.hasErrors && script.nodes.first?.body.count == 1
  }
}

extension Statement {
  fileprivate var isDeclaration: Bool {
    switch self {
    case .declare, .enumeration: true
    default: false
    }
  }

  fileprivate var isCommand: Bool {
    switch self {
    case .line, .options, .lineGroup: false
    default: true
    }
  }

  /// Whether nothing after the statement can run.
  fileprivate var alwaysLeaves: Bool {
    switch self {
    case .leave: true
    case .jump(let jump): !jump.isDetour
    case .command(let command): command.text == "stop" && command.expressions.isEmpty
    case .conditional(let statement):
      statement.clauses.last?.condition == nil
        && statement.clauses.allSatisfy { $0.body.contains { $0.alwaysLeaves } }
    case .once(let statement):
      !statement.alternative.isEmpty && statement.body.contains { $0.alwaysLeaves }
        && statement.alternative.contains { $0.alwaysLeaves }
    default: false
    }
  }
}
