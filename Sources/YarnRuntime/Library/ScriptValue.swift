public import YarnProgram

/// A Swift type that functions for scripts may take and give back.
public protocol ScriptValue: SendableMetatype {
  static var scriptType: YarnType { get }
  /// The value as this type; nil when it is of another kind.
  init?(scriptValue: Value)
  var scriptValue: Value { get }
}

extension Float: ScriptValue {
  public static var scriptType: YarnType { .number }
  public init?(scriptValue: Value) {
    guard case .number(let number) = scriptValue else { return nil }
    self = number
  }
  public var scriptValue: Value { .number(self) }
}

extension Int: ScriptValue {
  public static var scriptType: YarnType { .number }
  /// The number without its decimals; nil for what no `Int` holds.
  public init?(scriptValue: Value) {
    guard case .number(let number) = scriptValue else { return nil }
    self.init(exactly: number.rounded(.towardZero))
  }
  public var scriptValue: Value { .number(Float(self)) }
}

extension Bool: ScriptValue {
  public static var scriptType: YarnType { .bool }
  public init?(scriptValue: Value) {
    guard case .bool(let bool) = scriptValue else { return nil }
    self = bool
  }
  public var scriptValue: Value { .bool(self) }
}

extension String: ScriptValue {
  public static var scriptType: YarnType { .string }
  public init?(scriptValue: Value) {
    guard case .string(let text) = scriptValue else { return nil }
    self = text
  }
  public var scriptValue: Value { .string(self) }
}

extension Value: ScriptValue {
  public static var scriptType: YarnType { .any }
  public init?(scriptValue: Value) { self = scriptValue }
  public var scriptValue: Value { self }
}
