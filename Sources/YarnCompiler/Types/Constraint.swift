internal import YarnProgram

/// Something about types that is checked when they are known.
struct Constraint {
  enum Kind {
    /// A value is given to a variable or parameter: same type, an enum's raw type, or anything.
    /// Where the parameter's type is a guess, the values of all calls only need to be texts alike.
    case convertible(to: TypeTable.ID, receiver: String, isGuess: Bool = false)
    /// `+` joins numbers or texts.
    case addable
    /// `.member` without a type's name.
    case member(String)
  }

  var kind: Kind
  var type: TypeTable.ID
  var place: Place
}

extension Analysis {
  mutating func add(_ constraint: Constraint) { constraints.append(constraint) }

  /// Decides every constraint: first those with a known side, then, as they become known, the others.
  mutating func solve() {
    var queue = Array(constraints.indices)
    var position = 0
    while position < queue.count {
      settle(queue[position], isLast: false)
      position += 1
      queue += types.takeWoken()
    }
    // What is still unknown is tied to its receiver, a `+` without other hints to numbers.
    for index in constraints.indices {
      settle(index, isLast: true)
      var more = types.takeWoken()
      while let next = more.popLast() {
        settle(next, isLast: false)
        more += types.takeWoken()
      }
    }
  }

  private mutating func settle(_ index: Int, isLast: Bool) {
    let constraint = constraints[index]
    switch constraint.kind {
    case .convertible(let target, let receiver, let isGuess):
      settleConversion(index, constraint, to: target, receiver, isGuess: isGuess, isLast: isLast)
    case .addable: settleAddition(index, constraint, isLast: isLast)
    case .member(let name): settleMember(index, constraint, name, isLast: isLast)
    }
  }

  private mutating func settleConversion(
    _ index: Int, _ constraint: Constraint, to target: TypeTable.ID, _ receiver: String,
    isGuess: Bool, isLast: Bool
  ) {
    switch (types.type(of: constraint.type), types.type(of: target)) {
    case (.some(let from), .some(let to)):
      if from == to || from == .invalid || to == .invalid { return }
      if case .enumeration = from, types.type(of: rawType(of: from)) == to { return }
      if isGuess, isText(from), isText(to) { return }
      error(
        .typeMismatch, constraint.place,
        "\(receiver) is \(name(of: target)) and cannot take \(name(of: constraint.type)).",
        hint: conversionHint(from: from, to: to))
      constraints[index].type = types.invalid
    case (.none, .none) where !isLast:
      types.wait(index, for: constraint.type)
      types.wait(index, for: target)
    default: _ = types.unify(constraint.type, target)
    }
  }

  /// Whether values of a type are texts when the program runs.
  private func isText(_ type: TypeTable.Known) -> Bool {
    if case .enumeration(let index) = type { enums[index].kind == .string } else { type == .string }
  }

  private func rawType(of type: TypeTable.Known) -> TypeTable.ID {
    guard case .enumeration(let index) = type else { return types.invalid }
    return enums[index].kind == .string ? types.string : types.number
  }

  private func conversionHint(from: TypeTable.Known, to: TypeTable.Known) -> String {
    switch to {
    case .string: "Use `string(…)` to make a text of it."
    case .number where from == .string: "Use `number(…)` to read a number from a text."
    case .bool: "Write a comparison such as `… == …` to get true or false."
    default: ""
    }
  }

  private mutating func settleAddition(_ index: Int, _ constraint: Constraint, isLast: Bool) {
    switch types.type(of: constraint.type) {
    case .number, .string, .invalid: return
    case nil:
      if isLast {
        _ = types.unify(constraint.type, types.number)
      } else {
        types.wait(index, for: constraint.type)
      }
    case .bool, .enumeration:
      error(
        .typeMismatch, constraint.place,
        "`+` joins numbers or texts, not \(name(of: constraint.type)).")
      constraints[index].type = types.invalid
    }
  }

  private mutating func settleMember(
    _ index: Int, _ constraint: Constraint, _ member: String, isLast: Bool
  ) {
    switch types.type(of: constraint.type) {
    case .enumeration(let found):
      guard enums[found].value(of: member) == nil else { return }
      error(
        .invalidMember, constraint.place, "The enum \(enums[found].name) has no case ‘\(member)’.",
        hint: suggestions.hint(for: member, among: enums[found].cases.map(\.name)))
      constraints[index].type = types.invalid
    case nil:
      guard isLast else { return types.wait(index, for: constraint.type) }
      let owners = (enumsByMember[member] ?? []).map { enums[$0].name }
      error(
        .ambiguousType, constraint.place,
        "‘.\(member)’ can mean a case of \(owners.joined(separator: " or ")).",
        hint: "Write the enum's name before the dot: `\(owners.first ?? "Enum").\(member)`.")
      _ = types.unify(constraint.type, types.invalid)
    case .invalid: return
    case .number, .string, .bool:
      error(
        .typeMismatch, constraint.place,
        "‘.\(member)’ is an enum's case where \(name(of: constraint.type)) is expected.")
      constraints[index].type = types.invalid
    }
  }
}
