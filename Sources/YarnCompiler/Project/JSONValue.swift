/// A JSON value with the place where it begins.
struct JSONNode: Sendable, Equatable {
  var value: JSONValue
  var position: SourcePosition

  /// Equal values are equal wherever they stand.
  static func == (left: JSONNode, right: JSONNode) -> Bool { left.value == right.value }
}

/// What a JSON value is; objects keep the order of their fields.
indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// A number as it is written.
  case number(String)
  case string(String)
  case array([JSONNode])
  case object([JSONField])

  /// What this is, for a sentence.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// A name and a value in an object.
struct JSONField: Sendable, Equatable {
  var name: String
  var position: SourcePosition
  var node: JSONNode

  /// Equal fields are equal wherever they stand.
  static func == (left: JSONField, right: JSONField) -> Bool {
    left.name == right.name && left.node == right.node
  }
}
