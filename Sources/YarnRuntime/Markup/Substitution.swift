/// Puts the values of a line's expressions into its text.
public enum Substitution {
  /// The template with `{0}`, `{1}` … replaced by the values.
  ///
  /// A value is never expanded again, whatever braces it holds; a number without a value stays as
  /// it is. Linear in the length of the result.
  public static func apply(_ template: String, _ values: [String]) -> String {
    expanded(template, values)?.text ?? template
  }

  /// The bytes of the result; nil when it is the template as it stands.
  static func expanded(_ template: String, _ values: [String]) -> TextBuffer? {
    if values.isEmpty { return nil }
    guard let brace = template.withBytes({ $0.firstIndex(of: UInt8(ascii: "{"), from: 0) }) else {
      return nil
    }
    var output = TextBuffer(
      capacity: template.utf8.count + values.reduce(0) { $0 + $1.utf8.count })
    template.withBytes { expand($0, from: brace, values, to: &output) }
    return output
  }

  private static func expand(
    _ bytes: Span<UInt8>, from firstBrace: Int, _ values: [String], to output: inout TextBuffer
  ) {
    var copied = 0
    var next: Int? = firstBrace
    while let brace = next {
      var position = brace + 1
      if let placeholder = placeholder(at: brace, in: bytes), placeholder.index < values.count {
        output.append(bytes, copied..<brace)
        values[placeholder.index].withBytes { output.append($0, $0.indices) }
        position = placeholder.end
        copied = position
      }
      next = bytes.firstIndex(of: UInt8(ascii: "{"), from: position)
    }
    output.append(bytes, copied..<bytes.count)
  }

  /// The number between braces at a position, written as `String(index)` would write it.
  private static func placeholder(
    at start: Int, in bytes: Span<UInt8>
  ) -> (index: Int, end: Int)? {
    var position = start + 1
    var index = 0
    // Six digits are far more than any line has expressions, and cannot overflow.
    while position < bytes.count, position - start <= 6, bytes[position].isDigit {
      index = index * 10 + Int(bytes[position] - UInt8(ascii: "0"))
      position += 1
    }
    let digits = position - start - 1
    guard digits > 0, position < bytes.count, bytes[position] == UInt8(ascii: "}"),
      digits == 1 || bytes[start + 1] != UInt8(ascii: "0")
    else { return nil }
    return (index, position + 1)
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
