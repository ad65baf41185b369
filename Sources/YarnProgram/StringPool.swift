/// Many texts in one block of bytes; a `String` is made only when one is asked for.
package struct StringPool: Sendable, Equatable {
  /// A part of the stored program where it was loaded from one, so that loading copies nothing.
  package private(set) var bytes: ArraySlice<UInt8> = []
  /// Where each text begins, and after the last where it ends, from the first byte.
  private var offsets: [UInt32] = [0]

  package init() {}

  /// Takes bytes and the length of each text as stored; nil unless they fit.
  package init?(bytes: ArraySlice<UInt8>, lengths: [UInt32]) {
    offsets.reserveCapacity(lengths.count + 1)
    var end = 0
    for length in lengths {
      end += Int(length)
      guard end <= bytes.count else { return nil }
      offsets.append(UInt32(truncatingIfNeeded: end))
    }
    guard end == bytes.count else { return nil }
    self.bytes = bytes
  }

  /// The length of each text in bytes.
  package var lengths: [UInt32] {
    zip(offsets.dropFirst(), offsets).map { $0 - $1 }
  }

  package var count: Int { offsets.count - 1 }

  package mutating func append(_ text: String) -> UInt32 {
    bytes.append(contentsOf: text.utf8)
    offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    return UInt32(truncatingIfNeeded: offsets.count - 2)
  }

  /// The text at an index, which the verifier has checked.
  package subscript(index: UInt32) -> String {
    let lower = bytes.startIndex + Int(offsets[Int(index)])
    let upper = bytes.startIndex + Int(offsets[Int(index) + 1])
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }
}
