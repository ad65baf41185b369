/// The stored form: a magic word, the format version, then every table as 32-bit little-endian words
/// after its count, and last the bytes of all texts.
enum ProgramFormat {
  /// "YARN" read as a little-endian word.
  static let magic: UInt32 = 0x4E52_4159
  /// Raised with every change of the instruction set or the tables.
  static let version: UInt32 = 1
}

extension Program {
  /// The bytes that `init(decoding:)` reads: the same on every machine.
  public func encoded() -> [UInt8] {
    let parts = storage.parts
    var writer = WordWriter()
    writer.word(ProgramFormat.magic)
    writer.word(ProgramFormat.version)
    for count in [
      parts.numberVariables, parts.textVariables, parts.numberRegisters, parts.textRegisters,
    ] { writer.word(count) }
    for list in [
      parts.numberConstants, parts.textConstants, parts.tags, parts.headers, parts.fileTags,
      parts.strings.offsets,
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

/// Appends 32-bit words, low byte first.
private struct WordWriter {
  var bytes: [UInt8] = []

  mutating func word(_ value: UInt32) {
    bytes.append(UInt8(truncatingIfNeeded: value))
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    bytes.append(UInt8(truncatingIfNeeded: value >> 16))
    bytes.append(UInt8(truncatingIfNeeded: value >> 24))
  }

  mutating func words(_ values: UInt32...) {
    for value in values { word(value) }
  }

  mutating func list<Element>(_ elements: [Element], _ write: (inout WordWriter, Element) -> Void) {
    word(UInt32(truncatingIfNeeded: elements.count))
    for element in elements { write(&self, element) }
  }
}
