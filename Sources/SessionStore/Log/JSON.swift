#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// JSON as the store writes it. This is the only file of the module that sees Foundation.
enum JSON {
  /// Encodes on one line, keys sorted, with every character escaped that could act on a terminal
  /// or end a line.
  static func line(_ value: some Encodable) -> [UInt8] {
    encode(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  /// Encodes for a person to read.
  static func pretty(_ value: some Encodable) -> [UInt8] {
    encode(value, [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
  }

  /// Decodes, or returns nil for anything that does not fit.
  static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: some Collection<UInt8>)
    -> Value?
  {
    isTooDeep(bytes) ? nil : try? JSONDecoder().decode(type, from: Data(bytes))
  }

  /// How many objects and lists may stand in one another; ours never have more than a few.
  static let maximumDepth = 64

  /// Whether bytes go deeper than that. Foundation traps when it meets its own limit at the last byte.
  private static func isTooDeep(_ bytes: some Collection<UInt8>) -> Bool {
    var depth = 0
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\"): isEscaped = isInString
      case UInt8(ascii: "\""): isInString.toggle()
      case _ where isInString: break
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > maximumDepth { return true }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
    }
    return false
  }

  private static func encode(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
  ) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return escaped([UInt8](try encoder.encode(value)))
    } catch {
      preconditionFailure("Events and memory always have a JSON form: \(error)")
    }
  }

  /// Escapes delete, C1 controls, line and paragraph separators and marks that turn text round.
  ///
  /// Outside strings JSON is ASCII, so replacing by bytes is safe.
  private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 == 0x7F || $0 >= 0xC2 }) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var rest = bytes[...]
    while let byte = rest.first {
      let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let sequence = rest.prefix(width)
      if let code = hiddenCode(sequence) {
        result += [UInt8](("\\u" + hexadecimal(code).suffix(4)).utf8)
      } else {
        result += sequence
      }
      rest = rest.dropFirst(width)
    }
    return result
  }

  /// The code of a character that must not stand raw in a file, from its UTF-8 bytes.
  private static func hiddenCode(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    let first = bytes.startIndex
    switch bytes.count {
    case 1: return bytes[first] == 0x7F ? 0x7F : nil
    case 2:
      let code = UInt32(bytes[first] & 0x1F) << 6 | UInt32(bytes[first + 1] & 0x3F)
      return (0x80...0x9F).contains(code) || code == 0x61C ? code : nil
    case 3:
      let code =
        UInt32(bytes[first] & 0x0F) << 12 | UInt32(bytes[first + 1] & 0x3F) << 6
        | UInt32(bytes[first + 2] & 0x3F)
      switch code {
      case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: return code
      default: return nil
      }
    default: return nil
    }
  }
}
