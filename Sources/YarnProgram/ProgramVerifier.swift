/// Checks that no index in a program points outside its table, so that the machine needs no checks.
enum ProgramVerifier {
  static func verify(_ parts: ProgramParts) throws(ProgramError) {
    var check = Check(parts: parts)
    check.registers()
    check.instructions()
    check.nodes()
    check.rows()
    if let failure = check.failure { throw .damaged(detail: failure) }
  }
}

/// One pass over the tables that remembers the first thing wrong.
private struct Check {
  let parts: ProgramParts
  var failure: String?

  mutating func require(_ condition: Bool, _ what: @autoclosure () -> String) {
    if !condition && failure == nil { failure = what() }
  }

  mutating func string(_ index: UInt32) {
    require(Int(index) < parts.strings.count, "a text index")
  }

  mutating func registers() {
    let limit = UInt64(ProgramLimits.registers)
    let numbers = UInt64(parts.numberVariables) + UInt64(parts.numberConstants.count)
    let texts = UInt64(parts.textVariables) + UInt64(parts.textConstants.count)
    require(numbers <= UInt64(parts.numberRegisters), "number registers")
    require(texts <= UInt64(parts.textRegisters), "text registers")
    require(UInt64(parts.numberRegisters) <= limit, "number registers")
    require(UInt64(parts.textRegisters) <= limit, "text registers")
    for index in parts.textConstants { string(index) }
  }

  mutating func instructions() {
    for (place, instruction) in parts.code.enumerated() {
      let roles = instruction.opcode.roles
      operand(instruction.a, roles.0)
      operand(instruction.b, roles.1)
      operand(instruction.c, roles.2)
      forward(instruction, from: place)
      if instruction.opcode == .substitute {
        let last = UInt64(instruction.a) + UInt64(instruction.b)
        require(last <= UInt64(parts.textRegisters), "substitutions")
        require(instruction.b <= UInt32(ProgramLimits.substitutions), "substitutions")
      }
    }
    // Execution never runs off the end.
    require(parts.code.last.map { $0.opcode.endsFlow } ?? true, "the end of the code")
  }

  /// Jumps lead onwards, so that every node ends; only smart variables are called from anywhere.
  mutating func forward(_ instruction: Instruction, from place: Int) {
    let target: UInt32?
    switch instruction.opcode {
    case .jump, .choose: target = instruction.a
    case .jumpIf, .jumpUnless, .option: target = instruction.b
    case .jumpUnlessLess, .jumpUnlessLessOrEqual, .jumpUnlessEqual, .jumpUnlessNotEqual:
      target = instruction.c
    case .candidate where Int(instruction.a) < parts.candidates.count:
      target = parts.candidates[Int(instruction.a)].target
    default: target = nil
    }
    if let target { require(Int(target) > place, "a jump back") }
  }

  mutating func operand(_ value: UInt32, _ role: OperandRole) {
    switch role {
    case .none, .count: break
    case .numberRead: require(value < parts.numberRegisters, "a number register")
    case .textRead: require(value < parts.textRegisters, "a text register")
    case .numberWrite:
      require(value < parts.numberRegisters && !isConstant(value), "a number register")
    case .textWrite:
      require(value < parts.textRegisters && !isTextConstant(value), "a text register")
    case .target: require(Int(value) < parts.code.count, "a jump target")
    case .line: require(Int(value) < parts.lines.count, "a line index")
    case .string: string(value)
    case .function: require(Int(value) < parts.functions.count, "a function index")
    case .candidate: require(Int(value) < parts.candidates.count, "a candidate index")
    case .variable: require(Int(value) < parts.variables.count, "a variable index")
    case .node: require(Int(value) < parts.nodes.count, "a node index")
    }
  }

  func isConstant(_ register: UInt32) -> Bool {
    register >= parts.numberVariables
      && UInt64(register) < UInt64(parts.numberVariables) + UInt64(parts.numberConstants.count)
  }

  func isTextConstant(_ register: UInt32) -> Bool {
    register >= parts.textVariables
      && UInt64(register) < UInt64(parts.textVariables) + UInt64(parts.textConstants.count)
  }

  mutating func nodes() {
    for node in parts.nodes {
      string(node.name)
      string(node.file)
      require(Int(node.start) < parts.code.count, "a node's start")
      require(node.start <= node.end && Int(node.end) <= parts.code.count, "a node's end")
      require(node.visits == .absent || node.visits < parts.numberVariables, "a visit counter")
      let last = UInt64(node.firstHeader) + UInt64(node.headerCount) * 2
      require(last <= UInt64(parts.headers.count), "headers")
    }
  }

  mutating func rows() {
    for index in parts.headers { string(index) }
    for index in parts.tags { string(index) }
    for index in parts.fileTags { string(index) }
    for function in parts.functions { string(function.name) }
    for line in parts.lines { self.line(line) }
    for record in parts.variables { variable(record) }
    for candidate in parts.candidates {
      string(candidate.content)
      require(Int(candidate.target) < parts.code.count, "a candidate's target")
      require(candidate.views < parts.numberVariables, "a view counter")
    }
    for record in parts.enumCases {
      string(record.enumeration)
      string(record.name)
      if record.kind == .string { string(record.raw) }
    }
  }

  mutating func line(_ line: LineRecord) {
    string(line.id)
    string(line.text)
    string(line.file)
    if line.shadow != .absent { string(line.shadow) }
    require(Int(line.node) < parts.nodes.count, "a line's node")
    let last = UInt64(line.firstTag) + UInt64(line.tagCount)
    require(last <= UInt64(parts.tags.count), "a line's hashtags")
  }

  mutating func variable(_ record: VariableRecord) {
    string(record.name)
    string(record.type)
    let isSmart = record.entry != .absent
    if isSmart {
      require(Int(record.entry) < parts.code.count, "a smart variable's code")
    } else if record.kind == .string {
      string(record.initial)
    }
    if record.kind == .string {
      require(record.register < (isSmart ? parts.textRegisters : parts.textVariables), "a variable")
    } else {
      require(
        record.register < (isSmart ? parts.numberRegisters : parts.numberVariables), "a variable")
    }
  }
}
