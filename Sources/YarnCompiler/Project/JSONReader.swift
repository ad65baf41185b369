/// Reads JSON with comments (`//` and `/* */`) and trailing commas, as project files may hold them.
struct JSONReader {
  /// How deep values may be nested.
  static let maximumDepth = 64

  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0
  private var lines = (line: 1, start: 0, counted: 0)

  /// The one value of a file. Linear in its size.
  static func read(_ text: String) throws(DataFileError) -> JSONNode {
    var reader = JSONReader(Array(text.utf8))
    let node = try reader.node()
    try reader.skipSpace()
    if reader.offset < reader.bytes.count { throw reader.unexpected("the end of the file") }
    return node
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      offset = 3
      lines = (line: 1, start: 3, counted: 3)
    }
  }

  private mutating func node() throws(DataFileError) -> JSONNode {
    try skipSpace()
    let position = position()
    guard let byte = current else { throw end("a value") }
    let value: JSONValue
    switch byte {
    case UInt8(ascii: "{"): value = .object(try object())
    case UInt8(ascii: "["): value = .array(try array())
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): value = .number(try number())
    default: value = try word()
    }
    return JSONNode(value: value, position: position)
  }

  private mutating func object() throws(DataFileError) -> [JSONField] {
    try enter()
    var fields: [JSONField] = []
    var names: Set<String> = []
    while try !takes("}") {
      let position = position()
      guard current == UInt8(ascii: "\"") else { throw unexpected("a name in quotes") }
      let name = try string()
      guard names.insert(name).inserted else {
        throw DataFileError(kind: .duplicateKey(name), position: position)
      }
      guard try takes(":") else { throw unexpected("“:”") }
      fields.append(JSONField(name: name, position: position, node: try node()))
      try separator(before: "}")
    }
    depth -= 1
    return fields
  }

  private mutating func array() throws(DataFileError) -> [JSONNode] {
    try enter()
    var nodes: [JSONNode] = []
    while try !takes("]") {
      nodes.append(try node())
      try separator(before: "]")
    }
    depth -= 1
    return nodes
  }

  private mutating func enter() throws(DataFileError) {
    depth += 1
    guard depth <= JSONReader.maximumDepth else {
      throw DataFileError(kind: .tooDeep, position: position())
    }
    offset += 1
  }

  private mutating func separator(before close: Unicode.Scalar) throws(DataFileError) {
    if try takes(",") { return }
    guard current == UInt8(ascii: close) else { throw unexpected("“,” or “\(close)”") }
  }

  /// Skips white space, then takes a sign if it is the next.
  private mutating func takes(_ sign: Unicode.Scalar) throws(DataFileError) -> Bool {
    try skipSpace()
    guard current == UInt8(ascii: sign) else { return false }
    offset += 1
    return true
  }

  private mutating func number() throws(DataFileError) -> String {
    let start = offset
    let position = position()
    while let byte = current, byte.mayStandInNumber { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard Double(text) != nil else {
      throw DataFileError(kind: .badNumber(text), position: position)
    }
    return text
  }

  private mutating func word() throws(DataFileError) -> JSONValue {
    for (word, value) in [("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null)]
    where bytes[offset...].starts(with: word.utf8) {
      offset += word.utf8.count
      return value
    }
    throw unexpected("a value")
  }

  private mutating func string() throws(DataFileError) -> String {
    let start = position()
    offset += 1
    var text: [UInt8] = []
    while let byte = current {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw DataFileError(kind: .unclosedQuote, position: start)
      default: text.append(byte)
      }
    }
    throw DataFileError(kind: .unclosedQuote, position: start)
  }

  private mutating func escape() throws(DataFileError) -> Unicode.Scalar {
    let place = position()
    guard let byte = current else { throw end("an escape") }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      if let unit = hexUnit() {
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if unit < 0xDC00, bytes[offset...].starts(with: Array("\\u".utf8)) {
          offset += 2
          if let low = hexUnit(), low & 0xFC00 == 0xDC00,
            let scalar = Unicode.Scalar(
              0x10000 + (UInt32(unit - 0xD800) << 10) + UInt32(low - 0xDC00))
          {
            return scalar
          }
        }
      }
    default: break
    }
    throw DataFileError(kind: .badEscape, position: place)
  }

  private mutating func hexUnit() -> UInt16? {
    guard offset + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
    guard digits.utf8.allSatisfy(\.isHexDigit), let unit = UInt16(digits, radix: 16) else {
      return nil
    }
    offset += 4
    return unit
  }
}

// MARK: - White space, comments, positions

extension JSONReader {
  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() throws(DataFileError) {
    while let byte = current {
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        offset += 1
      } else if byte == UInt8(ascii: "/") {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(DataFileError) {
    let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    if next == UInt8(ascii: "/") {
      while let byte = current, byte != 0x0A, byte != 0x0D { offset += 1 }
      return
    }
    guard next == UInt8(ascii: "*") else { throw unexpected("a value") }
    let position = position()
    offset += 2
    while offset + 1 < bytes.count {
      if bytes[offset] == UInt8(ascii: "*"), bytes[offset + 1] == UInt8(ascii: "/") {
        offset += 2
        return
      }
      offset += 1
    }
    throw DataFileError(kind: .unclosedComment, position: position)
  }

  /// The place of the next byte; counting goes on from the last place asked for.
  private mutating func position() -> SourcePosition {
    while lines.counted < offset {
      let byte = bytes[lines.counted]
      lines.counted += 1
      let isCRLF = byte == 0x0D && lines.counted < bytes.count && bytes[lines.counted] == 0x0A
      if byte == 0x0A || byte == 0x0D, !isCRLF {
        lines.line += 1
        lines.start = lines.counted
      }
    }
    return SourcePosition(line: lines.line, column: offset - lines.start + 1)
  }

  private mutating func unexpected(_ expected: String) -> DataFileError {
    guard offset < bytes.count else { return end(expected) }
    var text = String(decoding: bytes[offset..<min(offset + 16, bytes.count)], as: UTF8.self)
    text = String(text.prefix { !$0.isNewline }.prefix(8))
    return DataFileError(kind: .unexpected("“\(text)”", expected: expected), position: position())
  }

  private mutating func end(_ expected: String) -> DataFileError {
    DataFileError(kind: .unexpectedEnd(expected: expected), position: position())
  }
}

extension UInt8 {
  fileprivate var mayStandInNumber: Bool {
    isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "+")
      || self == UInt8(ascii: ".") || self | 0x20 == UInt8(ascii: "e")
  }

  fileprivate var isHexDigit: Bool {
    isASCIIDigit || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "f"))
  }

  private var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
