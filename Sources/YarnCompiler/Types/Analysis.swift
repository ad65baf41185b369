internal import YarnProgram

/// Everything that the passes after parsing find out about a set of files.
struct Analysis {
  let scripts: [ScriptSyntax]
  let options: CompilerOptions
  var bags: [DiagnosticBag]
  var types = TypeTable()
  var variables: [VariableSymbol] = []
  var variableIndex: [String: Int] = [:]
  var functions: [String: FunctionSymbol] = [:]
  var enums: [EnumSymbol] = []
  var enumIndex: [String: Int] = [:]
  /// Enums whose declaration has been reported; uses of them are not reported again.
  var brokenEnums: Set<String> = []
  /// The enums that have a case of a name.
  var enumsByMember: [String: [Int]] = [:]
  /// The type of each part of each file's expressions.
  var expressionTypes: [[TypeTable.ID]]
  var constraints: [Constraint] = []
  /// Titles of nodes and groups with the nodes that carry them.
  var titles: [String: [NodePlace]] = [:]
  var trackedNodes: Set<String> = []
  var suggestions = Suggestions()

  struct NodePlace {
    var file: Int
    var node: Int
  }

  init(scripts: [ScriptSyntax], bags: [DiagnosticBag], options: CompilerOptions) {
    self.scripts = scripts
    self.bags = bags
    self.options = options
    expressionTypes = scripts.map { script in
      Array(repeating: 3, count: script.expressions.count)
    }
  }

  /// Whether an enum of the scripts is not known, not even by name.
  var hasBrokenEnum: Bool { scripts.contains { $0.hasBrokenEnum } }

  var hasErrors: Bool { bags.contains { $0.hasErrors } }

  mutating func error(
    _ code: DiagnosticCode, _ place: Place, _ message: String, hint: String = ""
  ) {
    bags[place.file].error(code, place.range, message, hint: hint)
  }

  mutating func warning(
    _ code: DiagnosticCode, _ place: Place, _ message: String, hint: String = ""
  ) {
    bags[place.file].warning(code, place.range, message, hint: hint)
  }

  /// The name of a type as people read it.
  mutating func name(of type: TypeTable.ID) -> String {
    switch types.type(of: type) {
    case .number: "Number"
    case .string: "String"
    case .bool: "Bool"
    case .enumeration(let index): enums[index].name
    case .invalid, nil: "unknown"
    }
  }

  /// How values of a type are stored.
  mutating func kind(of type: TypeTable.ID) -> ValueKind {
    switch types.type(of: type) {
    case .string: .string
    case .bool: .bool
    case .enumeration(let index): enums[index].kind
    case .number, .invalid, nil: .number
    }
  }
}
