extension Program {
  /// The code as text, one instruction a line, for people and golden files; not for reading back.
  public func listing() -> String {
    let parts = storage.parts
    var output: [String] = []
    for (name, index) in storage.variableIndex.sorted(by: { $0.key < $1.key }) {
      output.append("variable \(name) = \(describe(parts.variables[index]))")
    }
    let starts = Dictionary(
      parts.nodes.enumerated().map { (Int($1.start), $0) }, uniquingKeysWith: { first, _ in first })
    for (place, instruction) in parts.code.enumerated() {
      if let node = starts[place] {
        output.append("\(storage.nodeNames[node]): \(parts.nodes[node].kind)")
      }
      output.append("  \(place) \(describe(instruction))")
    }
    return output.joined(separator: "\n") + "\n"
  }

  private func describe(_ record: VariableRecord) -> String {
    let registers = record.kind == .string ? "t" : "n"
    if record.entry != .absent {
      return "code at \(record.entry), in \(registers)\(record.register)"
    }
    return "\(storage.parts.initialValue(of: record)), in \(registers)\(record.register)"
  }

  private func describe(_ instruction: Instruction) -> String {
    let roles = instruction.opcode.roles
    let operands = [
      describe(instruction.a, roles.0), describe(instruction.b, roles.1),
      describe(instruction.c, roles.2),
    ]
    return (["\(instruction.opcode)"] + operands.filter { !$0.isEmpty }).joined(separator: " ")
  }

  private func describe(_ operand: UInt32, _ role: OperandRole) -> String {
    let parts = storage.parts
    switch role {
    case .none: return ""
    case .numberRead, .numberWrite:
      let constant = Int(operand) - Int(parts.numberVariables)
      guard parts.numberConstants.indices.contains(constant) else { return "n\(operand)" }
      return "\(Float(bitPattern: parts.numberConstants[constant]))"
    case .textRead, .textWrite:
      let constant = Int(operand) - Int(parts.textVariables)
      guard parts.textConstants.indices.contains(constant) else { return "t\(operand)" }
      return "\"\(parts.strings[parts.textConstants[constant]])\""
    case .target: return "→\(operand)"
    case .line: return parts.strings[parts.lines[Int(operand)].id]
    case .string: return "\"\(parts.strings[operand])\""
    case .function: return storage.functionNames[Int(operand)] + "()"
    case .candidate:
      let candidate = parts.candidates[Int(operand)]
      return
        "\(parts.strings[candidate.content]) complexity \(candidate.complexity) →\(candidate.target)"
    case .variable: return parts.strings[parts.variables[Int(operand)].name]
    case .node: return storage.nodeNames[Int(operand)]
    case .count: return "\(operand)"
    }
  }
}
