/// The 64-bit FNV-1a hash, one byte at a time, so that every prefix of a word is hashed on the way.
enum ByteHash {
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  @inline(__always)
  static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = seed
    for byte in bytes { hash = step(hash, byte) }
    return hash
  }

  /// Joins two hashes into one that depends on their order.
  @inline(__always)
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var hash = first &* 0x9e37_79b9_7f4a_7c15
    hash = (hash << 23) | (hash >> 41)
    return (hash ^ second) &* 0xff51_afd7_ed55_8ccd
  }
}
