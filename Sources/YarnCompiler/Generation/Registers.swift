internal import YarnProgram

/// Registers while code is made: variables, constants and intermediate places are numbered apart and
/// laid out one after the other when all are known.
struct Registers {
  /// Added to a number to say which of the regions it belongs to.
  private static let constantMark: UInt32 = 1 << 28
  private static let scratchMark: UInt32 = 2 << 28
  private static let smartMark: UInt32 = 3 << 28
  private static let marks: UInt32 = 3 << 28

  private(set) var variables: UInt32 = 0
  private(set) var constants: [UInt32] = []
  private var constantIndex: [UInt32: UInt32] = [:]
  private var scratch: UInt32 = 0
  private var highestScratch: UInt32 = 0
  private var smart: UInt32 = 0
  /// Whether places are taken for a smart variable, whose code keeps its own.
  var isInSmart = false

  mutating func variable() -> UInt32 {
    defer { variables += 1 }
    return variables
  }

  /// The register of a constant, given as the bits of a number or the index of a text.
  mutating func constant(_ value: UInt32) -> UInt32 {
    if let known = constantIndex[value] { return known | Self.constantMark }
    let index = UInt32(constants.count)
    constants.append(value)
    constantIndex[value] = index
    return index | Self.constantMark
  }

  /// A place for an intermediate result, free again after the statement.
  mutating func place() -> UInt32 {
    if isInSmart { return keptPlace() }
    scratch += 1
    highestScratch = max(highestScratch, scratch)
    return (scratch - 1) | Self.scratchMark
  }

  /// A place that is never used for anything else.
  mutating func keptPlace() -> UInt32 {
    defer { smart += 1 }
    return smart | Self.smartMark
  }

  mutating func freePlaces() { scratch = 0 }

  /// The final number of a register.
  func resolved(_ register: UInt32) -> UInt32 {
    let index = register & ~Self.marks
    let constantsEnd = variables + UInt32(constants.count)
    switch register & Self.marks {
    case Self.constantMark: return variables + index
    case Self.scratchMark: return constantsEnd + index
    case Self.smartMark: return constantsEnd + highestScratch + index
    default: return index
    }
  }

  var count: UInt32 { variables + UInt32(constants.count) + highestScratch + smart }
}
