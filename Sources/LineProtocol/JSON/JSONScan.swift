/// Why bytes are no JSON that is taken.
enum JSONFault: Error, Equatable {
  case notUTF8
  case notJSON
  /// Objects and lists stand deeper in one another than `JSONScan.maximumDepth`.
  case tooDeep
}

/// Goes over JSON as RFC 8259 has it and nothing looser, without making anything of it.
///
/// It keeps no more than one bit for each open object or list and calls itself never, so that no input
/// costs more than one look at each byte.
struct JSONScan {
  static let maximumDepth = 128

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  /// Whether each open container is an object, the outermost first.
  private var isObject: [Bool] = []

  /// Throws unless the bytes are one value with nothing but blanks around it.
  static func check(_ bytes: ArraySlice<UInt8>) throws(JSONFault) {
    let fault: JSONFault? = bytes.withUnsafeBufferPointer { buffer in
      guard String(validating: buffer, as: UTF8.self) != nil else { return .notUTF8 }
      var scan = JSONScan(bytes: buffer)
      do throws(JSONFault) {
        try scan.whole()
        return nil
      } catch {
        return error
      }
    }
    if let fault { throw fault }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func whole() throws(JSONFault) {
    repeat { try value() } while try goesOn()
    skipBlanks()
    if at < bytes.count { throw .notJSON }
  }

  /// Reads a value, or the beginning of a container that is not empty.
  private mutating func value() throws(JSONFault) {
    while true {
      skipBlanks()
      guard let byte = next else { throw .notJSON }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        at += 1
        if isObject.count == Self.maximumDepth { throw .tooDeep }
        let opensObject = byte == UInt8(ascii: "{")
        skipBlanks()
        if next == (opensObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          at += 1
          return
        }
        isObject.append(opensObject)
        if opensObject { try name() }
      case UInt8(ascii: "\""): return try string()
      case UInt8(ascii: "t"): return try word("true")
      case UInt8(ascii: "f"): return try word("false")
      case UInt8(ascii: "n"): return try word("null")
      default: return try number()
      }
    }
  }

  /// Behind a value: whether another one follows, in whatever container is still open.
  private mutating func goesOn() throws(JSONFault) -> Bool {
    while let inObject = isObject.last {
      skipBlanks()
      switch next {
      case UInt8(ascii: ","):
        at += 1
        if inObject { try name() }
        return true
      case inObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
        at += 1
        isObject.removeLast()
      default: throw .notJSON
      }
    }
    return false
  }

  private mutating func name() throws(JSONFault) {
    skipBlanks()
    try string()
    skipBlanks()
    guard next == UInt8(ascii: ":") else { throw .notJSON }
    at += 1
  }

  private mutating func string() throws(JSONFault) {
    guard next == UInt8(ascii: "\"") else { throw .notJSON }
    at += 1
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return
      case 0..<0x20: throw .notJSON
      case UInt8(ascii: "\\"): try escape()
      default: break
      }
    }
    throw .notJSON
  }

  private mutating func escape() throws(JSONFault) {
    guard let byte = next else { throw .notJSON }
    at += 1
    switch byte {
    case UInt8(ascii: "u"):
      guard at + 4 <= bytes.count, bytes[at..<at + 4].allSatisfy({ Self.digit($0) != nil }) else {
        throw .notJSON
      }
      at += 4
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      break
    default: throw .notJSON
    }
  }

  private mutating func word(_ word: StaticString) throws(JSONFault) {
    for place in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[place] else { throw .notJSON }
      at += 1
    }
  }

  private mutating func number() throws(JSONFault) {
    if next == UInt8(ascii: "-") { at += 1 }
    if next == UInt8(ascii: "0") { at += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      at += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
  }

  private mutating func digits() throws(JSONFault) {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    if at == start { throw .notJSON }
  }

  private mutating func skipBlanks() {
    while let byte = next, Self.isBlank(byte) { at += 1 }
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// The value of a hexadecimal digit.
  static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x37
    case 0x61...0x66: UInt32(byte) - 0x57
    default: nil
    }
  }
}
