internal import YarnProgram

/// Variables, lines, types.
extension Generator {
  mutating func addVariables() {
    for symbol in analysis.variables {
      let kind = analysis.kind(of: symbol.type)
      let type = analysis.name(of: symbol.type)
      if symbol.isSmart {
        let register = kind == .string ? texts.keptPlace() : numbers.keptPlace()
        addVariable(symbol.name, kind, type, register, initial: 0, entry: 0)
      } else {
        let value = initialValue(of: symbol) ?? kind.defaultValue
        addStored(symbol.name, kind, type, value)
      }
    }
  }

  /// A stored variable with its first value; returns its register.
  @discardableResult
  mutating func addStored(_ name: String, _ kind: ValueKind, _ type: String, _ value: Value)
    -> UInt32
  {
    let register = kind == .string ? texts.variable() : numbers.variable()
    let initial: UInt32
    switch value {
    case .number(let number): initial = number.bitPattern
    case .bool(let bool): initial = Float(bool ? 1 : 0).bitPattern
    case .string(let text): initial = string(text)
    }
    addVariable(name, kind, type, register, initial: initial, entry: .absent)
    return register
  }

  private mutating func addVariable(
    _ name: String, _ kind: ValueKind, _ type: String, _ register: UInt32, initial: UInt32,
    entry: UInt32
  ) {
    slots[name] = Slot(kind: kind, register: register, record: parts.variables.count)
    parts.variables.append(
      VariableRecord(
        name: string(name), kind: kind, type: string(type), register: register, initial: initial,
        entry: entry))
  }

  /// The register of a flag or counter that the compiler makes.
  mutating func internalVariable(_ name: String, _ kind: ValueKind) -> UInt32 {
    if let slot = slots[name] { return slot.register }
    return addStored(name, kind, kind == .bool ? "Bool" : "Number", kind.defaultValue)
  }

  /// The declared value, or for an enum without one its first case.
  private mutating func initialValue(of symbol: VariableSymbol) -> Value? {
    guard let declaration = symbol.declaration else { return firstCase(of: symbol.type) }
    let parts = analysis.scripts[symbol.declarationFile].parts(of: declaration.value)
    guard let first = parts.first else { return nil }
    switch first.kind {
    case .number(let number): return .number(parts.count == 2 ? -number : number)
    case .string(let text): return .string(text)
    case .bool(let bool): return .bool(bool)
    case .member(_, let name): return member(name, of: symbol.type)
    default: return nil
    }
  }

  private mutating func firstCase(of type: TypeTable.ID) -> Value? {
    guard case .enumeration(let index) = analysis.types.type(of: type) else { return nil }
    return analysis.enums[index].cases.first?.value
  }

  /// The raw value of an enum's case.
  mutating func member(_ name: String, of type: TypeTable.ID) -> Value? {
    guard case .enumeration(let index) = analysis.types.type(of: type) else { return nil }
    return analysis.enums[index].value(of: name)
  }

  mutating func addLines() {
    parts.lines.reserveCapacity(lines.entries.count)
    let shadowed = Set(lines.entries.compactMap(\.shadowID))
    var sources: [String: String] = [:]
    for entry in lines.entries where shadowed.contains(entry.id) { sources[entry.id] = entry.text }
    var node = (name: "", index: UInt32(0))
    for entry in lines.entries {
      if entry.node != node.name {
        node = (entry.node, UInt32(names.indexes[entry.node] ?? 0))
      }
      let text = entry.text ?? entry.shadowID.flatMap { sources[$0] } ?? ""
      let firstTag = UInt32(parts.tags.count)
      for tag in entry.metadata { parts.tags.append(string(tag)) }
      parts.lines.append(
        LineRecord(
          id: parts.strings.append(entry.id), text: parts.strings.append(text),
          node: node.index, file: string(entry.file),
          lineNumber: UInt32(entry.lineNumber), firstTag: firstTag,
          tagCount: UInt32(entry.metadata.count),
          shadow: entry.shadowID.map { string($0) } ?? .absent))
    }
  }

  mutating func addTypes() {
    for symbol in analysis.enums {
      for (name, value) in symbol.cases {
        let raw: UInt32
        switch value {
        case .number(let number): raw = number.bitPattern
        case .string(let text): raw = string(text)
        case .bool: raw = 0
        }
        parts.enumCases.append(
          EnumCaseRecord(
            enumeration: string(symbol.name), name: string(name), kind: symbol.kind, raw: raw))
      }
    }
    for script in analysis.scripts {
      for tag in script.fileTags { parts.fileTags.append(string(tag.text)) }
    }
  }
}
