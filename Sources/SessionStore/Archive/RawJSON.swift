/// JSON cut into its values without reading them, so that each keeps its very bytes.
///
/// Only what is needed to find the ends of values is looked at; anything else comes out as it is.
enum RawJSON {
  /// The members of an object; nil when the bytes are none.
  static func members(_ bytes: ArraySlice<UInt8>) -> [(key: String, value: ArraySlice<UInt8>)]? {
    guard let parts = parts(bytes, UInt8(ascii: "{"), UInt8(ascii: "}")) else { return nil }
    var members: [(key: String, value: ArraySlice<UInt8>)] = []
    for part in parts {
      guard let end = stringEnd(part, from: part.startIndex),
        let key = JSON.decode(String.self, part[part.startIndex..<end])
      else { return nil }
      let rest = trimmed(part[end...])
      guard rest.first == UInt8(ascii: ":") else { return nil }
      members.append((key, trimmed(rest.dropFirst())))
    }
    return members
  }

  /// The elements of a list; nil when the bytes are none.
  static func elements(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    parts(bytes, UInt8(ascii: "["), UInt8(ascii: "]"))
  }

  /// A value without the blanks between its parts: what a program that indents JSON put in.
  static func compact(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      if bytes[place] == quote, let end = stringEnd(bytes, from: place) {
        result += bytes[place..<end]
        place = end
      } else {
        if !isBlank(bytes[place]) { result.append(bytes[place]) }
        place += 1
      }
    }
    return result
  }

  /// What stands between commas inside two brackets that enclose everything.
  private static func parts(
    _ bytes: ArraySlice<UInt8>, _ opening: UInt8, _ closing: UInt8
  ) -> [ArraySlice<UInt8>]? {
    let bytes = trimmed(bytes)
    guard bytes.count >= 2, bytes.first == opening, bytes.last == closing else { return nil }
    let inner = trimmed(bytes.dropFirst().dropLast())
    if inner.isEmpty { return [] }
    var parts: [ArraySlice<UInt8>] = []
    var (depth, start, place) = (0, inner.startIndex, inner.startIndex)
    while place < inner.endIndex {
      switch inner[place] {
      case quote:
        guard let end = stringEnd(inner, from: place) else { return nil }
        place = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        parts.append(trimmed(inner[start..<place]))
        start = place + 1
      default: break
      }
      if depth < 0 { return nil }
      place += 1
    }
    guard depth == 0 else { return nil }
    return parts + [trimmed(inner[start...])]
  }

  /// The place behind the string that begins here; nil when none does, or it has no end.
  private static func stringEnd(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    guard start < bytes.endIndex, bytes[start] == quote else { return nil }
    var place = start + 1
    while place < bytes.endIndex {
      if bytes[place] == quote { return place + 1 }
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop(while: isBlank)
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return bytes
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static let quote = UInt8(ascii: "\"")
}
