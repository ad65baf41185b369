/// Short ids made from content: the same text in the same node keeps its id when lines move.
struct ContentHash {
  private var used: Set<String> = []
  private var occurrences: [UInt64: Int] = [:]

  /// Marks an id as taken.
  mutating func reserve(_ id: String) { used.insert(id) }

  /// A new id for a piece of content, the n-th of this content counting from 0.
  mutating func id(prefix: String, _ parts: String...) -> String {
    let content = Self.hash(parts)
    var occurrence = occurrences[content, default: 0]
    while true {
      let id = prefix + Self.spelled(content, occurrence)
      occurrence += 1
      if used.insert(id).inserted {
        occurrences[content] = occurrence
        return id
      }
    }
  }

  /// FNV-1a over the parts with a separator that no text holds.
  private static func hash(_ parts: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash
  }

  /// Twelve hexadecimal digits, well mixed.
  private static func spelled(_ content: UInt64, _ occurrence: Int) -> String {
    var mixed = content &+ UInt64(occurrence) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    let digits = Array("0123456789abcdef".utf8)
    var bytes: [UInt8] = []
    for shift in stride(from: 44, through: 0, by: -4) {
      bytes.append(digits[Int(mixed >> UInt64(shift) & 15)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
