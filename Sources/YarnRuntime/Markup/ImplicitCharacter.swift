/// The name before the first colon of a line, which makes that part a `character` attribute.
///
/// An escaped colon does not count, nor does one inside a marker or inside `[nomarkup]`; a line that
/// begins with a marker whose name begins with `character` has no implicit name.
struct ImplicitCharacter {
  /// The name, without backslashes.
  let name: String
  /// Where the attribute ends: after the colon and the white space that follows it, in bytes.
  let end: Int

  init?(in bytes: Span<UInt8>) {
    if ImplicitCharacter.hasExplicitMarker(bytes) { return nil }
    guard let colon = ImplicitCharacter.colon(in: bytes) else { return nil }
    var name = bytes.text(0..<colon)
    if bytes.extracting(0..<colon).firstIndex(of: .backslash, from: 0) != nil {
      name.removeAll { $0 == "\\" }
    }
    self.name = name
    end = bytes.skippingSpace(from: colon + 1)
  }

  private static func hasExplicitMarker(_ bytes: Span<UInt8>) -> Bool {
    let start = bytes.skippingSpace(from: 0)
    return start < bytes.count && bytes[start] == .openBracket
      && bytes.matches("character", at: start + 1)
  }

  private static func colon(in bytes: Span<UInt8>) -> Int? {
    var position = 0
    while position < bytes.count {
      switch bytes[position] {
      case .colon:
        return position
      case .backslash:
        // The sign after a backslash is taken as it is, but an escape ends with the line.
        guard position + 1 < bytes.count, bytes[position + 1] != UInt8(ascii: "\n") else {
          return nil
        }
        position += 2
      case .openBracket:
        guard let end = endOfMarker(at: position, in: bytes) else { return nil }
        position = end
      default:
        position += 1
      }
    }
    return nil
  }

  /// The position after a marker, or after the `[/nomarkup]` of a `[nomarkup]`.
  private static func endOfMarker(at start: Int, in bytes: Span<UInt8>) -> Int? {
    if let content = MarkupScanner.noMarkupContent(at: start, in: bytes) {
      return MarkupScanner.noMarkupEnd(from: content, in: bytes)?.upperBound
    }
    var position = start + 1
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == .quote, bytes[position - 1] != .backslash { isQuoted.toggle() }
      position += 1
      if byte == .closeBracket, !isQuoted { return position }
    }
    return nil
  }
}
