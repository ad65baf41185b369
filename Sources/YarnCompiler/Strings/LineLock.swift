/// The lock of a text: the first eight hexadecimal digits of its SHA-256 hash.
///
/// A translation keeps the lock of the text from which it was made; another lock says that the text
/// has changed since. Yarn Spinner's tools make the same locks.
func lineLock(_ text: String) -> String {
  let word = SHA256.firstWord(of: Array(text.utf8))
  let digits = String(word, radix: 16)
  return String(repeating: "0", count: 8 - digits.count) + digits
}

/// The hash function of FIPS 180-4, as far as locks need it.
private enum SHA256 {
  /// The first 32 bits of a message's hash.
  static func firstWord(of message: [UInt8]) -> UInt32 {
    var state = squareRoots
    var padded = message
    padded.append(0x80)
    while padded.count % 64 != 56 { padded.append(0) }
    let length = UInt64(message.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: length >> UInt64(shift)))
    }
    for start in stride(from: 0, to: padded.count, by: 64) {
      mix(padded[start..<start + 64], into: &state)
    }
    return state[0]
  }

  private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var words = [UInt32](repeating: 0, count: 64)
    for (index, byte) in block.enumerated() {
      words[index / 4] = words[index / 4] << 8 | UInt32(byte)
    }
    for index in 16..<64 {
      let early = words[index - 15]
      let late = words[index - 2]
      let first = early.rotated(7) ^ early.rotated(18) ^ (early >> 3)
      let second = late.rotated(17) ^ late.rotated(19) ^ (late >> 10)
      words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
    }
    var work = state
    for index in 0..<64 {
      let (a, b, c, e, f, g) = (work[0], work[1], work[2], work[4], work[5], work[6])
      let sum = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
      let first = work[7] &+ sum &+ ((e & f) ^ (~e & g)) &+ cubeRoots[index] &+ words[index]
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
      work = [first &+ second, a, b, c, work[3] &+ first, e, f, g]
    }
    for index in 0..<8 { state[index] = state[index] &+ work[index] }
  }

  /// The first 32 bits of the fractions of the square roots of the first eight primes.
  private static let squareRoots = primes(8).map { root($0, cube: false) }
  /// The same of the cube roots of the first 64 primes.
  private static let cubeRoots = primes(64).map { root($0, cube: true) }

  private static func primes(_ count: Int) -> [UInt64] {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }

  /// The first 32 bits of the fraction of a prime's root, found bit by bit with whole numbers.
  private static func root(_ prime: UInt64, cube: Bool) -> UInt32 {
    var root: UInt128 = 0
    for bit in stride(from: 36, through: 0, by: -1) {
      let candidate = root | 1 << UInt128(bit)
      let power = cube ? candidate * candidate * candidate : candidate * candidate
      if power <= UInt128(prime) << (cube ? 96 : 64) { root = candidate }
    }
    return UInt32(truncatingIfNeeded: root)
  }
}

extension UInt32 {
  fileprivate func rotated(_ count: UInt32) -> UInt32 { self >> count | self << (32 - count) }
}
