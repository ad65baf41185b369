/// A type of the language, as declarations and function signatures name it.
public enum YarnType: Sendable, Equatable, Hashable, Codable {
  case number, string, bool
  /// Accepts a value of every type; only parameters have it.
  case any
  case enumeration(String)

  /// The name that people read: `Number`, `String`, `Bool`, `Any`, or the enum's own.
  public var name: String {
    switch self {
    case .number: "Number"
    case .string: "String"
    case .bool: "Bool"
    case .any: "Any"
    case .enumeration(let name): name
    }
  }
}

/// What a function takes and gives back.
public struct FunctionSignature: Sendable, Equatable {
  public var name: String
  public var parameters: [YarnType]
  /// The type of any number of further arguments, when the function takes them.
  public var variadic: YarnType?
  public var returns: YarnType

  public init(
    _ name: String, _ parameters: [YarnType], variadic: YarnType? = nil, returns: YarnType
  ) {
    self.name = name
    self.parameters = parameters
    self.variadic = variadic
    self.returns = returns
  }
}
