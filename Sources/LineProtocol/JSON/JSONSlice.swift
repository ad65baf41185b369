/// A value in JSON that was checked: where it stands, and what it is when that is asked for.
///
/// Nothing of a message is copied before it is needed. Cost of every question: one look at each byte
/// of the value.
struct JSONSlice: Sendable {
  enum Kind: Sendable { case object, list, string, number, bool, null }

  /// The bytes of the value, without blanks around it.
  let bytes: ArraySlice<UInt8>

  /// Takes bytes that hold one value.
  init(_ bytes: ArraySlice<UInt8>) throws(JSONFault) {
    try JSONScan.check(bytes)
    self.init(checked: bytes)
  }

  private init(checked bytes: ArraySlice<UInt8>) {
    var bytes = bytes.drop(while: JSONScan.isBlank)
    while let last = bytes.last, JSONScan.isBlank(last) { bytes.removeLast() }
    self.bytes = bytes
  }

  var kind: Kind {
    switch bytes.first {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .list
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// A whole number that fits; nil for one with a fraction or an exponent, and for anything else.
  var integer: Int64? { kind == .number ? Int64(String(decoding: bytes, as: UTF8.self)) : nil }

  var bool: Bool? { kind == .bool ? bytes.first == UInt8(ascii: "t") : nil }

  /// A string's text; half a character, which JSON allows, becomes U+FFFD.
  var text: String? { kind == .string ? Self.unescaped(bytes.dropFirst().dropLast()) : nil }

  /// Fields of an object by their names.
  struct Fields: Sendable {
    fileprivate(set) var values: [String: JSONSlice] = [:]
    /// One of the names that were asked for stands there twice, so nobody knows what is meant.
    fileprivate(set) var isAmbiguous = false

    subscript(name: String) -> JSONSlice? { values[name] }
  }

  /// The fields that are asked for; none of anything but an object.
  func fields(_ names: String...) -> Fields {
    var fields = Fields()
    guard kind == .object else { return fields }
    forEachPart { name, value in
      guard let text = name.flatMap({ Self.unescaped($0.dropFirst().dropLast()) }), names.contains(text)
      else { return true }
      if fields.values.updateValue(JSONSlice(checked: value), forKey: text) != nil { fields.isAmbiguous = true }
      return true
    }
    return fields
  }

  /// The first elements of a list, up to a limit; none of anything but a list.
  func elements(limit: Int) -> [JSONSlice] {
    var elements: [JSONSlice] = []
    guard kind == .list, limit > 0 else { return elements }
    forEachPart { _, value in
      elements.append(JSONSlice(checked: value))
      return elements.count < limit
    }
    return elements
  }

  /// Calls for each member or element until the closure says no.
  private func forEachPart(_ body: (_ name: ArraySlice<UInt8>?, _ value: ArraySlice<UInt8>) -> Bool) {
    var at = skippingBlanks(bytes.startIndex + 1)
    while at < bytes.endIndex - 1 {
      var name: ArraySlice<UInt8>?
      if kind == .object {
        let end = self.end(ofValueAt: at)
        name = bytes[at..<end]
        at = skippingBlanks(skippingBlanks(end) + 1)
      }
      let end = self.end(ofValueAt: at)
      if !body(name, bytes[at..<end]) { return }
      at = skippingBlanks(skippingBlanks(end) + 1)
    }
  }

  private func skippingBlanks(_ place: Int) -> Int {
    var place = place
    while place < bytes.endIndex, JSONScan.isBlank(bytes[place]) { place += 1 }
    return place
  }

  /// The place behind a value; the JSON was checked, so there is one.
  private func end(ofValueAt start: Int) -> Int {
    var (at, depth) = (start, 0)
    while at < bytes.endIndex {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        while at < bytes.endIndex, bytes[at] != UInt8(ascii: "\"") {
          at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        at += 1
        if depth == 0 { return min(at, bytes.endIndex) }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return at }
        depth -= 1
        if depth == 0 { return at + 1 }
      case UInt8(ascii: ","), UInt8(ascii: ":"): if depth == 0 { return at }
      case let byte: if depth == 0, JSONScan.isBlank(byte) { return at }
      }
      at += 1
    }
    return bytes.endIndex
  }

  private static func unescaped(_ raw: ArraySlice<UInt8>) -> String {
    guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    var plain = raw.startIndex
    var at = raw.startIndex
    func keep(_ end: Int) { text.append(contentsOf: String(decoding: raw[plain..<end], as: UTF8.self).unicodeScalars) }
    while at < raw.endIndex {
      guard raw[at] == UInt8(ascii: "\\") else {
        at += 1
        continue
      }
      keep(at)
      let sign = raw[at + 1]
      at += 2
      if sign == UInt8(ascii: "u") {
        text.append(scalar(raw, &at))
      } else {
        text.append(Unicode.Scalar(escapes[sign] ?? sign))
      }
      plain = at
    }
    keep(raw.endIndex)
    return String(text)
  }

  /// The character whose hexadecimal digits begin here, with its second half if there is one.
  private static func scalar(_ raw: ArraySlice<UInt8>, _ at: inout Int) -> Unicode.Scalar {
    let first = code(raw, at)
    at += 4
    if (0xD800..<0xDC00).contains(first), at + 6 <= raw.endIndex, raw[at] == UInt8(ascii: "\\"),
      raw[at + 1] == UInt8(ascii: "u")
    {
      let second = code(raw, at + 2)
      if (0xDC00..<0xE000).contains(second) {
        at += 6
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
      }
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private static func code(_ raw: ArraySlice<UInt8>, _ at: Int) -> UInt32 {
    raw[at..<at + 4].reduce(0) { $0 << 4 | (JSONScan.digit($1) ?? 0) }
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "f"): 0x0C,
  ]
}
