extension Program {
  /// Reads what `encoded()` wrote; safe on any bytes, linear in their number.
  public init(decoding bytes: [UInt8]) throws(ProgramError) {
    guard bytes.starts(with: ProgramFormat.magic) else { throw .notAProgram }
    var reader = NumberReader(bytes: bytes, position: ProgramFormat.magic.count)
    let version = reader.word()
    guard version == ProgramFormat.version else {
      throw .wrongVersion(found: version, expected: ProgramFormat.version)
    }
    var parts = ProgramParts()
    parts.readTables(&reader)
    let count = Int(reader.word())
    guard !reader.isDamaged, count == reader.remaining,
      let pool = StringPool(bytes: bytes.suffix(count), lengths: reader.lengths)
    else { throw .damaged(detail: "its tables") }
    parts.strings = pool
    try self.init(checking: parts)
  }
}

extension ProgramParts {
  /// Reads every table in the order of the format.
  fileprivate mutating func readTables(_ reader: inout NumberReader) {
    numberVariables = reader.word()
    textVariables = reader.word()
    numberRegisters = reader.word()
    textRegisters = reader.word()
    numberConstants = reader.list(1) { $0.word() }
    textConstants = reader.list(1) { $0.word() }
    tags = reader.list(1) { $0.word() }
    headers = reader.list(1) { $0.word() }
    fileTags = reader.list(1) { $0.word() }
    reader.lengths = reader.list(1) { $0.word() }
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

/// Reads numbers; past the end it gives 0 and remembers that something is wrong.
private struct NumberReader {
  let bytes: [UInt8]
  var position: Int
  var isDamaged = false
  var lengths: [UInt32] = []

  init(bytes: [UInt8], position: Int) {
    self.bytes = bytes
    self.position = position
  }

  var remaining: Int { bytes.count - position }

  mutating func word() -> UInt32 {
    if position < bytes.count, bytes[position] < ProgramFormat.base {
      position += 1
      return UInt32(bytes[position - 1]) &- 1
    }
    return longWord()
  }

  /// A number of several digits.
  private mutating func longWord() -> UInt32 {
    var stored: UInt64 = 0
    while position < bytes.count, stored <= UInt64(UInt32.max) >> 6 {
      let byte = bytes[position]
      position += 1
      stored = stored << 6 | UInt64(byte & (ProgramFormat.base - 1))
      if byte < ProgramFormat.base {
        return UInt32(truncatingIfNeeded: stored) &- 1
      }
      if byte >= 2 * ProgramFormat.base { break }
    }
    isDamaged = true
    return 0
  }

  /// A number as a case of a byte-sized enum.
  mutating func symbol<Symbol: RawRepresentable>(_: Symbol.Type, or standIn: Symbol) -> Symbol
  where Symbol.RawValue == UInt8 {
    let value = word()
    guard value <= 255, let symbol = Symbol(rawValue: UInt8(value)) else {
      isDamaged = true
      return standIn
    }
    return symbol
  }

  /// A counted list whose elements take `width` numbers; a count beyond the bytes reads nothing.
  mutating func list<Element>(_ width: Int, _ read: (inout NumberReader) -> Element) -> [Element] {
    let count = Int(word())
    guard count <= remaining / width else {
      isDamaged = true
      return []
    }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(read(&self)) }
    return elements
  }
}
