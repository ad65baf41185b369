import YarnCompiler

/// A condition as a tree of what is known to be connected: variables compared with values, and the rest.
indirect enum Condition {
  case constant(Bool)
  /// Something true or false about which nothing else is known, by its text.
  case opaque(String)
  case variable(String)
  case compare(String, Comparison, Float)
  case equals(String, String)
  case not(Condition)
  case and(Condition, Condition)
  case or(Condition, Condition)
  case xor(Condition, Condition)

  enum Comparison { case less, lessOrEqual, equal }

  init(_ expression: ExpressionSyntax, _ script: ScriptSyntax) {
    var stack: [Operand] = []
    for part in script.parts(of: expression) { Self.take(part, &stack, script.source) }
    self = stack.last?.condition ?? .opaque(script.source.text(expression.range))
  }

  private enum Operand {
    case number(Float)
    case string(String)
    case name(String)
    case truth(Condition)
    case other(String)

    var condition: Condition {
      switch self {
      case .truth(let condition): condition
      case .name(let name): .variable(name)
      case .number(let number): .opaque("\(number)")
      case .string(let text), .other(let text): .opaque(text)
      }
    }

    var text: String {
      switch self {
      case .number(let number): "\(number)"
      case .string(let text): "\"\(text)\""
      case .name(let name): name
      case .truth(let condition): "(\(condition))"
      case .other(let text): text
      }
    }
  }

  private static func take(
    _ part: ExpressionNode, _ stack: inout [Operand], _ source: SourceText
  ) {
    switch part.kind {
    case .number(let number): stack.append(.number(number))
    case .string(let text): stack.append(.string(text))
    case .bool(let value): stack.append(.truth(.constant(value)))
    case .variable(let name): stack.append(.name(name))
    case .member(let type, let name): stack.append(.string((type ?? "") + "." + name))
    case .call(let name, let count):
      let arguments = stack.suffix(count).map(\.text).joined(separator: ",")
      stack.removeLast(min(count, stack.count))
      stack.append(.other("\(name)(\(arguments))"))
    case .negate:
      switch stack.popLast() {
      case .number(let number): stack.append(.number(-number))
      case let operand: stack.append(.other("-" + (operand?.text ?? "")))
      }
    case .not: stack.append(.truth(.not(stack.popLast()?.condition ?? .constant(false))))
    case .binary(let operation):
      guard let right = stack.popLast(), let left = stack.popLast() else { return }
      stack.append(join(left, operation, right))
    case .invalid: stack.append(.other(source.text(part.range)))
    }
  }

  private static func join(_ left: Operand, _ operation: Operation, _ right: Operand) -> Operand {
    switch operation {
    case .and: .truth(.and(left.condition, right.condition))
    case .or: .truth(.or(left.condition, right.condition))
    case .xor: .truth(.xor(left.condition, right.condition))
    case .equal: .truth(equality(left, right))
    case .notEqual: .truth(.not(equality(left, right)))
    case .less: .truth(order(left, .less, right))
    case .lessOrEqual: .truth(order(left, .lessOrEqual, right))
    case .greater: .truth(.not(order(left, .lessOrEqual, right)))
    case .greaterOrEqual: .truth(.not(order(left, .less, right)))
    default: .other("(\(left.text)\(operation.rawValue)\(right.text))")
    }
  }

  private static func equality(_ left: Operand, _ right: Operand) -> Condition {
    switch (left, right) {
    case (.name(let name), .number(let number)), (.number(let number), .name(let name)):
      .compare(name, .equal, number)
    case (.name(let name), .string(let text)), (.string(let text), .name(let name)):
      .equals(name, text)
    case (.other(let name), .number(let number)), (.number(let number), .other(let name)):
      .compare(name, .equal, number)
    case (.other(let name), .string(let text)), (.string(let text), .other(let name)):
      .equals(name, text)
    case (.truth(.constant(let value)), let other), (let other, .truth(.constant(let value))):
      value ? other.condition : .not(other.condition)
    default:
      // Both ways round are one condition.
      .opaque([left.text, right.text].sorted().joined(separator: "=="))
    }
  }

  private static func order(_ left: Operand, _ comparison: Comparison, _ right: Operand) -> Condition {
    switch (left, right) {
    case (.name(let name), .number(let number)), (.other(let name), .number(let number)):
      .compare(name, comparison, number)
    case (.number(let number), .name(let name)), (.number(let number), .other(let name)):
      // 3 < x is not x <= 3.
      .not(.compare(name, comparison == .less ? .lessOrEqual : .less, number))
    default: .opaque("\(left.text)\(comparison)\(right.text)")
    }
  }
}

