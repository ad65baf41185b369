/// Types of expressions: one loop over the parts, operands first.
extension Analysis {
  /// The type of an expression; reports what does not fit inside it.
  @discardableResult
  mutating func infer(_ expression: ExpressionSyntax, in file: Int) -> TypeTable.ID {
    var operands: [Int] = []
    for index in expression.first..<expression.end {
      let part = scripts[file].expressions[index]
      expressionTypes[file][index] = type(of: part, index, &operands, file)
      operands.append(index)
    }
    return expressionTypes[file][expression.root]
  }

  /// Requires an expression to be of a known type.
  mutating func require(
    _ expression: ExpressionSyntax, _ wanted: TypeTable.ID, in file: Int, _ what: String
  ) {
    let type = infer(expression, in: file)
    if !types.unify(type, wanted) {
      error(
        .typeMismatch, Place(file: file, range: expression.range),
        "\(what) must be \(name(of: wanted)), not \(name(of: type)).",
        hint: wanted == types.bool ? "Write a comparison such as `… == …`." : "")
    }
  }

  private mutating func type(
    of part: ExpressionNode, _ index: Int, _ operands: inout [Int], _ file: Int
  ) -> TypeTable.ID {
    let place = Place(file: file, range: part.range)
    switch part.kind {
    case .number: return types.number
    case .string: return types.string
    case .bool: return types.bool
    case .invalid: return types.invalid
    case .variable(let name): return use(name, place)
    case .member(let type, let name):
      return member(name, of: type, Place(file: file, range: part.range), part.mark)
    case .call(let name, let count):
      let arguments = Array(operands.suffix(count))
      operands.removeLast(count)
      return call(name, arguments, Place(file: file, range: part.mark), place)
    case .negate: return unary("-", types.number, operands.popLast(), file)
    case .not: return unary("not", types.bool, operands.popLast(), file)
    case .binary(let operation):
      let right = operands.popLast() ?? index
      let left = operands.popLast() ?? index
      return binary(operation, left, right, place)
    }
  }

  /// The type of a variable at a place; makes it known there when it is new.
  mutating func use(_ name: String, _ place: Place) -> TypeTable.ID {
    if let index = variableIndex[name] {
      variables[index].isUsed = true
      return variables[index].type
    }
    let symbol = VariableSymbol(name: name, type: types.make(), place: place, isUsed: true)
    variableIndex[name] = variables.count
    variables.append(symbol)
    return symbol.type
  }

  private mutating func member(
    _ name: String, of type: String?, _ place: Place, _ mark: ByteRange
  ) -> TypeTable.ID {
    if let type {
      guard let index = enumIndex[type] else {
        if brokenEnums.contains(type) || hasBrokenEnum { return types.invalid }
        error(
          .invalidMember, place, "There is no enum named \(type).",
          hint: suggestions.hint(for: type, among: enums.map(\.name)))
        return types.invalid
      }
      if enums[index].value(of: name) == nil {
        error(
          .invalidMember, Place(file: place.file, range: mark),
          "The enum \(type) has no case ‘\(name)’.",
          hint: suggestions.hint(for: name, among: enums[index].cases.map(\.name)))
      }
      return enums[index].type
    }
    let owners = enumsByMember[name] ?? []
    if owners.count == 1 { return enums[owners[0]].type }
    guard !owners.isEmpty else {
      if !brokenEnums.isEmpty || hasBrokenEnum { return types.invalid }
      error(
        .ambiguousType, place, "No enum has a case ‘\(name)’.",
        hint: suggestions.hint(for: name, among: enums.flatMap { $0.cases.map(\.name) }))
      return types.invalid
    }
    let unknown = types.make()
    add(Constraint(kind: .member(name), type: unknown, place: place))
    return unknown
  }

  private mutating func unary(
    _ sign: String, _ wanted: TypeTable.ID, _ operand: Int?, _ file: Int
  ) -> TypeTable.ID {
    guard let operand else { return wanted }
    let type = expressionTypes[file][operand]
    if !types.unify(type, wanted) {
      error(
        .typeMismatch, Place(file: file, range: scripts[file].expressions[operand].range),
        "`\(sign)` needs \(name(of: wanted)), not \(name(of: type)).")
    }
    return wanted
  }

  private mutating func binary(_ operation: Operation, _ left: Int, _ right: Int, _ place: Place)
    -> TypeTable.ID
  {
    let sides = (expressionTypes[place.file][left], expressionTypes[place.file][right])
    switch operation {
    case .add:
      guard agree(sides.0, sides.1, operation, place) else { return types.invalid }
      add(Constraint(kind: .addable, type: sides.0, place: place))
      return sides.0
    case .subtract, .multiply, .divide, .modulo:
      return need(types.number, left, right, operation, place) ? types.number : types.invalid
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      _ = need(types.number, left, right, operation, place)
      return types.bool
    case .equal, .notEqual:
      _ = agree(sides.0, sides.1, operation, place)
      return types.bool
    case .and, .or, .xor:
      return need(types.bool, left, right, operation, place) ? types.bool : types.invalid
    }
  }

  private mutating func agree(
    _ left: TypeTable.ID, _ right: TypeTable.ID, _ operation: Operation, _ place: Place
  ) -> Bool {
    if types.unify(left, right) { return true }
    let isText = name(of: left) == "String" || name(of: right) == "String"
    error(
      .typeMismatch, place,
      "Both sides of `\(operation.rawValue)` must be of the same type, not \(name(of: left)) and \(name(of: right)).",
      hint: isText ? "`string(…)` makes a text of a value." : "")
    return false
  }

  /// Requires a type of both sides; what is wrong is one mistake, whichever side it is on.
  private mutating func need(
    _ wanted: TypeTable.ID, _ left: Int, _ right: Int, _ operation: Operation, _ place: Place
  ) -> Bool {
    let sides = (expressionTypes[place.file][left], expressionTypes[place.file][right])
    let isPartOfMistake =
      types.type(of: sides.0) == .invalid || types.type(of: sides.1) == .invalid
    let fits = (types.unify(sides.0, wanted), types.unify(sides.1, wanted))
    if fits.0 && fits.1 { return true }
    if isPartOfMistake { return false }
    let nodes = scripts[place.file].expressions
    let range = fits.0 ? nodes[right].range : fits.1 ? nodes[left].range : place.range
    let names = (name(of: sides.0), name(of: sides.1))
    let found =
      fits.0 ? names.1 : fits.1 || names.0 == names.1 ? names.0 : "\(names.0) and \(names.1)"
    error(
      .typeMismatch, Place(file: place.file, range: range),
      "`\(operation.rawValue)` needs \(name(of: wanted)), not \(found).")
    return false
  }
}
