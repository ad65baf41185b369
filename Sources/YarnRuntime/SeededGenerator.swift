/// Random numbers that follow from a seed: the same on every machine, and saved with the dialogue.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable, Codable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// The next 64 bits (SplitMix64, Steele, Lea and Flood 2014).
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 up to but not including `count`; 0 when `count` is less than 2.
  public mutating func below(_ count: Int) -> Int {
    count < 2 ? 0 : Int(next(upperBound: UInt64(count)))
  }
}
