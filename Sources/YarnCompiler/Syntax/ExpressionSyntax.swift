/// An expression: a run of `ScriptSyntax.expressions`, the last of which is its root.
public struct ExpressionSyntax: Sendable, Equatable {
  public var first: Int
  public var end: Int
  public var range: ByteRange

  public var root: Int { end - 1 }
}

/// One part of an expression. Operands come before their operator, so that a pass is a loop
/// with a stack and depth costs nothing.
public struct ExpressionNode: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case number(Float)
    case string(String)
    case bool(Bool)
    case variable(String)
    /// `Type.member`, or `.member` with nil.
    case member(type: String?, name: String)
    /// Takes that many operands before it.
    case call(String, argumentCount: Int)
    case negate, not
    case binary(Operation)
    /// Stands where something could not be read; the mistake has been reported.
    case invalid
  }

  public var kind: Kind
  /// The whole of this part, operands included.
  public var range: ByteRange
  /// The operator or name alone.
  public var mark: ByteRange
}

/// The operators that take two sides.
public enum Operation: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case and
  case or
  case xor

  /// How tightly it binds; `and`, `or` and `xor` are one level, left to right.
  var precedence: Int {
    switch self {
    case .multiply, .divide, .modulo: 5
    case .add, .subtract: 4
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 3
    case .equal, .notEqual: 2
    case .and, .or, .xor: 1
    }
  }

  var isLogical: Bool { precedence == 1 }
}
