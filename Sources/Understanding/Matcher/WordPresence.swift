/// Which words stand in a sentence, and which sets of needed words have one there, a bit each: what is
/// not there is surely not, what is there may not be.
///
/// It turns down nearly every pattern whose other words are absent, at the cost of a few bits.
struct WordPresence {
  private var bits: [UInt64]
  /// Words take the lower half of the places, sets the upper half.
  private static let half: Int32 = 2048
  /// The last place is taken in every sentence, and no set has it.
  static let always = UInt16(2 * half - 1)

  init() {
    bits = Array(repeating: 0, count: Int(2 * Self.half) / 64)
    insert(Self.always)
  }

  static func place(ofWord word: Int32) -> UInt16 { UInt16(truncatingIfNeeded: word & (half - 1)) }

  static func place(ofSet set: Int32) -> UInt16 {
    UInt16(truncatingIfNeeded: half + set % (half - 1))
  }

  mutating func removeAll() {
    for index in bits.indices { bits[index] = 0 }
    insert(Self.always)
  }

  @inline(__always)
  mutating func insert(_ place: UInt16) { bits[Int(place >> 6)] |= 1 << UInt64(place & 63) }

  @inline(__always)
  func mayContain(_ word: Int32) -> Bool { bit(Self.place(ofWord: word)) != 0 }

  /// Whether one of the places is taken: without a branch, for nearly always none is.
  @inline(__always)
  func mayContain(_ needed: NeededPlaces) -> Bool {
    bit(needed.first) | bit(needed.second) | bit(needed.third) | bit(needed.fourth) != 0
  }

  @inline(__always)
  private func bit(_ place: UInt16) -> UInt64 { bits[Int(place >> 6)] >> UInt64(place & 63) & 1 }
}
