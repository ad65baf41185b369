internal import YarnProgram

/// Makes the program of files without errors: tables first, then the code of each node.
struct Generator {
  var analysis: Analysis
  let names: NodeNames
  let lines: LineTable
  var parts = ProgramParts()
  var numbers = Registers()
  var texts = Registers()
  var slots: [String: Slot] = [:]
  var functionIndexes: [String: UInt32] = [:]
  var stringIndexes: [String: UInt32] = [:]
  var ids = ContentHash()
  /// Calls of smart variables, whose code is made last.
  var smartCalls: [(instruction: Int, record: Int)] = []
  /// For each variable whether one evaluation computes it once.
  let isReusable: [Bool]
  /// The file and node whose code is being made.
  var file = 0
  var nodeName = ""

  /// Where a variable lives.
  struct Slot {
    var kind: ValueKind
    var register: UInt32
    var record: Int
  }

  static func generate(_ analysis: Analysis, _ names: NodeNames, _ lines: LineTable)
    throws(ProgramError) -> Program
  {
    var generator = Generator(analysis: analysis, names: names, lines: lines)
    generator.addVariables()
    generator.addLines()
    generator.addNodes()
    generator.addHubs()
    generator.addSmartVariables()
    generator.addTypes()
    generator.finish()
    return try Program(checking: generator.parts)
  }

  private init(analysis: Analysis, names: NodeNames, lines: LineTable) {
    self.analysis = analysis
    isReusable = analysis.reusableVariables()
    self.names = names
    self.lines = lines
  }

  // MARK: Texts and constants

  /// The index of a text, shared with equal ones.
  mutating func string(_ text: String) -> UInt32 {
    if let known = stringIndexes[text] { return known }
    let index = parts.strings.append(text)
    stringIndexes[text] = index
    return index
  }

  mutating func constant(_ number: Float) -> UInt32 { numbers.constant(number.bitPattern) }
  mutating func constant(_ text: String) -> UInt32 { texts.constant(string(text)) }

  // MARK: Code

  var here: UInt32 { UInt32(parts.code.count) }

  @discardableResult
  mutating func emit(_ opcode: Opcode, _ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0) -> Int {
    parts.code.append(Instruction(opcode, a, b, c))
    return parts.code.count - 1
  }

  /// Lets a jump made before lead to the next instruction.
  mutating func land(_ jump: Int) {
    let roles = parts.code[jump].opcode.roles
    if case .target = roles.0 { parts.code[jump].a = here }
    if case .target = roles.1 { parts.code[jump].b = here }
    if case .target = roles.2 { parts.code[jump].c = here }
  }

  /// Gives registers their final numbers.
  private mutating func finish() {
    for index in parts.code.indices {
      let roles = parts.code[index].opcode.roles
      parts.code[index].a = resolved(parts.code[index].a, roles.0)
      parts.code[index].b = resolved(parts.code[index].b, roles.1)
      parts.code[index].c = resolved(parts.code[index].c, roles.2)
    }
    for index in parts.variables.indices {
      let record = parts.variables[index]
      parts.variables[index].register =
        record.kind == .string ? texts.resolved(record.register) : numbers.resolved(record.register)
    }
    parts.numberVariables = numbers.variables
    parts.textVariables = texts.variables
    parts.numberConstants = numbers.constants
    parts.textConstants = texts.constants
    parts.numberRegisters = numbers.count
    parts.textRegisters = texts.count
  }

  private func resolved(_ operand: UInt32, _ role: OperandRole) -> UInt32 {
    switch role {
    case .numberRead, .numberWrite: numbers.resolved(operand)
    case .textRead, .textWrite: texts.resolved(operand)
    default: operand
    }
  }
}
