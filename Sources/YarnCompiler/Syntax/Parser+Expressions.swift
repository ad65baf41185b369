/// Expressions, read by precedence with a stack of its own: depth costs memory, never the call stack.
extension Parser {
  /// What waits for its right side or its end.
  private enum Pending {
    case unary(ExpressionNode.Kind, ByteRange)
    case binary(Operation, ByteRange)
    case parenthesis(ByteRange)
    case call(String, ByteRange, argumentCount: Int)
  }

  /// The places of an expression under way.
  private struct Work {
    var pending: [Pending] = []
    /// The range of each operand that has no operator yet.
    var operands: [ByteRange] = []
  }

  /// Reads an expression; nil means that its mistake has been reported.
  mutating func parseExpression() -> ExpressionSyntax? {
    let first = script.expressions.count
    var work = Work()
    while true {
      guard parseOperand(&work) else {
        script.expressions.removeSubrange(first...)
        return nil
      }
      switch parseAfterOperand(&work) {
      case .more: continue
      case .failed:
        script.expressions.removeSubrange(first...)
        return nil
      case .done:
        let range = work.operands.last ?? previousRange
        return ExpressionSyntax(first: first, end: script.expressions.count, range: range)
      }
    }
  }

  private mutating func add(_ kind: ExpressionNode.Kind, _ range: ByteRange, mark: ByteRange) {
    script.expressions.append(ExpressionNode(kind: kind, range: range, mark: mark))
  }

  /// Reads prefixes and one value; leaves call arguments to further rounds.
  private mutating func parseOperand(_ work: inout Work) -> Bool {
    while true {
      let token = self.token
      switch kind {
      case .minus:
        advance()
        work.pending.append(.unary(.negate, token.range))
      case .not:
        advance()
        work.pending.append(.unary(.not, token.range))
      case .leftParenthesis:
        advance()
        work.pending.append(.parenthesis(token.range))
      case .name where peek() == .leftParenthesis:
        advance()
        advance()
        let function = text(token)
        guard let closing = accept(.rightParenthesis) else {
          work.pending.append(.call(function, token.range, argumentCount: 1))
          continue
        }
        let range = token.range.joined(closing.range)
        add(.call(function, argumentCount: 0), range, mark: token.range)
        work.operands.append(range)
        return true
      default: return parseValue(&work)
      }
    }
  }

  private mutating func parseValue(_ work: inout Work) -> Bool {
    let token = self.token
    let kind: ExpressionNode.Kind
    switch token.kind {
    case .number: kind = .number(Float(text(token)) ?? .infinity)
    case .string: kind = .string(unquoted(token))
    case .trueWord: kind = .bool(true)
    case .falseWord: kind = .bool(false)
    case .variable: kind = .variable(text(token))
    case .name, .dot: return parseMember(&work)
    case .nullWord:
      report("There is no `null` in the language.", hint: "Use an empty text, 0 or false.")
      return false
    default:
      report(
        "A value is expected here.",
        hint: "A number, \"text\", true, false, $variable or function().")
      return false
    }
    advance()
    add(kind, token.range, mark: token.range)
    work.operands.append(token.range)
    return true
  }

  /// `Type.member` or `.member`.
  private mutating func parseMember(_ work: inout Work) -> Bool {
    let start = token
    let type = accept(.name)
    guard accept(.dot) != nil else {
      let word = text(start)
      diagnostics.error(
        .syntax, start.range, "‘\(word)’ alone is not a value.",
        hint:
          "Write `$\(word)` for a variable, `\(word)()` for a function, `\"\(word)\"` for a text.")
      return false
    }
    guard let member = expect(.name, "The name of an enum's case is expected after the dot.") else {
      return false
    }
    let range = start.range.joined(member.range)
    add(.member(type: type.map(text), name: text(member)), range, mark: member.range)
    work.operands.append(range)
    return true
  }

  private enum Outcome { case more, done, failed }

  /// Reads what follows a value: closing signs, a comma or an operator.
  private mutating func parseAfterOperand(_ work: inout Work) -> Outcome {
    while true {
      if let operation = binaryOperation {
        reduce(&work, downTo: operation.precedence)
        work.pending.append(.binary(operation, advance().range))
        return .more
      }
      switch kind {
      case .rightParenthesis:
        reduce(&work, downTo: 0)
        guard let opening = work.pending.popLast() else {
          report("This `)` closes nothing.")
          return .failed
        }
        close(opening, with: advance().range, &work)
      case .comma:
        reduce(&work, downTo: 0)
        guard case .call(let name, let range, let count) = work.pending.last else {
          report("A comma stands only between a function's arguments.")
          return .failed
        }
        advance()
        work.pending[work.pending.count - 1] = .call(name, range, argumentCount: count + 1)
        return .more
      default:
        reduce(&work, downTo: 0)
        return finish(&work)
      }
    }
  }

  private mutating func finish(_ work: inout Work) -> Outcome {
    switch work.pending.last {
    case .parenthesis(let range), .call(_, let range, _):
      let column = source.position(of: range.lower).column
      report("A `)` is expected, to close what began at column \(column).")
      return .failed
    default: return .done
    }
  }

  private var binaryOperation: Operation? {
    switch kind {
    case .plus: .add
    case .minus: .subtract
    case .times: .multiply
    case .divide: .divide
    case .modulo: .modulo
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .and: .and
    case .or: .or
    case .xor: .xor
    default: nil
    }
  }

  /// Completes the operators that bind at least as tightly.
  private mutating func reduce(_ work: inout Work, downTo precedence: Int) {
    while let top = work.pending.last {
      switch top {
      case .unary(let kind, let mark):
        let operand = work.operands.removeLast()
        add(kind, mark.joined(operand), mark: mark)
        work.operands.append(mark.joined(operand))
      case .binary(let operation, let mark) where operation.precedence >= precedence:
        let right = work.operands.removeLast()
        let left = work.operands.removeLast()
        add(.binary(operation), left.joined(right), mark: mark)
        work.operands.append(left.joined(right))
      default: return
      }
      work.pending.removeLast()
    }
  }

  /// Completes a pair of parentheses or a call; further arguments have been read.
  private mutating func close(_ opening: Pending, with closing: ByteRange, _ work: inout Work) {
    switch opening {
    case .call(let function, let mark, let count):
      let range = mark.joined(closing)
      work.operands.removeLast(count)
      add(.call(function, argumentCount: count), range, mark: mark)
      work.operands.append(range)
    case .parenthesis(let mark):
      work.operands.removeLast()
      work.operands.append(mark.joined(closing))
    case .unary, .binary: break
    }
  }

  /// The text between the quotes, with `\"` and `\\` as what they stand for.
  private func unquoted(_ token: Token) -> String {
    let inner = source.bytes[
      Int(token.range.lower) + 1..<max(Int(token.range.upper) - 1, Int(token.range.lower) + 1)]
    guard inner.contains(.backslash) else { return String(decoding: inner, as: UTF8.self) }
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in inner {
      if byte == .backslash && !isEscaped {
        isEscaped = true
      } else {
        bytes.append(byte)
        isEscaped = false
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
