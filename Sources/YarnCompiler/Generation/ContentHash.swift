/// Short ids made from content: the same text in the same node keeps its id when lines move.
struct ContentHash {
  private var reserved: Set<String> = []
  private var used: Set<UInt64> = []
  private var occurrences: [UInt64: Int] = [:]

  /// Marks an id as taken.
  mutating func reserve(_ id: String) { reserved.insert(id) }

  /// A new id for a piece of content, the n-th of this content counting from 0.
  mutating func id(prefix: String, _ parts: String...) -> String {
    let content = Self.hash(parts)
    var occurrence = occurrences[content, default: 0]
    while true {
      let number = Self.mixed(content, occurrence)
      occurrence += 1
      guard used.insert(number).inserted else { continue }
      let id = prefix + Self.spelled(number)
      guard reserved.isEmpty || !reserved.contains(id) else { continue }
      occurrences[content] = occurrence
      return id
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

  /// 48 bits, well mixed.
  private static func mixed(_ content: UInt64, _ occurrence: Int) -> UInt64 {
    var mixed = content &+ UInt64(occurrence) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return (mixed ^ (mixed >> 31)) & 0xFFFF_FFFF_FFFF
  }

  /// Twelve hexadecimal digits.
  private static func spelled(_ number: UInt64) -> String {
    String(unsafeUninitializedCapacity: 12) { buffer in
      for index in 0..<12 {
        let digit = UInt8(truncatingIfNeeded: number >> UInt64(44 - index * 4)) & 15
        buffer[index] = digit < 10 ? 0x30 + digit : 0x57 + digit
      }
      return 12
    }
  }
}
