internal import YarnProgram

/// First passes: enums and declarations of all files, in any order.
extension Analysis {
  /// Calls back with every statement of every file.
  func forEachStatement(_ visit: (_ file: Int, Statement) -> Void) {
    for (file, script) in scripts.enumerated() {
      for node in script.nodes { node.body.walk { visit(file, $0) } }
    }
  }

  mutating func collectEnums() {
    var found: [(Int, EnumSyntax)] = []
    forEachStatement { file, statement in
      if case .enumeration(let syntax) = statement { found.append((file, syntax)) }
    }
    for (file, syntax) in found { declare(syntax, file) }
  }

  private mutating func declare(_ syntax: EnumSyntax, _ file: Int) {
    let name = syntax.name.text
    let place = Place(file: file, range: syntax.name.range)
    if enumIndex[name] != nil || ["Number", "String", "Bool", "Any"].contains(name) {
      return error(
        .redeclaredType, place, "There is already a type named \(name).",
        hint: "Give the enum another name.")
    }
    guard syntax.isWhole, let (kind, cases) = rawValues(of: syntax, file) else {
      brokenEnums.insert(name)
      return
    }
    let index = enums.count
    let type = types.make(.enumeration(index))
    enums.append(EnumSymbol(name: name, type: type, kind: kind, cases: cases, place: place))
    enumIndex[name] = index
    for entry in cases { enumsByMember[entry.name, default: []].append(index) }
  }

  /// The raw values, written or counted from 0; nil means reported.
  private mutating func rawValues(of syntax: EnumSyntax, _ file: Int) -> (
    ValueKind, [(name: String, value: Value)]
  )? {
    func place(_ range: ByteRange) -> Place { Place(file: file, range: range) }
    guard !syntax.cases.isEmpty else {
      error(
        .enumDeclaration, place(syntax.name.range), "The enum \(syntax.name.text) has no case.",
        hint: "Write `<<case Name>>` between `<<enum>>` and `<<endenum>>`.")
      return nil
    }
    var cases: [(name: String, value: Value)] = []
    var names: Set<String> = []
    var values: Set<String> = []
    var isSound = true
    let isWritten = syntax.cases[0].value != nil
    for (index, item) in syntax.cases.enumerated() {
      if !names.insert(item.name.text).inserted {
        error(
          .enumDeclaration, place(item.name.range), "The case ‘\(item.name.text)’ stands twice.")
        isSound = false
      }
      guard (item.value != nil) == isWritten else {
        error(
          .enumDeclaration, place(item.range),
          "Either every case of an enum has a value or none has.")
        return nil
      }
      guard let value = rawValue(item, index: index, file) else { return nil }
      if let first = cases.first, first.value.kind != value.kind {
        error(
          .enumDeclaration, place(item.range),
          "The values of an enum are all numbers or all texts.")
        return nil
      }
      if !values.insert("\(value)").inserted {
        error(
          .enumDeclaration, place(item.range), "Two cases of the enum have the same value.")
        isSound = false
      }
      cases.append((item.name.text, value))
    }
    return isSound ? (cases[0].value.kind, cases) : nil
  }

  private mutating func rawValue(_ item: EnumSyntax.Case, index: Int, _ file: Int) -> Value? {
    guard let expression = item.value else { return .number(Float(index)) }
    let parts = scripts[file].parts(of: expression)
    let place = Place(file: file, range: expression.range)
    if parts.count == 1, let part = parts.first, part.range == expression.range {
      switch part.kind {
      case .number(let number) where number == number.rounded(.towardZero): return .number(number)
      case .number:
        error(.enumDeclaration, place, "An enum's numbers must be whole.")
        return nil
      case .string(let text): return .string(text)
      default: break
      }
    }
    error(
      .invalidLiteral, place, "An enum's value must be a number or a text as it stands.",
      hint: "Calculations, functions, variables and other enums cannot be used here.")
    return nil
  }

  mutating func collectDeclarations() {
    var found: [(Int, DeclareSyntax)] = []
    forEachStatement { file, statement in
      if case .declare(let syntax) = statement { found.append((file, syntax)) }
    }
    for (file, syntax) in found { declare(syntax, file) }
  }

  private mutating func declare(_ syntax: DeclareSyntax, _ file: Int) {
    let name = syntax.variable.text
    let place = Place(file: file, range: syntax.variable.range)
    if let index = variableIndex[name] {
      let first = variables[index].place
      let line = scripts[first.file].source.line(of: first.range.lower)
      error(
        .redeclaredVariable, place,
        "\(name) is already declared at \(scripts[first.file].source.path):\(line).",
        hint: "Keep one of the two; `<<set>>` changes a variable.")
      return
    }
    variableIndex[name] = variables.count
    variables.append(
      VariableSymbol(
        name: name, type: types.make(), place: place, declaration: syntax, declarationFile: file,
        isSmart: !isStoredValue(syntax.value, scripts[file])))
  }

  /// Whether a declared value is a literal, a negative number or an enum's case, without parentheses.
  private func isStoredValue(_ value: ExpressionSyntax, _ script: ScriptSyntax) -> Bool {
    let parts = Array(script.parts(of: value))
    guard let first = parts.first else { return true }
    switch (first.kind, parts.count) {
    case (.number, 1), (.string, 1), (.bool, 1), (.member, 1): return first.range == value.range
    case (.number, 2):
      return parts[1].kind == .negate && parts[1].range == value.range
        && first.range.upper == value.range.upper
    default: return false
    }
  }

  /// Gives declared variables the types of their values, so that uses before them know.
  mutating func checkDeclarations() {
    for index in variables.indices {
      guard let declaration = variables[index].declaration else { continue }
      let file = variables[index].declarationFile
      let type = infer(declaration.value, in: file)
      let place = Place(file: file, range: declaration.value.range)
      if !types.unify(variables[index].type, type) {
        error(
          .typeMismatch, place,
          "\(variables[index].name) is used as \(name(of: variables[index].type)), but its value is \(name(of: type))."
        )
        variables[index].type = types.invalid
      } else if let written = declaration.typeName {
        check(written, against: type, index, file)
      }
    }
  }

  private mutating func check(
    _ written: NameSyntax, against type: TypeTable.ID, _ variable: Int, _ file: Int
  ) {
    let place = Place(file: file, range: written.range)
    let wanted: TypeTable.ID
    switch written.text {
    case "number", "Number": wanted = types.number
    case "string", "String": wanted = types.string
    case "bool", "Bool": wanted = types.bool
    default:
      guard let index = enumIndex[written.text] else {
        if brokenEnums.contains(written.text) { return }
        return error(
          .declaredTypeDiffers, place, "There is no type named \(written.text).",
          hint: suggestions.hint(
            for: written.text, among: ["number", "string", "bool"] + enums.map(\.name)))
      }
      wanted = enums[index].type
    }
    if !types.unify(type, wanted) {
      error(
        .declaredTypeDiffers, place,
        "\(variables[variable].name) is declared as \(written.text), but its value is \(name(of: type))."
      )
      // Which of the two is meant is not known: uses are not reported as well.
      variables[variable].type = types.invalid
    }
  }
}
