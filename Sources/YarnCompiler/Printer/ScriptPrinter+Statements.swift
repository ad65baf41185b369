/// Lists of statements and the choice of what is written for each.
extension ScriptPrinter {
  mutating func write(_ statements: [Statement]) throws(Unprintable) {
    var previous: Statement?
    for statement in statements {
      if let previous { try separate(previous, from: statement) }
      try write(statement)
      previous = statement
    }
  }

  /// Writes the empty line that keeps two groups of the same kind from being one.
  private mutating func separate(_ first: Statement, from second: Statement) throws(Unprintable) {
    switch (first, second) {
    case (.options, .options), (.lineGroup, .lineGroup): break
    default: return
    }
    // In an item's body the line holds spaces, since an empty one would end the body; and it counts
    // only directly after an item.
    guard openItems == 0 || endsWithItem else { throw Unprintable() }
    let outer = indentation
    if openItems == 0 { indentation = 0 }
    write("")
    indentation = outer
  }

  private mutating func write(_ statement: Statement) throws(Unprintable) {
    switch statement {
    case .line(let line): write(try text(of: line))
    case .options(let items): try write(items, arrow: "-> ")
    case .lineGroup(let items): try write(items, arrow: "=> ")
    case .conditional(let statement): try write(statement)
    case .once(let statement): try write(statement)
    case .set(let statement): try write(statement)
    case .declare(let statement): try write(statement)
    case .enumeration(let statement): try write(statement)
    case .call(let expression): write("<<call \(try text(of: expression))>>")
    case .jump(let statement): try write(statement)
    case .leave: write("<<return>>")
    case .command(let command):
      write("<<\(try template(command.text, command.expressions, escape: Self.commandText))>>")
    }
  }

  private mutating func write(_ items: [ItemSyntax], arrow: String) throws(Unprintable) {
    guard !items.isEmpty else { throw Unprintable() }
    for item in items {
      write(arrow + (try text(of: item.line)), isItem: true)
      openItems += 1
      try indented { printer throws(Unprintable) in try printer.write(item.body) }
      openItems -= 1
    }
  }

  private mutating func write(_ statement: SetSyntax) throws(Unprintable) {
    let sign: String
    switch statement.operation {
    case nil: sign = "="
    case .add, .subtract, .multiply, .divide, .modulo:
      sign = (statement.operation?.rawValue ?? "") + "="
    default: throw Unprintable()
    }
    write("<<set \(statement.variable.text) \(sign) \(try text(of: statement.value))>>")
  }

  private mutating func write(_ statement: DeclareSyntax) throws(Unprintable) {
    let type = statement.typeName.map { " as " + $0.text } ?? ""
    write("<<declare \(statement.variable.text) = \(try text(of: statement.value))\(type)>>")
  }

  private mutating func write(_ statement: JumpSyntax) throws(Unprintable) {
    let word = statement.isDetour ? "detour" : "jump"
    switch statement.target {
    case .node(let name): write("<<\(word) \(name.text)>>")
    case .expression(let expression): write("<<\(word) {\(try text(of: expression))}>>")
    }
  }
}
