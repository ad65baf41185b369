internal import YarnProgram

/// The loop over numbers and jumps: no allocation, no reference counting, no calls.
enum FastLoop {
  /// Runs from a place to the first instruction that needs more than number registers; its place.
  static func run(_ instructions: [Instruction], _ registers: inout [Float], from start: Int) -> Int
  {
    let code = instructions.span
    var numbers = registers.mutableSpan
    var place = start
    while true {
      let step = code[place]
      let a = Int(step.a)
      let b = Int(step.b)
      let c = Int(step.c)
      place += 1
      switch step.opcode {
      case .move: numbers[a] = numbers[b]
      case .add: numbers[a] = numbers[b] + numbers[c]
      case .subtract: numbers[a] = numbers[b] - numbers[c]
      case .multiply: numbers[a] = numbers[b] * numbers[c]
      case .divide: numbers[a] = numbers[b] / numbers[c]
      case .modulo: numbers[a] = remainder(numbers[b], numbers[c])
      case .negate: numbers[a] = -numbers[b]
      case .not: numbers[a] = numbers[b] == 0 ? 1 : 0
      case .less: numbers[a] = numbers[b] < numbers[c] ? 1 : 0
      case .lessOrEqual: numbers[a] = numbers[b] <= numbers[c] ? 1 : 0
      case .equal: numbers[a] = numbers[b] == numbers[c] ? 1 : 0
      case .notEqual: numbers[a] = numbers[b] != numbers[c] ? 1 : 0
      case .and: numbers[a] = numbers[b] != 0 && numbers[c] != 0 ? 1 : 0
      case .or: numbers[a] = numbers[b] != 0 || numbers[c] != 0 ? 1 : 0
      case .xor: numbers[a] = (numbers[b] != 0) != (numbers[c] != 0) ? 1 : 0
      case .jump: place = a
      case .jumpIf: if numbers[a] != 0 { place = b }
      case .jumpUnless: if numbers[a] == 0 { place = b }
      case .jumpUnlessLess: if !(numbers[a] < numbers[b]) { place = c }
      case .jumpUnlessLessOrEqual: if !(numbers[a] <= numbers[b]) { place = c }
      case .jumpUnlessEqual: if !(numbers[a] == numbers[b]) { place = c }
      case .jumpUnlessNotEqual: if !(numbers[a] != numbers[b]) { place = c }
      default: return place - 1
      }
    }
  }

  /// The remainder of whole numbers with the sign of the left one; NaN for a division by zero.
  private static func remainder(_ left: Float, _ right: Float) -> Float {
    left.rounded(.toNearestOrEven).truncatingRemainder(dividingBy: right.rounded(.toNearestOrEven))
      + 0
  }
}
