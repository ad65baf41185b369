internal import YarnProgram

/// Code of expressions: one loop over the parts with a stack of where their results are.
extension Generator {
  /// A result: its kind and register.
  struct Operand {
    var kind: ValueKind
    var register: UInt32
  }

  /// Makes the code of an expression and says where its result is: a variable, a constant or a place.
  mutating func expression(_ expression: ExpressionSyntax) -> Operand {
    var operands: [Operand] = []
    for index in expression.first..<expression.end {
      let part = analysis.scripts[file].expressions[index]
      let type = analysis.expressionTypes[file][index]
      operands.append(code(part, type, &operands))
    }
    return operands.last ?? Operand(kind: .number, register: constant(0))
  }

  private mutating func code(
    _ part: ExpressionNode, _ type: TypeTable.ID, _ operands: inout [Operand]
  ) -> Operand {
    switch part.kind {
    case .number(let number): return Operand(kind: .number, register: constant(number))
    case .string(let text): return Operand(kind: .string, register: constant(text))
    case .bool(let bool): return Operand(kind: .bool, register: constant(bool ? 1 : 0))
    case .invalid: return Operand(kind: .number, register: constant(0))
    case .variable(let name): return read(name)
    case .member(_, let name): return memberConstant(name, type)
    case .negate: return unary(.negate, .number, &operands)
    case .not: return unary(.not, .bool, &operands)
    case .binary(let operation):
      let right = operands.removeLast()
      let left = operands.removeLast()
      return binary(operation, left, right)
    case .call(let name, let count):
      let arguments = Array(operands.suffix(count))
      operands.removeLast(count)
      return call(name, arguments, analysis.kind(of: type))
    }
  }

  private mutating func memberConstant(_ name: String, _ type: TypeTable.ID) -> Operand {
    switch member(name, of: type) {
    case .string(let text): Operand(kind: .string, register: constant(text))
    case .number(let number): Operand(kind: .number, register: constant(number))
    case .bool, nil: Operand(kind: .number, register: constant(0))
    }
  }

  /// A stored variable is read in place; a smart one is computed and copied, since it may differ
  /// at its next use.
  private mutating func read(_ name: String) -> Operand {
    guard let slot = slots[name] else { return Operand(kind: .number, register: constant(0)) }
    let record = parts.variables[slot.record]
    guard record.entry != .absent else { return Operand(kind: slot.kind, register: slot.register) }
    let call =
      isReusable[slot.record]
      ? emit(.reuseSmart, 0, UInt32(slot.record)) : emit(.callSmart)
    smartCalls.append((call, slot.record))
    return copy(Operand(kind: slot.kind, register: slot.register))
  }

  private mutating func copy(_ operand: Operand) -> Operand {
    let place = place(operand.kind)
    emit(operand.kind == .string ? .moveText : .move, place, operand.register)
    return Operand(kind: operand.kind, register: place)
  }

  mutating func place(_ kind: ValueKind) -> UInt32 {
    kind == .string ? texts.place() : numbers.place()
  }

  private mutating func unary(_ opcode: Opcode, _ kind: ValueKind, _ operands: inout [Operand])
    -> Operand
  {
    let operand = operands.removeLast()
    let place = numbers.place()
    emit(opcode, place, operand.register)
    return Operand(kind: kind, register: place)
  }

  private mutating func binary(_ operation: Operation, _ left: Operand, _ right: Operand) -> Operand
  {
    if left.kind == .string { return binaryText(operation, left, right) }
    let place = numbers.place()
    let opcode: Opcode
    var sides = (left.register, right.register)
    switch operation {
    case .add: opcode = .add
    case .subtract: opcode = .subtract
    case .multiply: opcode = .multiply
    case .divide: opcode = .divide
    case .modulo: opcode = .modulo
    case .less: opcode = .less
    case .lessOrEqual: opcode = .lessOrEqual
    case .greater:
      opcode = .less
      sides = (sides.1, sides.0)
    case .greaterOrEqual:
      opcode = .lessOrEqual
      sides = (sides.1, sides.0)
    case .equal: opcode = .equal
    case .notEqual: opcode = .notEqual
    case .and: opcode = .and
    case .or: opcode = .or
    case .xor: opcode = .xor
    }
    emit(opcode, place, sides.0, sides.1)
    let isArithmetic = operation.precedence >= Operation.add.precedence
    return Operand(kind: isArithmetic ? .number : .bool, register: place)
  }

