/// Expressions, with a stack of its own like the parser's: depth costs memory, never the call stack.
extension ScriptPrinter {
  /// What is still to be written, last first.
  private enum Pending {
    case text(String)
    case part(Int)
  }

  /// The expression with the parentheses that keep its tree, and no others.
  func text(of expression: ExpressionSyntax) throws(Unprintable) -> String {
    let parts = Array(script.parts(of: expression))
    let operands = try Self.operands(of: parts)
    var output = ""
    var pending: [Pending] = [.part(parts.count - 1)]
    while let next = pending.popLast() {
      switch next {
      case .text(let text): output += text
      case .part(let index):
        switch parts[index].kind {
        case .negate: Self.push(["-"], operands[index], &pending, parts) { _ in 6 }
        case .not: Self.push(["!"], operands[index], &pending, parts) { _ in 6 }
        case .binary(let operation):
          // Operators of one level are read from the left, so only the right side of one needs more.
          let signs = ["", " \(operation.rawValue) "]
          Self.push(signs, operands[index], &pending, parts) { operation.precedence + $0 }
        case .call(let name, _):
          pending.append(.text(")"))
          let commas = operands[index].indices.map { $0 == 0 ? "" : ", " }
          Self.push(commas, operands[index], &pending, parts) { _ in 0 }
          output += name + "("
        default: output += try Self.text(of: parts[index].kind)
        }
      }
    }
    return output
  }

  /// Puts operands on the stack, each with what stands before it, in parentheses when it binds less
  /// tightly than its place wants.
  private static func push(
    _ before: [String], _ operands: [Int], _ pending: inout [Pending], _ parts: [ExpressionNode],
    _ wanted: (Int) -> Int
  ) {
    for (place, operand) in operands.enumerated().reversed() {
      let isEnclosed = binding(of: parts[operand].kind) < wanted(place)
      if isEnclosed { pending.append(.text(")")) }
      pending.append(.part(operand))
      if isEnclosed { pending.append(.text("(")) }
      pending.append(.text(before[place]))
    }
  }

  private static func binding(of kind: ExpressionNode.Kind) -> Int {
    if case .binary(let operation) = kind { operation.precedence } else { 6 }
  }

  /// For each part the places of its operands, in order.
  private static func operands(of parts: [ExpressionNode]) throws(Unprintable) -> [[Int]] {
    var stack: [Int] = []
    var operands: [[Int]] = []
    operands.reserveCapacity(parts.count)
    for (index, part) in parts.enumerated() {
      let count: Int
      switch part.kind {
      case .negate, .not: count = 1
      case .binary: count = 2
      case .call(_, let argumentCount): count = argumentCount
      default: count = 0
      }
      guard count >= 0, count <= stack.count else { throw Unprintable() }
      operands.append(Array(stack.suffix(count)))
      stack.removeLast(count)
      stack.append(index)
    }
    guard stack.count == 1 else { throw Unprintable() }
    return operands
  }

  private static func text(of kind: ExpressionNode.Kind) throws(Unprintable) -> String {
    switch kind {
    case .number(let number): return try numeral(number)
    case .string(let text):
      guard !text.utf8.contains(where: { $0.isNewline }) else { throw Unprintable() }
      return "\"" + text.escapedForQuotes + "\""
    case .bool(let value): return value ? "true" : "false"
    case .variable(let name): return name
    case .member(let type, let name): return (type ?? "") + "." + name
    case .call, .negate, .not, .binary, .invalid: throw Unprintable()
    }
  }
}

extension String {
  /// The text with a `\` before each `"` and `\`.
  fileprivate var escapedForQuotes: String {
    guard utf8.contains(where: { $0 == .quote || $0 == .backslash }) else { return self }
    var bytes: [UInt8] = []
    for byte in utf8 {
      if byte == .quote || byte == .backslash { bytes.append(.backslash) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
