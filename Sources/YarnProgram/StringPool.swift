/// Many texts in one block of bytes; a `String` is made only when one is asked for.
package struct StringPool: Sendable, Equatable {
  package private(set) var bytes: [UInt8] = []
  /// Where each text begins, and after the last where it ends.
  package private(set) var offsets: [UInt32] = [0]

  package init() {}

  /// Takes bytes and offsets as stored; nil unless the offsets rise and stay inside.
  package init?(bytes: [UInt8], offsets: [UInt32]) {
    guard offsets.first == 0, let last = offsets.last, Int(last) == bytes.count else { return nil }
    var previous: UInt32 = 0
    for offset in offsets {
      guard offset >= previous else { return nil }
      previous = offset
    }
    self.bytes = bytes
    self.offsets = offsets
  }

  package var count: Int { offsets.count - 1 }

  package mutating func append(_ text: String) -> UInt32 {
    bytes.append(contentsOf: text.utf8)
    offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    return UInt32(truncatingIfNeeded: offsets.count - 2)
  }

  /// The text at an index, which the verifier has checked.
  package subscript(index: UInt32) -> String {
    let lower = Int(offsets[Int(index)])
    let upper = Int(offsets[Int(index) + 1])
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }
}
