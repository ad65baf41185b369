/// Which words stand in a sentence, a bit each: what is not there is surely not, what is there may not be.
///
/// It turns down nearly every woken pattern whose other words are absent, at the cost of a bit or two.
struct WordPresence {
  private var bits = [UInt64](repeating: 0, count: 16)
  private static let mask: Int32 = 1023

  mutating func removeAll() {
    for index in bits.indices { bits[index] = 0 }
  }

  @inline(__always)
  mutating func insert(_ word: Int32) {
    let place = word & Self.mask
    bits[Int(place >> 6)] |= 1 << UInt64(place & 63)
  }

  @inline(__always)
  func mayContain(_ word: Int32) -> Bool {
    let place = word & Self.mask
    return bits[Int(place >> 6)] & (1 << UInt64(place & 63)) != 0
  }
}
