/// A value that scripts and hosts exchange: a number, a text or a truth value.
public enum Value: Sendable, Equatable, Codable {
  case number(Float)
  case string(String)
  case bool(Bool)

  /// Which of the three kinds this value is.
  public var kind: ValueKind {
    switch self {
    case .number: .number
    case .string: .string
    case .bool: .bool
    }
  }
}

/// The three ways a value is stored; an enum case is stored as its raw value.
public enum ValueKind: UInt8, Sendable, Equatable, Codable, CaseIterable {
  case number, string, bool

  /// The value a variable of this kind starts with when none is declared.
  public var defaultValue: Value {
    switch self {
    case .number: .number(0)
    case .string: .string("")
    case .bool: .bool(false)
    }
  }
}
