/// Puts the values of a line's expressions into its text.
public enum Substitution {
  /// The template with `{0}`, `{1}` … replaced by the values.
  ///
  /// A value is never expanded again, whatever braces it holds; a number without a value stays as
  /// it is. Linear in the length of the result.
  public static func apply(_ template: String, _ values: [String]) -> String {
    guard !values.isEmpty, template.utf8.contains(UInt8(ascii: "{")) else { return template }
    return template.withBytes { expand($0, values) }
  }

  private static func expand(_ bytes: Span<UInt8>, _ values: [String]) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + values.reduce(0) { $0 + $1.utf8.count })
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "{"),
        let placeholder = placeholder(at: position, in: bytes), placeholder.index < values.count
      {
        output.append(contentsOf: values[placeholder.index].utf8)
        position = placeholder.end
      } else {
        output.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
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
