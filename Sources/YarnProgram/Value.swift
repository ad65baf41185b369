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

extension Value {
  private enum Key: String, CodingKey { case number }

  /// Plain JSON: a number, a text or true and false; numbers that JSON lacks as `{"number": "NaN"}`.
  public func encode(to encoder: any Encoder) throws {
    if case .number(let number) = self, !number.isFinite {
      var container = encoder.container(keyedBy: Key.self)
      return try container.encode("\(number)", forKey: .number)
    }
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .string(let text): try container.encode(text)
    case .bool(let bool): try container.encode(bool)
    }
  }

  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Key.self) {
      let text = try container.decode(String.self, forKey: .number)
      self = .number(Float(text) ?? .nan)
      return
    }
    let container = try decoder.singleValueContainer()
    if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Float.self) {
      self = .number(number)
    } else {
      self = .string(try container.decode(String.self))
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
