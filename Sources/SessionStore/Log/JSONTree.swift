/// Any JSON, with the order of its fields and the spelling of its numbers, to be changed in one place
/// and written back with all else as it was.
indirect enum JSONTree: Equatable {
  case object([Field])
  case list([JSONTree])
  /// As it stands in the file, without its quotation marks.
  case string(ArraySlice<UInt8>)
  /// A number, `true`, `false` or `null`, as it stands in the file.
  case other(ArraySlice<UInt8>)

  struct Field: Equatable {
    var name: String
    var value: JSONTree
  }

  /// Reads bytes; nil for anything that is no JSON or goes too deep.
  init?(_ bytes: some Sequence<UInt8>) {
    var reader = JSONTreeReader(bytes: Array(bytes))
    guard let tree = reader.whole() else { return nil }
    self = tree
  }

  static func text(_ text: String) -> JSONTree {
    .string(JSON.line(text).dropFirst().dropLast())
  }

  static func number(_ number: Int) -> JSONTree { .other(Array(String(number).utf8)[...]) }

  /// A string's text; nil for anything else.
  var text: String? {
    guard case .string(let raw) = self else { return nil }
    guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
    return JSON.decode(String.self, [UInt8(ascii: "\"")] + raw + [UInt8(ascii: "\"")])
  }

  /// A field of an object; setting nil takes it away, and a new one stands where its name sorts.
  subscript(name: String) -> JSONTree? {
    get {
      guard case .object(let fields) = self else { return nil }
      return fields.first { $0.name == name }?.value
    }
    set {
      guard case .object(var fields) = self else { return }
      let place = fields.firstIndex { $0.name == name }
      switch (place, newValue) {
      case (let place?, let value?): fields[place].value = value
      case (let place?, nil): fields.remove(at: place)
      case (nil, let value?):
        let next = fields.firstIndex { $0.name > name } ?? fields.endIndex
        fields.insert(Field(name: name, value: value), at: next)
      case (nil, nil): break
      }
      self = .object(fields)
    }
  }

  /// On one line, without spaces.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .object(let fields):
      bytes.append(UInt8(ascii: "{"))
      for (index, field) in fields.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += JSON.line(field.name)
        bytes.append(UInt8(ascii: ":"))
        field.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        item.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .string(let raw):
      bytes.append(UInt8(ascii: "\""))
      bytes += raw
      bytes.append(UInt8(ascii: "\""))
    case .other(let raw): bytes += raw
    }
  }
}

private struct JSONTreeReader {
  let bytes: [UInt8]
  private var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func whole() -> JSONTree? {
    guard let tree = value(depth: 0) else { return nil }
    skipSpace()
    return place == bytes.count ? tree : nil
  }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  /// Whether the next byte that is no space is this one; then it is taken.
  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    skipSpace()
    guard place < bytes.count, bytes[place] == UInt8(ascii: byte) else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) -> JSONTree? {
    guard depth <= JSON.maximumDepth else { return nil }
    if take("{") { return object(depth: depth) }
    if take("[") { return list(depth: depth) }
    if take("\"") { return string().map { .string($0) } }
    let start = place
    while place < bytes.count, bytes[place] == 0x2B || bytes[place] == 0x2D || bytes[place] == 0x2E
      || (0x30...0x39).contains(bytes[place]) || (0x41...0x7A).contains(bytes[place])
        && ![0x5B, 0x5C, 0x5D].contains(bytes[place])
    { place += 1 }
    return place > start ? .other(bytes[start..<place]) : nil
  }

  private mutating func object(depth: Int) -> JSONTree? {
    var fields: [JSONTree.Field] = []
    if take("}") { return .object([]) }
    repeat {
      guard take("\""), let name = string(), let text = JSONTree.string(name).text, take(":"),
        let value = value(depth: depth + 1)
      else { return nil }
      fields.append(JSONTree.Field(name: text, value: value))
    } while take(",")
    return take("}") ? .object(fields) : nil
  }

  private mutating func list(depth: Int) -> JSONTree? {
    var items: [JSONTree] = []
    if take("]") { return .list([]) }
    repeat {
      guard let item = value(depth: depth + 1) else { return nil }
      items.append(item)
    } while take(",")
    return take("]") ? .list(items) : nil
  }

  /// The bytes up to the closing quotation mark, which is taken.
  private mutating func string() -> ArraySlice<UInt8>? {
    let start = place
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        place += 1
        return bytes[start..<(place - 1)]
      case UInt8(ascii: "\\"): place += 2
      default: place += 1
      }
    }
    return nil
  }
}
