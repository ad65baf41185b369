extension Program {
  /// Reads what `encoded()` wrote; safe on any bytes, linear in their number.
  public init(decoding bytes: [UInt8]) throws(ProgramError) {
    var reader = WordReader(bytes: bytes)
    guard reader.word() == ProgramFormat.magic else { throw .notAProgram }
    let version = reader.word()
    guard version == ProgramFormat.version else {
      throw .wrongVersion(found: version, expected: ProgramFormat.version)
    }
    var parts = ProgramParts()
    parts.readTables(&reader)
    let offsets = reader.offsets
    let count = Int(reader.word())
    guard !reader.isDamaged, count == reader.remaining,
      let pool = StringPool(bytes: Array(bytes.suffix(count)), offsets: offsets)
    else { throw .damaged(detail: "its tables") }
    parts.strings = pool
    try self.init(checking: parts)
  }
}

extension ProgramParts {
  /// Reads every table in the order of the format.
  fileprivate mutating func readTables(_ reader: inout WordReader) {
    numberVariables = reader.word()
    textVariables = reader.word()
    numberRegisters = reader.word()
    textRegisters = reader.word()
    numberConstants = reader.list(1) { $0.word() }
    textConstants = reader.list(1) { $0.word() }
    tags = reader.list(1) { $0.word() }
    headers = reader.list(1) { $0.word() }
    fileTags = reader.list(1) { $0.word() }
    reader.offsets = reader.list(1) { $0.word() }
    code = reader.list(4) {
      Instruction($0.symbol(Opcode.self, or: .stop), $0.word(), $0.word(), $0.word())
    }
    nodes = reader.list(9) {
      NodeRecord(
        name: $0.word(), start: $0.word(), end: $0.word(), firstHeader: $0.word(),
        headerCount: $0.word(), visits: $0.word(), file: $0.word(), lineNumber: $0.word(),
        kind: $0.symbol(NodeKind.self, or: .plain))
    }
    lines = reader.list(8) {
      LineRecord(
        id: $0.word(), text: $0.word(), node: $0.word(), file: $0.word(), lineNumber: $0.word(),
        firstTag: $0.word(), tagCount: $0.word(), shadow: $0.word())
    }
    variables = reader.list(6) {
      VariableRecord(
        name: $0.word(), kind: $0.symbol(ValueKind.self, or: .number), type: $0.word(),
        register: $0.word(), initial: $0.word(), entry: $0.word())
    }
    candidates = reader.list(4) {
      CandidateRecord(
        content: $0.word(), target: $0.word(), complexity: $0.word(), views: $0.word())
    }
    functions = reader.list(2) {
      FunctionRecord(name: $0.word(), returns: $0.symbol(ValueKind.self, or: .number))
    }
    enumCases = reader.list(4) {
      EnumCaseRecord(
        enumeration: $0.word(), name: $0.word(), kind: $0.symbol(ValueKind.self, or: .number),
        raw: $0.word())
    }
  }
}

/// Reads 32-bit words; past the end it gives 0 and remembers that something is wrong.
private struct WordReader {
  let bytes: [UInt8]
  var position = 0
  var isDamaged = false
  var offsets: [UInt32] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  var remaining: Int { bytes.count - position }

  mutating func word() -> UInt32 {
    guard remaining >= 4 else {
      isDamaged = true
      return 0
    }
    let place = position
    position += 4
    return UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      | UInt32(bytes[place + 3]) << 24
  }

  /// A word as a case of a byte-sized enum.
  mutating func symbol<Symbol: RawRepresentable>(_: Symbol.Type, or standIn: Symbol) -> Symbol
  where Symbol.RawValue == UInt8 {
    let value = word()
    guard value <= 255, let symbol = Symbol(rawValue: UInt8(value)) else {
      isDamaged = true
      return standIn
    }
    return symbol
  }

  /// A counted list whose elements take `width` words; a count beyond the bytes reads nothing.
  mutating func list<Element>(_ width: Int, _ read: (inout WordReader) -> Element) -> [Element] {
    let count = Int(word())
    guard count <= remaining / (4 * width) else {
      isDamaged = true
      return []
    }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(read(&self)) }
    return elements
  }
}
