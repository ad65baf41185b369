internal import YarnProgram

/// Code of statements.
extension Generator {
  mutating func statements(_ statements: [Statement]) {
    for statement in statements {
      numbers.freePlaces()
      texts.freePlaces()
      code(statement)
    }
  }

  private mutating func code(_ statement: Statement) {
    switch statement {
    case .line(let line): self.line(line)
    case .options(let items): options(items)
    case .lineGroup(let items): lineGroup(items)
    case .conditional(let statement): conditional(statement)
    case .once(let statement): once(statement)
    case .set(let statement): set(statement)
    case .call(let syntax): _ = expression(syntax)
    case .jump(let jump): self.jump(jump)
    case .leave: emit(.leave)
    case .command(let command): self.command(command)
    case .declare, .enumeration: break
    }
  }

  private mutating func set(_ statement: SetSyntax) {
    guard let slot = slots[statement.variable.text] else { return }
    guard let operation = statement.operation else { return assign(statement.value, to: slot) }
    let value = expression(statement.value)
    let opcode: Opcode
    switch operation {
    case .subtract: opcode = .subtract
    case .multiply: opcode = .multiply
    case .divide: opcode = .divide
    case .modulo: opcode = .modulo
    default: opcode = slot.kind == .string ? .join : .add
    }
    emit(opcode, slot.register, slot.register, value.register)
  }

  private mutating func jump(_ jump: JumpSyntax) {
    switch jump.target {
    case .node(let name):
      emit(jump.isDetour ? .detour : .enterNode, UInt32(names.indexes[name.text] ?? 0))
    case .expression(let syntax):
      emit(jump.isDetour ? .detourNamed : .enterNamed, expression(syntax).register)
    }
  }

  private mutating func command(_ command: CommandSyntax) {
    if command.text == "stop" && command.expressions.isEmpty {
      emit(.stop)
      return
    }
    substitutions(command.expressions)
    let line = analysis.scripts[file].source.line(of: command.range.lower)
    emit(.command, string(command.text), UInt32(line))
  }

  private mutating func conditional(_ statement: ConditionalSyntax) {
    var exits: [Int] = []
    for (index, clause) in statement.clauses.enumerated() {
      numbers.freePlaces()
      texts.freePlaces()
      let skip = clause.condition.map { jumpUnless($0) }
      statements(clause.body)
      if index + 1 < statement.clauses.count { exits.append(emit(.jump)) }
      if let skip { land(skip) }
    }
    for exit in exits { land(exit) }
  }

  private mutating func once(_ statement: OnceSyntax) {
    let flag = internalVariable(InternalName.once(onceID(statement)), .bool)
    let passes = condition(isOnce: true, flag, statement.condition)
    let skip = emit(.jumpUnless, passes)
    emit(.move, flag, constant(1))
    statements(statement.body)
    if statement.alternative.isEmpty { return land(skip) }
    let exit = emit(.jump)
    land(skip)
    statements(statement.alternative)
    land(exit)
  }

  /// An id made of the node and the first line inside, so that it survives edits elsewhere.
  private mutating func onceID(_ statement: OnceSyntax) -> String {
    var first = ""
    statement.body.walk { inner in
      guard first.isEmpty else { return }
      switch inner {
      case .line(let line): first = lines.entries[lines.index(of: line, in: file)].id
      case .options(let items), .lineGroup(let items):
        if let item = items.first { first = lines.entries[lines.index(of: item.line, in: file)].id }
      case .command(let command): first = command.text
      default: break
      }
    }
    return ids.id(prefix: "once_", nodeName, first)
  }

  /// The register that tells whether content may be shown: both parts are always evaluated.
  private mutating func condition(isOnce: Bool, _ flag: UInt32, _ syntax: ExpressionSyntax?)
    -> UInt32
  {
    var passes: UInt32?
    if isOnce {
      let place = numbers.place()
      emit(.not, place, flag)
      passes = place
    }
    if let syntax { passes = both(passes, expression(syntax).register) }
    return passes ?? constant(1)
  }

  private func id(of line: LineSyntax) -> String {
    lines.entries[lines.index(of: line, in: file)].id
  }

  /// The flag of a line that is shown once, or nil.
  private mutating func onceFlag(_ line: LineSyntax) -> UInt32? {
    guard line.condition?.isOnce == true else { return nil }
    return internalVariable(InternalName.once(id(of: line)), .bool)
  }

  private mutating func line(_ line: LineSyntax) {
    var skip: Int?
    let flag = onceFlag(line)
    if let condition = line.condition {
      if let flag {
        skip = emit(.jumpUnless, self.condition(isOnce: true, flag, condition.expression))
        emit(.move, flag, constant(1))
      } else if let syntax = condition.expression {
        skip = jumpUnless(syntax)
      }
    }
    deliver(line)
    if let skip { land(skip) }
  }

  private mutating func deliver(_ line: LineSyntax) {
    substitutions(line.expressions)
    emit(.line, UInt32(lines.index(of: line, in: file)))
  }

  private mutating func options(_ items: [ItemSyntax]) {
    var bodies: [(option: Int, flag: UInt32?)] = []
    for item in items {
      numbers.freePlaces()
      texts.freePlaces()
      let flag = onceFlag(item.line)
      let available = condition(
        isOnce: flag != nil, flag ?? 0, item.line.condition?.expression)
      substitutions(item.line.expressions)
      let index = UInt32(lines.index(of: item.line, in: file))
      bodies.append((emit(.option, index, 0, available), flag))
    }
    emit(.showOptions)
    var exits = [emit(.jump)]
    for (item, (option, flag)) in zip(items, bodies) {
      land(option)
      if let flag { emit(.move, flag, constant(1)) }
      statements(item.body)
      exits.append(emit(.jump))
    }
    for exit in exits { land(exit) }
  }

  private mutating func lineGroup(_ items: [ItemSyntax]) {
    var bodies: [(candidate: Int, flag: UInt32?)] = []
    for item in items {
      numbers.freePlaces()
      texts.freePlaces()
      let flag = onceFlag(item.line)
      let syntax = item.line.condition?.expression
      let passes = condition(isOnce: flag != nil, flag ?? 0, syntax)
      let complexity = complexity(isOnce: flag != nil, syntax)
      bodies.append((candidate(id(of: item.line), complexity, passes), flag))
    }
    var exits = [emit(.choose)]
    for (item, (candidate, flag)) in zip(items, bodies) {
      numbers.freePlaces()
      texts.freePlaces()
      parts.candidates[candidate].target = here
      if let flag { emit(.move, flag, constant(1)) }
      deliver(item.line)
      statements(item.body)
      exits.append(emit(.jump))
    }
    for exit in exits { land(exit) }
  }
}
