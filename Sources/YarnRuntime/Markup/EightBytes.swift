/// Eight bytes of a text that are looked at in one step.
struct EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// The bytes, the first of them lowest.
  var bits: UInt64

  init(_ bits: UInt64) { self.bits = bits }

  /// The bytes from a position on; zeros stand for those after the end.
  init(_ bytes: Span<UInt8>, at position: Int) {
    bits = bytes.withUnsafeBytes { buffer in
      if position &+ 8 <= buffer.count {
        return UInt64(
          littleEndian: buffer.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      }
      if buffer.count >= 8 {
        let last = buffer.loadUnaligned(fromByteOffset: buffer.count &- 8, as: UInt64.self)
        return UInt64(littleEndian: last) &>> UInt64(8 &* (position &+ 8 &- buffer.count))
      }
      var bits: UInt64 = 0
      for index in position..<buffer.count {
        bits |= UInt64(buffer[index]) &<< UInt64(8 &* (index &- position))
      }
      return bits
    }
  }

  /// The highest bit of each byte that is a given one; bits above the lowest may be wrong.
  ///
  /// A byte of `word ^ pattern` is zero where the byte is found, and `(x - 0x01…) & ~x & 0x80…` has
  /// its lowest bit in the first zero byte of `x`.
  func marks(of byte: UInt8) -> UInt64 {
    let difference = bits ^ (EightBytes.ones &* UInt64(byte))
    return (difference &- EightBytes.ones) & ~difference & EightBytes.highest
  }

  /// The highest bit of each byte that is at least a given one, which is 0x80 or more.
  func marks(ofLeadsFrom byte: UInt8) -> UInt64 {
    let low = bits & ~EightBytes.highest
    return (low &+ EightBytes.ones &* UInt64(0x100 - UInt64(byte))) & bits & EightBytes.highest
  }
}
