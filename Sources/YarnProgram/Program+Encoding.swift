/// The stored form: four letters, the format version, then every table as numbers after its count, and
/// last all texts.
///
/// A number is written in base 64, the highest digit first: a byte is its digit, and 64 more unless
/// it is the last one. Most numbers are small and take a byte or two, and no byte of a table is above
/// 127: the whole is valid UTF-8, so a build can embed it as a literal and nothing needs to be
/// unpacked. One is added to each number first, so that the absent index is the smallest.
enum ProgramFormat {
  static let magic: [UInt8] = Array("YARN".utf8)
  /// Raised with every change of the instruction set or the tables.
  static let version: UInt32 = 2
  /// The value of a digit, and what is added to every digit but the last.
  static let base: UInt8 = 64
}

extension Program {
  /// The bytes that `init(decoding:)` reads: the same on every machine.
  public func encoded() -> [UInt8] {
    let parts = storage.parts
    var writer = NumberWriter(bytes: ProgramFormat.magic)
    writer.word(ProgramFormat.version)
    for count in [
      parts.numberVariables, parts.textVariables, parts.numberRegisters, parts.textRegisters,
    ] { writer.word(count) }
    for list in [
      parts.numberConstants, parts.textConstants, parts.tags, parts.headers, parts.fileTags,
      parts.strings.lengths,
    ] { writer.list(list) { $0.word($1) } }
    writer.list(parts.code) {
      $0.word(UInt32($1.opcode.rawValue))
      $0.words($1.a, $1.b, $1.c)
    }
    writer.list(parts.nodes) {
      $0.words($1.name, $1.start, $1.end, $1.firstHeader, $1.headerCount)
      $0.words($1.visits, $1.file, $1.lineNumber, UInt32($1.kind.rawValue))
    }
    writer.list(parts.lines) {
      $0.words($1.id, $1.text, $1.node, $1.file, $1.lineNumber)
      $0.words($1.firstTag, $1.tagCount, $1.shadow)
    }
    writer.list(parts.variables) {
      $0.words($1.name, UInt32($1.kind.rawValue), $1.type, $1.register, $1.initial, $1.entry)
    }
    writer.list(parts.candidates) { $0.words($1.content, $1.target, $1.complexity, $1.views) }
    writer.list(parts.functions) { $0.words($1.name, UInt32($1.returns.rawValue)) }
    writer.list(parts.enumCases) {
      $0.words($1.enumeration, $1.name, UInt32($1.kind.rawValue), $1.raw)
    }
    writer.word(UInt32(truncatingIfNeeded: parts.strings.bytes.count))
    return writer.bytes + parts.strings.bytes
  }
}

/// Appends numbers in the stored form.
private struct NumberWriter {
  var bytes: [UInt8]

  mutating func word(_ value: UInt32) {
    let stored = value &+ 1
    var shift = 30
    while shift > 0, stored >> UInt32(shift) == 0 { shift -= 6 }
    while shift > 0 {
      bytes.append(digit(stored >> UInt32(shift)) + ProgramFormat.base)
      shift -= 6
    }
    bytes.append(digit(stored))
  }

  private func digit(_ value: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: value) & (ProgramFormat.base - 1)
  }

  mutating func words(_ values: UInt32...) {
    for value in values { word(value) }
  }

  mutating func list<Element>(
    _ elements: [Element], _ write: (inout NumberWriter, Element) -> Void
  ) {
    word(UInt32(truncatingIfNeeded: elements.count))
    for element in elements { write(&self, element) }
  }
}
