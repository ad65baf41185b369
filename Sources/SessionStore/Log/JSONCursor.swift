/// Goes through JSON of a known shape from its start to its end, with blanks between its parts or
/// without; anything that is not expected throws.
///
/// What it reads is what the program wrote, so it is quick and strict; who calls it has a slower way.
struct JSONCursor {
  struct Unexpected: Error {}

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  typealias Key = Slice<UnsafeBufferPointer<UInt8>>

  /// Calls for each member of an object, which the closure must read.
  mutating func object(
    _ body: (inout JSONCursor, String) throws(Unexpected) -> Void
  ) throws(Unexpected) {
    try expect("{")
    if take("}") { return }
    repeat {
      let key = try string()
      try expect(":")
      try body(&self, key)
    } while take(",")
    try expect("}")
  }

  /// Reads a list with what reads one of its elements.
  mutating func list<Element>(
    _ element: (inout JSONCursor) throws(Unexpected) -> Element
  ) throws(Unexpected) -> [Element] {
    var list: [Element] = []
    try expect("[")
    if take("]") { return list }
    repeat { list.append(try element(&self)) } while take(",")
    try expect("]")
    return list
  }

  mutating func string() throws(Unexpected) -> String {
    let text = UnsafeBufferPointer(rebasing: try rawString())
    var all: UInt8 = 0
    var isEscaped = false
    for byte in text {
      all |= byte
      if byte == UInt8(ascii: "\\") { isEscaped = true }
    }
    if isEscaped {
      guard let string = FlatObject.unescaped(text) else { throw Unexpected() }
      return string
    }
    // What is all ASCII needs no second look.
    if all < 0x80 { return String(decoding: text, as: UTF8.self) }
    guard let string = String(validating: text, as: UTF8.self) else { throw Unexpected() }
    return string
  }

  /// The bytes between the quotation marks, as they stand.
  mutating func rawString() throws(Unexpected) -> Key {
    try expect("\"")
    let start = at
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        return bytes[start..<at - 1]
      case UInt8(ascii: "\\"): at += 2
      default: at += 1
      }
    }
    throw Unexpected()
  }

  mutating func double() throws(Unexpected) -> Double {
    skipBlanks()
    let start = at
    while at < bytes.count, !Self.endsNumber(bytes[at]) { at += 1 }
    guard let number = Double(String(decoding: bytes[start..<at], as: UTF8.self)) else { throw Unexpected() }
    return number
  }

  mutating func integer() throws(Unexpected) -> Int64 {
    skipBlanks()
    let start = at
    while at < bytes.count, !Self.endsNumber(bytes[at]) { at += 1 }
    guard let number = Int64(String(decoding: bytes[start..<at], as: UTF8.self)) else { throw Unexpected() }
    return number
  }

  mutating func whole() throws(Unexpected) -> Int {
    guard let number = Int(exactly: try integer()) else { throw Unexpected() }
    return number
  }

  mutating func flag() throws(Unexpected) -> Bool {
    skipBlanks()
    let start = at
    while at < bytes.count, !Self.endsNumber(bytes[at]) { at += 1 }
    switch String(decoding: bytes[start..<at], as: UTF8.self) {
    case "true": return true
    case "false": return false
    default: throw Unexpected()
    }
  }

  /// Nothing but blanks may follow.
  mutating func end() throws(Unexpected) {
    skipBlanks()
    if at < bytes.count { throw Unexpected() }
  }

  private static func endsNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x0A: true
    default: false
    }
  }

  private mutating func expect(_ sign: Unicode.Scalar) throws(Unexpected) {
    guard take(sign) else { throw Unexpected() }
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard at < bytes.count, UInt32(bytes[at]) == sign.value else { return false }
    at += 1
    return true
  }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A { at += 1 }
  }
}
