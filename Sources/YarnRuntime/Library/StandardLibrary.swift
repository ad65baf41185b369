internal import YarnProgram

/// The standard functions that need nothing but their arguments and the random generator.
enum StandardLibrary {
  /// The result of a function; text functions throw when they cannot read their argument.
  static func call(
    _ function: StandardFunction, _ arguments: [Value], _ random: inout SeededGenerator
  ) throws(DialogueError) -> Value {
    let first = arguments.first ?? .number(0)
    switch function {
    case .string: return .string(text(of: first))
    case .number: return .number(try number(from: first))
    case .bool: return .bool(try bool(from: first))
    case .format: return .string(try format(text(of: first), arguments.last ?? first))
    case .formatInvariant: return .string(text(of: first))
    default:
      let numbers = arguments.map { number(in: $0) }
      return .number(call(function, numbers, &random))
    }
  }

  private static func format(_ format: String, _ value: Value) throws(DialogueError) -> String {
    do throws(FormatError) {
      return try CompositeFormat.text(format, value)
    } catch {
      throw .unreadable(function: "format", text: format)
    }
  }

  /// Functions from numbers to a number.
  private static func call(
    _ function: StandardFunction, _ numbers: [Float], _ random: inout SeededGenerator
  ) -> Float {
    let first = numbers.first ?? 0
    let second = numbers.last ?? 0
    switch function {
    case .random: return Float(random.next() >> 40) / Float(1 << 24)
    case .randomRange, .randomRangeFloat:
      let span = whole(second) - whole(first)
      return first + Float(random.below(span + 1))
    case .dice: return Float(random.below(whole(first)) + 1)
    case .min: return Swift.min(first, second)
    case .max: return Swift.max(first, second)
    case .round: return first.rounded(.toNearestOrEven) + 0
    case .roundPlaces: return rounded(first, places: whole(second))
    case .floor: return first.rounded(.down) + 0
    case .ceil: return first.rounded(.up) + 0
    case .int: return first.rounded(.towardZero) + 0
    case .decimal: return first - first.rounded(.towardZero)
    case .inc: return isWhole(first) ? first + 1 : first.rounded(.up) + 0
    case .dec: return isWhole(first) ? first - 1 : first.rounded(.down) + 0
    default: return 0
    }
  }

  private static func isWhole(_ number: Float) -> Bool { number == number.rounded(.towardZero) }

  /// A number cut to a whole one of at most nine digits, so that sums of two never overflow.
  private static func whole(_ number: Float) -> Int {
    guard !number.isNaN else { return 0 }
    return Int(Swift.max(-1e9, Swift.min(1e9, number)))
  }

  private static func rounded(_ number: Float, places: Int) -> Float {
    var scale = 1.0
    for _ in 0..<Swift.max(0, Swift.min(places, 15)) { scale *= 10 }
    return Float((Double(number) * scale).rounded(.toNearestOrEven) / scale)
  }

  private static func number(in value: Value) -> Float {
    if case .number(let number) = value { number } else { 0 }
  }

  /// A value as scripts show it.
  static func text(of value: Value) -> String {
    switch value {
    case .number(let number): NumberText.text(number)
    case .bool(let bool): NumberText.text(bool)
    case .string(let text): text
    }
  }

  private static func number(from value: Value) throws(DialogueError) -> Float {
    switch value {
    case .number(let number): return number
    case .bool(let bool): return bool ? 1 : 0
    case .string(let text):
      // Commas group digits, and only before the decimal point.
      let trimmed = text.trimmingBlanks()
      let point = trimmed.firstIndex(of: ".") ?? trimmed.endIndex
      let digits = trimmed[..<point].filter { $0 != "," } + trimmed[point...]
      let isDecimal = digits.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
      guard isDecimal, let number = Float(digits) else {
        throw .unreadable(function: "number", text: text)
      }
      return number
    }
  }

  private static func bool(from value: Value) throws(DialogueError) -> Bool {
    switch value {
    case .number(let number): return number != 0
    case .bool(let bool): return bool
    case .string(let text):
      switch text.trimmingBlanks().lowercased() {
      case "true": return true
      case "false": return false
      default: throw .unreadable(function: "bool", text: text)
      }
    }
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
