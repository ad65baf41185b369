internal import YarnProgram

/// A place in one of the files.
struct Place {
  var file: Int
  var range: ByteRange
}

/// A variable that scripts declare or use.
struct VariableSymbol {
  var name: String
  var type: TypeTable.ID
  /// Where it is first used, or declared.
  var place: Place
  var declaration: DeclareSyntax?
  var declarationFile = 0
  var isUsed = false
  /// Whether its value is an expression that is computed at each use.
  var isSmart = false
}

/// A function that scripts call.
struct FunctionSymbol {
  var name: String
  /// nil stands for a parameter that accepts everything.
  var parameters: [TypeTable.ID?]
  var variadic: TypeTable.ID??
  var returns: TypeTable.ID
  /// Whether it is known only from its use.
  var isInferred: Bool
  /// Whether a script does something with what it gives back.
  var isUsed = false
  /// An enum in its types that no script declares.
  var unknownEnum: String?
  var place: Place?
}

/// An enum with its cases.
struct EnumSymbol {
  var name: String
  var type: TypeTable.ID
  var kind: ValueKind
  let cases: [(name: String, value: Value)]
  var place: Place
  private let values: [String: Value]

  init(
    name: String, type: TypeTable.ID, kind: ValueKind, cases: [(name: String, value: Value)],
    place: Place
  ) {
    self.name = name
    self.type = type
    self.kind = kind
    self.cases = cases
    self.place = place
    values = Dictionary(cases.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  func value(of member: String) -> Value? { values[member] }
}
