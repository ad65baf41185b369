/// The fields of one JSON object, found without making anything of their values.
///
/// It takes what the program writes: no blanks between the parts. Anything else is nil.
struct FlatObject {
  private struct Field {
    var key: Range<Int>
    var value: Range<Int>
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var fields: [Field] = []

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    guard bytes.first == UInt8(ascii: "{") else { return nil }
    var at = 1
    fields.reserveCapacity(12)
    while true {
      guard let key = Self.string(bytes, at), key.upperBound < bytes.count,
        bytes[key.upperBound] == UInt8(ascii: ":")
      else { return nil }
      guard let value = Self.value(bytes, key.upperBound + 1), value.upperBound < bytes.count else { return nil }
      fields.append(Field(key: key, value: value))
      at = value.upperBound + 1
      if bytes[value.upperBound] == UInt8(ascii: "}") { break }
      guard bytes[value.upperBound] == UInt8(ascii: ",") else { return nil }
    }
    guard at == bytes.count else { return nil }
  }

  /// Where a field's value stands.
  subscript(key: StaticString) -> Range<Int>? {
    let length = key.utf8CodeUnitCount
    for field in fields where field.key.count == length + 2 {
      let isSame = (0..<length).allSatisfy { bytes[field.key.lowerBound + 1 + $0] == key.utf8Start[$0] }
      if isSame { return field.value }
    }
    return nil
  }

  func isTrue(_ value: Range<Int>) -> Bool { bytes[value].elementsEqual("true".utf8) }

  /// The bytes of a string that has no escapes in it.
  func rawText(_ value: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard value.count >= 2, bytes[value.lowerBound] == UInt8(ascii: "\"") else { return nil }
    let inner = bytes[value.lowerBound + 1..<value.upperBound - 1]
    return inner.contains(UInt8(ascii: "\\")) ? nil : inner
  }

  func text(_ key: StaticString) -> String? { self[key].flatMap { Self.text(bytes, $0) } }

  func number(_ key: StaticString) -> Double? {
    self[key].flatMap { Double(String(decoding: bytes[$0], as: UTF8.self)) }
  }

  func whole(_ key: StaticString) -> Int? { number(key).flatMap { Int(exactly: $0) } }

  /// The objects of a list.
  func objects(_ key: StaticString) -> [FlatObject]? {
    elements(key)?.reduce(into: [FlatObject]?.some([])) { objects, place in
      guard let object = FlatObject(UnsafeBufferPointer(rebasing: bytes[place])) else { return objects = nil }
      objects?.append(object)
    }
  }

  /// The strings of a list.
  func texts(_ key: StaticString) -> [String]? {
    elements(key)?.reduce(into: [String]?.some([])) { texts, place in
      guard let text = Self.text(bytes, place) else { return texts = nil }
      texts?.append(text)
    }
  }

  private func elements(_ key: StaticString) -> [Range<Int>]? {
    guard let list = self[key], bytes[list.lowerBound] == UInt8(ascii: "[") else { return nil }
    var places: [Range<Int>] = []
    var at = list.lowerBound + 1
    if bytes[at] == UInt8(ascii: "]") { return [] }
    while let place = Self.value(bytes, at), place.upperBound < list.upperBound {
      places.append(place)
      if bytes[place.upperBound] == UInt8(ascii: "]") { return places }
      at = place.upperBound + 1
    }
    return nil
  }

  // MARK: Finding ends

  /// A value from one place on.
  private static func value(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Range<Int>? {
    guard start < bytes.count else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "\""): return string(bytes, start)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return nested(bytes, start)
    default:
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: ","), bytes[end] != UInt8(ascii: "}"),
        bytes[end] != UInt8(ascii: "]")
      {
        end += 1
      }
      return end > start ? start..<end : nil
    }
  }

  private static func nested(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Range<Int>? {
    var depth = 0
    var at = start
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return start..<at + 1 }
      case UInt8(ascii: "\""):
        guard let text = string(bytes, at) else { return nil }
        at = text.upperBound - 1
      default: break
      }
      at += 1
    }
    return nil
  }

  /// A string with its quotation marks.
  private static func string(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Range<Int>? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return nil }
    var at = start + 1
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""): return start..<at + 1
      case UInt8(ascii: "\\"): at += 2
      default: at += 1
      }
    }
    return nil
  }

  // MARK: Reading strings

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Range<Int>) -> String? {
    guard place.count >= 2, bytes[place.lowerBound] == UInt8(ascii: "\"") else { return nil }
    let inner = UnsafeBufferPointer(rebasing: bytes[place.lowerBound + 1..<place.upperBound - 1])
    guard inner.contains(UInt8(ascii: "\\")) else { return String(validating: inner, as: UTF8.self) }
    return unescaped(inner)
  }

  static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "\\") else {
        result.append(bytes[at])
        at += 1
        continue
      }
      guard at + 1 < bytes.count else { return nil }
      at += 2
      switch bytes[at - 1] {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(bytes[at - 1])
      case UInt8(ascii: "u"):
        // Above U+FFFF the program writes the character itself, never two halves of it.
        guard at + 4 <= bytes.count,
          let code = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16),
          let scalar = Unicode.Scalar(code)
        else { return nil }
        result += Array(String(Character(scalar)).utf8)
        at += 4
      default: return nil
      }
    }
    return String(validating: result, as: UTF8.self)
  }
}