  private mutating func binaryText(_ operation: Operation, _ left: Operand, _ right: Operand)
    -> Operand
  {
    switch operation {
    case .equal, .notEqual:
      let place = numbers.place()
      emit(operation == .equal ? .equalText : .notEqualText, place, left.register, right.register)
      return Operand(kind: .bool, register: place)
    default:
      let place = texts.place()
      emit(.join, place, left.register, right.register)
      return Operand(kind: .string, register: place)
    }
  }

  private mutating func call(_ name: String, _ arguments: [Operand], _ kind: ValueKind) -> Operand {
    for argument in arguments {
      switch argument.kind {
      case .number: emit(.argumentNumber, argument.register)
      case .bool: emit(.argumentBool, argument.register)
      case .string: emit(.argumentText, argument.register)
      }
    }
    let place = place(kind)
    let opcode: Opcode
    switch kind {
    case .number: opcode = .callNumber
    case .bool: opcode = .callBool
    case .string: opcode = .callText
    }
    emit(opcode, place, function(name, kind), UInt32(arguments.count))
    return Operand(kind: kind, register: place)
  }

  private mutating func function(_ name: String, _ kind: ValueKind) -> UInt32 {
    if let known = functionIndexes[name] { return known }
    let index = UInt32(parts.functions.count)
    parts.functions.append(FunctionRecord(name: string(name), returns: kind))
    functionIndexes[name] = index
    return index
  }

  // MARK: Uses of results

  /// Puts an expression's result into a register; the last operation writes there directly.
  mutating func assign(_ syntax: ExpressionSyntax, to slot: Slot) {
    let before = parts.code.count
    let result = expression(syntax)
    let isText = slot.kind == .string
    if parts.code.count > before, let last = parts.code.last, writes(last, result) {
      parts.code[parts.code.count - 1].a = slot.register
    } else {
      emit(isText ? .moveText : .move, slot.register, result.register)
    }
  }

  /// Whether an instruction is the one that made a result.
  private func writes(_ instruction: Instruction, _ result: Operand) -> Bool {
    switch instruction.opcode.roles.0 {
    case .numberWrite: result.kind != .string && instruction.a == result.register
    case .textWrite: result.kind == .string && instruction.a == result.register
    default: false
    }
  }

  /// A jump that is taken when a condition fails; comparisons jump themselves.
  mutating func jumpUnless(_ condition: ExpressionSyntax) -> Int {
    let before = parts.code.count
    let result = expression(condition)
    if parts.code.count > before, let last = parts.code.last, writes(last, result) {
      let fused: Opcode? =
        switch last.opcode {
        case .less: .jumpUnlessLess
        case .lessOrEqual: .jumpUnlessLessOrEqual
        case .equal: .jumpUnlessEqual
        case .notEqual: .jumpUnlessNotEqual
        default: nil
        }
      if let fused {
        parts.code.removeLast()
        return emit(fused, last.b, last.c)
      }
      if last.opcode == .not {
        parts.code.removeLast()
        return emit(.jumpIf, last.b)
      }
    }
    return emit(.jumpUnless, result.register)
  }

  /// Makes the substitutions of a line, an option or a command.
  mutating func substitutions(_ expressions: [ExpressionSyntax]) {
    guard !expressions.isEmpty else { return }
    let places = expressions.map { _ in texts.place() }
    for (syntax, place) in zip(expressions, places) {
      let result = expression(syntax)
      switch result.kind {
      case .number: emit(.numberText, place, result.register)
      case .bool: emit(.boolText, place, result.register)
      case .string: emit(.moveText, place, result.register)
      }
    }
    emit(.substitute, places[0], UInt32(places.count))
  }
}
