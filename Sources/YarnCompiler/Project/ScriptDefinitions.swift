public import YarnProgram

/// A definition file (`.ysls.json`): the commands and functions that a host offers to scripts.
public struct ScriptDefinitions: Sendable, Equatable {
  /// The version of the file's format.
  public var version: Int
  /// The commands in the order of the file.
  public var commands: [Command] = []
  /// The functions in the order of the file.
  public var functions: [Function] = []

  /// A command of the host.
  public struct Command: Sendable, Equatable {
    public var name: String
    public var parameters: [Parameter]
    public var documentation: String?
  }

  /// A function of the host.
  public struct Function: Sendable, Equatable {
    public var name: String
    public var parameters: [Parameter]
    public var returns: YarnType
    public var documentation: String?

    /// The function as the compiler sees it.
    ///
    /// Parameters with a default may be left out, so they count as further arguments of any type.
    public var signature: FunctionSignature {
      let needed = parameters.prefix { !$0.isOptional && !$0.isVariadic }
      let rest = parameters.dropFirst(needed.count)
      let further = rest.isEmpty ? nil : rest.count == 1 ? rest.first?.type : YarnType.any
      return FunctionSignature(name, needed.map(\.type), variadic: further, returns: returns)
    }
  }

  /// A parameter of a command or function.
  public struct Parameter: Sendable, Equatable {
    public var name: String
    public var type: YarnType
    public var documentation: String?
    /// Whether it may be left out.
    public var isOptional: Bool
    /// Whether any number of further arguments may follow in its place.
    public var isVariadic: Bool
  }

  /// The functions as the compiler sees them.
  public var signatures: [FunctionSignature] { functions.map(\.signature) }
}

extension ScriptDefinitions {
  /// Reads a definition file; comments and trailing commas are allowed, unknown fields are ignored.
  public init(json text: String) throws(DataFileError) {
    let fields = try JSONFields(try JSONReader.read(text), field: "definitions")
    guard let (version, _) = try fields.integer("version") else { throw fields.missing("version") }
    self.version = version
    for node in try fields.node("commands")?.nodes("commands") ?? [] {
      let command = try JSONFields(node, field: "commands")
      commands.append(
        Command(
          name: try command.name(), parameters: try command.parameters(),
          documentation: try command.string("documentation")))
    }
    for node in try fields.node("functions")?.nodes("functions") ?? [] {
      let function = try JSONFields(node, field: "functions")
      guard let result = function.node("return") else { throw function.missing("return") }
      functions.append(
        Function(
          name: try function.name(), parameters: try function.parameters(),
          returns: try JSONFields(result, field: "return").type(),
          documentation: try function.string("documentation")))
    }
  }
}

extension JSONFields {
  fileprivate func name() throws(DataFileError) -> String {
    guard let name = try string("yarnName") else { throw missing("yarnName") }
    return name
  }

  fileprivate func parameters() throws(DataFileError) -> [ScriptDefinitions.Parameter] {
    let nodes = try node("parameters")?.nodes("parameters") ?? []
    return try nodes.map { node throws(DataFileError) in
      let fields = try JSONFields(node, field: "parameters")
      guard let name = try fields.string("name") else { throw fields.missing("name") }
      return ScriptDefinitions.Parameter(
        name: name, type: try fields.type(), documentation: try fields.string("documentation"),
        isOptional: fields.node("defaultValue") != nil,
        isVariadic: try fields.bool("isParamsArray") ?? false)
    }
  }

  fileprivate func type() throws(DataFileError) -> YarnType {
    guard let node = node("type") else { throw missing("type") }
    switch try node.string("type").lowercased() {
    case "number": return .number
    // A node is named by its title, an object of the host by its name.
    case "string", "node", "instance": return .string
    case "bool": return .bool
    case "any", "enum": return .any
    case let other: throw DataFileError(kind: .unknownType(other), position: node.position)
    }
  }
}
