/// Types of function calls; a function nobody declared is inferred from its first call.
extension Analysis {
  mutating func call(
    _ name: String, _ arguments: [Int], _ mark: Place, _ place: Place
  ) -> TypeTable.ID {
    let function = functions[name] ?? infer(name, arguments.count, mark)
    functions[name]?.isUsed = true
    track(name, arguments, place.file)
    if let missing = function.unknownEnum {
      functions[name]?.unknownEnum = nil
      error(
        .invalidFunction, mark,
        "\(name)() cannot be used here: no script declares the enum \(missing) of its types.",
        hint: "Declare it: `<<enum \(missing)>>`.")
    }
    guard accepts(function, arguments.count) else {
      reportCount(function, arguments.count, mark)
      return function.returns
    }
    for (index, argument) in arguments.enumerated() {
      let type = expressionTypes[place.file][argument]
      let parameter =
        index < function.parameters.count ? function.parameters[index] : function.variadic ?? nil
      guard let parameter else { continue }
      let range = scripts[place.file].expressions[argument].range
      add(
        Constraint(
          kind: .convertible(
            to: parameter, receiver: "Argument \(index + 1) of \(name)()", isGuess: function.isInferred),
          type: type, place: Place(file: place.file, range: range)))
    }
    return function.returns
  }

  /// Types a `<<call>>`, which does nothing with what the function gives back.
  mutating func callAlone(_ expression: ExpressionSyntax, in file: Int) {
    guard case .call(let name, _) = scripts[file].expressions[expression.root].kind else {
      _ = infer(expression, in: file)
      return
    }
    let wasUsed = functions[name]?.isUsed ?? false
    let inner = expression.first..<expression.root
    let usesItself = scripts[file].expressions[inner].contains {
      if case .call(name, _) = $0.kind { true } else { false }
    }
    _ = infer(expression, in: file)
    functions[name]?.isUsed = wasUsed || usesItself
  }

  private func accepts(_ function: FunctionSymbol, _ count: Int) -> Bool {
    count == function.parameters.count
      || (count > function.parameters.count && function.variadic != nil)
  }

  private mutating func infer(_ name: String, _ count: Int, _ mark: Place) -> FunctionSymbol {
    if !options.allowsUnknownFunctions {
      error(
        .unknownFunction, mark, "There is no function named \(name).",
        hint: suggestions.hint(for: name, among: functions.keys.sorted()))
    } else if let near = suggestions.nearest(to: name, among: functions.keys.sorted()) {
      warning(
        .unknownFunction, mark,
        "No function named \(name) is known here; it is taken as the host’s.",
        hint: "Did you mean ‘\(near)’?")
    }
    let symbol = FunctionSymbol(
      name: name, parameters: (0..<count).map { _ in types.make() }, variadic: nil,
      returns: types.make(), isInferred: true, place: mark)
    functions[name] = symbol
    return symbol
  }

  private mutating func reportCount(_ function: FunctionSymbol, _ count: Int, _ mark: Place) {
    let wanted = function.parameters.count
    let plural = wanted == 1 ? "argument" : "arguments"
    var message = "\(function.name)() takes \(wanted) \(plural), not \(count)."
    if function.variadic != nil {
      message = "\(function.name)() takes at least \(wanted) \(plural), not \(count)."
    } else if let first = function.place {
      let source = scripts[first.file].source
      message =
        "\(function.name)() has \(count) here, but \(wanted) \(plural) at \(source.path):\(source.line(of: first.range.lower))."
    }
    error(.wrongArguments, mark, message)
  }

  /// Visits are counted for nodes that a call names with a text as it stands.
  private mutating func track(_ name: String, _ arguments: [Int], _ file: Int) {
    guard name == "visited" || name == "visited_count", let first = arguments.first else { return }
    if case .string(let node) = scripts[file].expressions[first].kind { trackedNodes.insert(node) }
  }
}