/// Tries the values that make a difference to some conditions.
struct ConditionSearch {
  private enum Value { case truth(Bool), number(Float), text(String) }

  private let conditions: [Condition]
  private var names: [String] = []
  private var values: [String: [Value]] = [:]
  private static let mostTrials = 4_096

  init(_ conditions: [Condition]) {
    self.conditions = conditions
    var numbers: [String: Set<Float>] = [:]
    var texts: [String: Set<String>] = [:]
    var truths: Set<String> = []
    for condition in conditions { Self.collect(condition, &numbers, &texts, &truths) }
    for (name, found) in numbers {
      let sorted = found.sorted()
      var tried: [Value] = [.number((sorted.first ?? 0) - 1)]
      for (index, number) in sorted.enumerated() {
        tried.append(.number(number))
        let next = index + 1 < sorted.count ? sorted[index + 1] : number + 2
        tried.append(.number((number + next) / 2))
      }
      values[name] = tried
    }
    for (name, found) in texts {
      values[name] = found.sorted().map { .text($0) } + [.text("\u{0}")]
    }
    for name in truths where values[name] == nil { values[name] = [.truth(false), .truth(true)] }
    names = values.keys.sorted()
  }

  /// Whether some values make every condition false.
  var canAllFail: Bool {
    let trials = names.reduce(1) { total, name in
      min(total * (values[name]?.count ?? 1), Self.mostTrials + 1)
    }
    guard trials <= Self.mostTrials else { return false }
    for trial in 0..<max(trials, 1) {
      var rest = trial
      var chosen: [String: Value] = [:]
      for name in names {
        guard let all = values[name] else { continue }
        chosen[name] = all[rest % all.count]
        rest /= all.count
      }
      if conditions.allSatisfy({ !Self.holds($0, chosen) }) { return true }
    }
    return false
  }

  private static func collect(
    _ condition: Condition, _ numbers: inout [String: Set<Float>],
    _ texts: inout [String: Set<String>], _ truths: inout Set<String>
  ) {
    switch condition {
    case .constant: break
    case .opaque(let name), .variable(let name): truths.insert(name)
    case .compare(let name, _, let number): numbers[name, default: []].insert(number)
    case .equals(let name, let text): texts[name, default: []].insert(text)
    case .not(let inner): collect(inner, &numbers, &texts, &truths)
    case .and(let left, let right), .or(let left, let right), .xor(let left, let right):
      collect(left, &numbers, &texts, &truths)
      collect(right, &numbers, &texts, &truths)
    }
  }

  private static func holds(_ condition: Condition, _ values: [String: Value]) -> Bool {
    switch condition {
    case .constant(let value): value
    case .opaque(let name), .variable(let name):
      if case .truth(let value)? = values[name] { value } else { true }
    case .compare(let name, let comparison, let number):
      if case .number(let value)? = values[name] {
        switch comparison {
        case .less: value < number
        case .lessOrEqual: value <= number
        case .equal: value == number
        }
      } else {
        true
      }
    case .equals(let name, let text):
      if case .text(let value)? = values[name] { value == text } else { true }
    case .not(let inner): !holds(inner, values)
    case .and(let left, let right): holds(left, values) && holds(right, values)
    case .or(let left, let right): holds(left, values) || holds(right, values)
    case .xor(let left, let right): holds(left, values) != holds(right, values)
    }
  }
}
