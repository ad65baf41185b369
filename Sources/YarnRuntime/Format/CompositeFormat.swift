public import YarnProgram

/// Format strings with one value, as .NET's `string.Format` takes them, in the invariant culture.
///
/// ```swift
/// try CompositeFormat.text("{0:N2} kg", number: 1234.5)   // "1,234.50 kg"
/// try CompositeFormat.text("{0,6:P0}", number: 0.25)      // "  25 %"
/// ```
public enum CompositeFormat {
  /// The greatest width and number of digits that a format may ask for.
  public static let maximumWidth = 999

  /// The text with a number put in, formatted by what follows the colon.
  public static func text(_ format: String, number: Float) throws(FormatError) -> String {
    try expand(format) { specification throws(FormatError) in
      try NumberFormat.text(of: number, specification)
    }
  }

  /// The text with a string put in; what follows the colon has no effect.
  public static func text(_ format: String, string: String) throws(FormatError) -> String {
    try expand(format) { _ throws(FormatError) in string }
  }

  /// The text with `True` or `False` put in; what follows the colon has no effect.
  public static func text(_ format: String, bool: Bool) throws(FormatError) -> String {
    try text(format, string: bool ? "True" : "False")
  }

  /// The text with a value of the language put in.
  public static func text(_ format: String, _ value: Value) throws(FormatError) -> String {
    switch value {
    case .number(let number): try text(format, number: number)
    case .string(let string): try text(format, string: string)
    case .bool(let bool): try text(format, bool: bool)
    }
  }

  private static func expand(
    _ format: String, _ value: (String) throws(FormatError) -> String
  ) throws(FormatError) -> String {
    var output: [UInt8] = []
    let bytes = Array(format.utf8)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == .openBrace || byte == .closeBrace else {
        output.append(byte)
        position += 1
        continue
      }
      if position + 1 < bytes.count, bytes[position + 1] == byte {
        output.append(byte)
        position += 2
        continue
      }
      guard byte == .openBrace, let end = bytes[position...].firstIndex(of: .closeBrace) else {
        throw .unbalancedBrace
      }
      let placeholder = String(decoding: bytes[position + 1..<end], as: UTF8.self)
      output.append(contentsOf: try Placeholder(placeholder).text(value).utf8)
      position = end + 1
    }
    return String(decoding: output, as: UTF8.self)
  }
}

/// What stands between braces: an index, a width and a format.
private struct Placeholder {
  var width = 0
  var isLeftAligned = false
  var specification = ""

  init(_ text: String) throws(FormatError) {
    var head = text[...]
    if let colon = text.firstIndex(of: ":") {
      head = text[..<colon]
      specification = String(text[text.index(after: colon)...])
    }
    let parts = head.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let index = Int(first.trimmed), first.utf8.first?.isDigit == true
    else { throw .badPlaceholder(text) }
    if index != 0 { throw .noSuchValue(index) }
    guard parts.count == 2 else { return }
    guard let width = Int(parts[1].trimmed) else { throw .badPlaceholder(text) }
    guard width.magnitude <= UInt(CompositeFormat.maximumWidth) else { throw .tooWide(width) }
    self.width = abs(width)
    isLeftAligned = width < 0
  }

  func text(_ value: (String) throws(FormatError) -> String) throws(FormatError) -> String {
    let text = try value(specification)
    let space = String(repeating: " ", count: max(0, width - text.utf16.count))
    return isLeftAligned ? text + space : space + text
  }
}

extension Substring {
  /// The text without spaces at its ends.
  fileprivate var trimmed: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension UInt8 {
  fileprivate static let openBrace = UInt8(ascii: "{")
  fileprivate static let closeBrace = UInt8(ascii: "}")
}
