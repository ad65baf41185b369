/// Makes an input that shows something smaller.
package enum Reduction {
  private static let attempts = 3_000

  /// Leaves out stretches, long ones first, as long as what is left still shows it.
  package static func smallest(_ bytes: [UInt8], showing: ([UInt8]) -> Bool) -> [UInt8] {
    var smallest = bytes
    var attempts = attempts
    var length = max(1, bytes.count / 2)
    while attempts > 0 {
      let before = smallest.count
      var place = 0
      while place < smallest.count, attempts > 0 {
        var candidate = smallest
        candidate.removeSubrange(place..<min(place + length, smallest.count))
        attempts -= 1
        if showing(candidate) { smallest = candidate } else { place += length }
      }
      if length == 1, smallest.count == before { break }
      length = smallest.count < before ? max(1, smallest.count / 2) : max(1, length / 2)
    }
    return smallest
  }
}
