/// Types of statements and `when:` headers.
extension Analysis {
  mutating func checkStatements() {
    for file in scripts.indices {
      for node in scripts[file].nodes {
        for condition in node.conditions {
          guard let expression = condition.expression else { continue }
          require(expression, types.bool, in: file, "The condition of a `when:` header")
        }
        check(node.body, file)
      }
    }
  }

  private mutating func check(_ statements: [Statement], _ file: Int) {
    for statement in statements {
      check(statement, file)
      for body in statement.bodies { check(body, file) }
    }
  }

  private mutating func check(_ statement: Statement, _ file: Int) {
    switch statement {
    case .line(let line): check(line, file)
    case .options(let items), .lineGroup(let items): for item in items { check(item.line, file) }
    case .conditional(let statement):
      for clause in statement.clauses {
        guard let condition = clause.condition else { continue }
        require(condition, types.bool, in: file, "The condition of an `<<if>>`")
      }
    case .once(let statement):
      guard let condition = statement.condition else { return }
      require(condition, types.bool, in: file, "The condition of a `<<once>>`")
    case .set(let statement): check(statement, file)
    case .call(let expression): callAlone(expression, in: file)
    case .command(let command):
      for expression in command.expressions { infer(expression, in: file) }
    case .jump(let jump):
      if case .expression(let expression) = jump.target { checkTarget(expression, file) }
    case .declare, .enumeration, .leave: break
    }
  }

  private mutating func check(_ line: LineSyntax, _ file: Int) {
    for expression in line.expressions { infer(expression, in: file) }
    if let condition = line.condition?.expression {
      require(condition, types.bool, in: file, "The condition of a line")
    }
  }

  private mutating func checkTarget(_ expression: ExpressionSyntax, _ file: Int) {
    let type = infer(expression, in: file)
    add(
      Constraint(
        kind: .convertible(to: types.string, receiver: "The target of a jump"), type: type,
        place: Place(file: file, range: expression.range)))
  }

  private mutating func check(_ statement: SetSyntax, _ file: Int) {
    let name = statement.variable.text
    let place = Place(file: file, range: statement.variable.range)
    let variable = use(name, place)
    let value = infer(statement.value, in: file)
    if let index = variableIndex[name], variables[index].isSmart {
      error(
        .readOnlyVariable, place, "\(name) is computed from its declaration and cannot be set.",
        hint: "Declare it with a plain value to make it a variable that can be set.")
    }
    let whole = Place(file: file, range: statement.value.range)
    switch statement.operation {
    case nil:
      add(Constraint(kind: .convertible(to: variable, receiver: name), type: value, place: whole))
    case .add:
      if types.unify(variable, value) {
        add(Constraint(kind: .addable, type: variable, place: whole))
      } else {
        error(
          .typeMismatch, whole,
          "\(name) is \(self.name(of: variable)) and cannot be joined with \(self.name(of: value))."
        )
      }
    case .some(let operation):
      if !types.unify(variable, types.number) {
        error(
          .typeMismatch, place,
          "`\(operation.rawValue)=` needs a Number; \(name) is \(self.name(of: variable)).")
      } else if !types.unify(value, types.number) {
        error(
          .typeMismatch, whole,
          "`\(operation.rawValue)=` needs a Number, not \(self.name(of: value)).")
      }
    }
  }

  /// Reports what is still unknown after solving, each variable and function once.
  mutating func reportUndetermined() {
    let declaredInText = declarationsWithoutSigns()
    for index in variables.indices {
      let symbol = variables[index]
      if scripts.contains(where: { $0.brokenDeclarations.contains(symbol.name) }) {
        _ = types.unify(symbol.type, types.invalid)
      } else if types.type(of: symbol.type) == nil {
        error(
          .undeterminedType, symbol.place,
          "The type of \(symbol.name) cannot be told from its use.",
          hint: "Declare it: `<<declare \(symbol.name) = value>>`.")
        _ = types.unify(symbol.type, types.invalid)
      } else if symbol.declaration == nil
        && (options.requiresDeclarations || !declaredInText.contains(symbol.name))
      {
        reportUndeclared(symbol)
      }
    }
    for function in functions.values.sorted(by: { $0.name < $1.name }) where function.isInferred {
      guard let place = function.place, types.type(of: function.returns) == nil else { continue }
      guard function.isUsed else {
        // Nobody looks at it: any type will do.
        _ = types.unify(function.returns, types.bool)
        continue
      }
      error(
        .undeterminedType, place,
        "What \(function.name)() gives back cannot be told from its use.",
        hint: "Register the function with its types, or use its result in a typed place.")
    }
  }

  private mutating func reportUndeclared(_ symbol: VariableSymbol) {
    let names = variables.lazy.filter { $0.declaration != nil }.map(\.name)
    let message = "\(symbol.name) is used but not declared."
    let hint = suggestions.hint(
      for: symbol.name, among: names,
      otherwise: "Declare it: `<<declare \(symbol.name) = value>>`.")
    if options.requiresDeclarations {
      error(.undeclaredVariable, symbol.place, message, hint: hint)
    } else {
      warning(.undeclaredVariable, symbol.place, message, hint: hint)
    }
  }

  /// Variables that lines declare which lack their `<<`, as is said there.
  private func declarationsWithoutSigns() -> Set<String> {
    var names: Set<String> = []
    forEachStatement { _, statement in
      guard case .line(let line) = statement, line.text.hasPrefix("declare $") else { return }
      let words = line.text.split(separator: " ", maxSplits: 2)
      if words.count > 2 { names.insert(String(words[1])) }
    }
    return names
  }

  /// Notes declared variables that nothing reads or sets.
  mutating func reportUnused() {
    for symbol in variables where !symbol.isUsed {
      bags[symbol.place.file].info(
        .unusedVariable, symbol.place.range, "\(symbol.name) is declared but never used.")
    }
  }
}
