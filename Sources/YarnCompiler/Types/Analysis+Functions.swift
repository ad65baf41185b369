internal import YarnProgram

/// Functions that scripts may call: those of the language and those that the host has registered.
extension Analysis {
  mutating func collectFunctions() {
    for function in StandardFunction.allCases { add(function.signature) }
    var known: [String: FunctionSignature] = [:]
    for signature in options.functions {
      // A function of the language keeps its meaning.
      if StandardFunction(rawValue: signature.name) != nil { continue }
      if let fault = fault(of: signature, known[signature.name]) {
        report(fault, of: signature)
      } else if known.updateValue(signature, forKey: signature.name) == nil {
        add(signature)
      }
    }
  }

  private mutating func add(_ signature: FunctionSignature) {
    let types = signature.parameters + [signature.variadic, signature.returns].compactMap { $0 }
    functions[signature.name] = FunctionSymbol(
      name: signature.name, parameters: signature.parameters.map { type(named: $0) },
      variadic: signature.variadic.map { type(named: $0) },
      returns: type(named: signature.returns) ?? self.types.make(), isInferred: false,
      unknownEnum: types.compactMap { unknownEnum($0) }.first, place: nil)
  }

  private func unknownEnum(_ type: YarnType) -> String? {
    guard case .enumeration(let name) = type, enumIndex[name] == nil, !brokenEnums.contains(name)
    else { return nil }
    return name
  }

  /// Why scripts could not call a function of the host as it is registered; nil when they can.
  private func fault(of signature: FunctionSignature, _ earlier: FunctionSignature?)
    -> (reason: String, hint: String)?
  {
    let name = Array(signature.name.utf8)
    if name.isEmpty || IdentifierCharacters.length(in: name, at: 0) != name.count {
      return ("its name is none", "Use letters, digits and `_`, beginning with a letter or `_`.")
    }
    if Keywords.expressions[signature.name] != nil {
      return ("its name is a word of the language", "Give it another name.")
    }
    guard let earlier, earlier != signature else { return nil }
    return ("it is registered twice, with different types", "Keep one of the two.")
  }

  /// A function of the host has no place in the scripts: what is wrong is said at their beginning.
  private mutating func report(
    _ fault: (reason: String, hint: String), of signature: FunctionSignature
  ) {
    guard !scripts.isEmpty else { return }
    error(
      .invalidFunction, Place(file: 0, range: ByteRange(0, 0)),
      "The host's function ‘\(signature.name)’ cannot be used in scripts: \(fault.reason).",
      hint: fault.hint)
  }

  /// A declared type's place in the table; nil for `any`.
  private mutating func type(named type: YarnType) -> TypeTable.ID? {
    switch type {
    case .number: types.number
    case .string: types.string
    case .bool: types.bool
    case .any: nil
    case .enumeration(let name): enumIndex[name].map { enums[$0].type } ?? types.make()
    }
  }
}
