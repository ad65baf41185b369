/// A property as it stands in a line's bytes; Strings are made of it only when it is kept.
struct ScannedProperty {
  var name: Range<Int>
  var value: ScannedValue

  /// The property in Strings.
  func property(in bytes: Span<UInt8>) -> MarkupProperty {
    MarkupProperty(bytes.text(name), value.value(in: bytes))
  }
}

/// A property's value as it stands in a line's bytes.
enum ScannedValue {
  case integer(Int)
  case float(Float)
  case bool(Bool)
  /// Text that means itself.
  case text(Range<Int>)
  /// Quoted text with backslashes in it.
  case escaped(Range<Int>)

  /// The value itself.
  func value(in bytes: Span<UInt8>) -> MarkupValue {
    switch self {
    case .integer(let number): .integer(number)
    case .float(let number): .float(number)
    case .bool(let truth): .bool(truth)
    case .text(let range): .string(bytes.text(range))
    case .escaped(let range): .string(ScannedValue.unescaped(range, in: bytes))
    }
  }

  var isText: Bool {
    switch self {
    case .text, .escaped: true
    case .integer, .float, .bool: false
    }
  }

  /// Drops every backslash, then the quotation marks at both ends, as upstream does.
  private static func unescaped(_ range: Range<Int>, in bytes: Span<UInt8>) -> String {
    var kept: [UInt8] = []
    for index in range where bytes[index] != .backslash { kept.append(bytes[index]) }
    let start = kept.firstIndex { $0 != .quote } ?? kept.count
    let end = (kept.lastIndex { $0 != .quote } ?? start - 1) + 1
    return String(decoding: kept[start..<max(start, end)], as: UTF8.self)
  }
}
