/// A compiled set of scripts: what the compiler makes and every dialogue runs.
///
/// In: tables from the compiler or the bytes of `encoded()`. Out: a checked, immutable value that any
/// number of dialogues share; a copy costs one reference count.
///
///     let compilation = Compiler.compile([SourceFile(path: "a.yarn", text: text)])
///     if let program = compilation.program {
///       var dialogue = Dialogue(program: program, seed: 1)
///       try dialogue.start(at: "Start")
///     }
public struct Program: Sendable, Equatable {
  package let storage: ProgramStorage

  /// Takes tables after checking every index in them: linear in the size of the program.
  package init(checking parts: ProgramParts) throws(ProgramError) {
    try ProgramVerifier.verify(parts)
    storage = ProgramStorage(parts)
  }

  public static func == (left: Program, right: Program) -> Bool {
    left.storage === right.storage || left.storage.parts == right.storage.parts
  }

  /// The nodes in script order; hubs of node groups come last.
  public var nodes: [Node] { storage.parts.nodes.indices.map { Node(program: storage, index: $0) } }

  /// The node of a name, or nil.
  public func node(named name: String) -> Node? {
    storage.nodeIndex[name].map { Node(program: storage, index: $0) }
  }

  /// The variables, stored and smart, that the scripts name or the compiler made.
  public var variables: [Variable] {
    storage.parts.variables.map { record in Variable(record, in: storage.parts) }
  }

  /// The names of the functions that the scripts call, the standard ones included.
  public var functionNames: [String] { storage.functionNames }

  /// The number of lines and options.
  public var lineCount: Int { storage.parts.lines.count }

  /// The file tags (`#tag` before the first node) of all files, without `#`.
  public var fileTags: [String] { storage.parts.fileTags.map { storage.parts.strings[$0] } }

  /// The enums with their cases and raw values, in script order.
  public var enums: [Enumeration] {
    var found: [Enumeration] = []
    for record in storage.parts.enumCases {
      let pool = storage.parts.strings
      let name = pool[record.enumeration]
      if found.last?.name != name { found.append(Enumeration(name: name, cases: [])) }
      let raw: Value =
        record.kind == .string
        ? .string(pool[record.raw]) : .number(Float(bitPattern: record.raw))
      found[found.count - 1].cases.append(.init(name: pool[record.name], rawValue: raw))
    }
    return found
  }
}

/// A program's tables with what is derived from them once.
package final class ProgramStorage: Sendable {
  package let parts: ProgramParts
  package let nodeNames: [String]
  package let nodeIndex: [String: Int]
  package let variableIndex: [String: Int]
  package let functionNames: [String]
  /// For each function, the standard one of that name, if any.
  package let standardFunctions: [StandardFunction?]
  /// Tells programs with different code apart, so that a saved place is used only where it fits.
  package let fingerprint: UInt64

  package init(_ parts: ProgramParts) {
    self.parts = parts
    nodeNames = parts.nodes.map { parts.strings[$0.name] }
    var index: [String: Int] = [:]
    index.reserveCapacity(nodeNames.count)
    for (position, name) in nodeNames.enumerated() where index[name] == nil {
      index[name] = position
    }
    nodeIndex = index
    var variables: [String: Int] = [:]
    variables.reserveCapacity(parts.variables.count)
    for (position, record) in parts.variables.enumerated() {
      variables[parts.strings[record.name]] = position
    }
    variableIndex = variables
    functionNames = parts.functions.map { parts.strings[$0.name] }
    standardFunctions = functionNames.map { StandardFunction(rawValue: $0) }
    fingerprint = Self.fingerprint(of: parts)
  }

  /// A hash of the code and of where nodes begin.
  private static func fingerprint(of parts: ProgramParts) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ word: UInt64) { hash = (hash ^ word ^ (hash >> 29)) &* 0x9E37_79B9_7F4A_7C15 }
    for instruction in parts.code {
      mix(UInt64(instruction.opcode.rawValue) | UInt64(instruction.a) << 32)
      mix(UInt64(instruction.b) | UInt64(instruction.c) << 32)
    }
    for node in parts.nodes { mix(UInt64(node.start)) }
    return hash
  }
}
