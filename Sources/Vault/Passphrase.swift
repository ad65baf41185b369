/// A passphrase in memory of its own, which is overwritten when it is let go.
package final class Passphrase {
  private let buffer: UnsafeMutableRawBufferPointer

  /// Copies the bytes; the caller overwrites its own.
  package init(_ bytes: some Collection<UInt8>) {
    buffer = .allocate(byteCount: bytes.count, alignment: 1)
    buffer.copyBytes(from: bytes)
  }

  deinit {
    overwrite(buffer)
    buffer.deallocate()
  }

  /// The fewest characters that a new passphrase may have.
  package static let fewest = 8

  /// Whether it is long enough to lock something with. Bytes that go on a character count as none.
  package var isLongEnough: Bool { buffer.count { $0 & 0xC0 != 0x80 } >= Self.fewest }

  package var isEmpty: Bool { buffer.isEmpty }

  /// Compares byte by byte: accents typed in another way are other bytes.
  package func matches(_ other: Passphrase) -> Bool { buffer.elementsEqual(other.buffer) }

  /// Whether it says one of the words a person may type here instead of a passphrase.
  package func says(_ words: [String]) -> Bool {
    // No copy of a whole passphrase as a string, which nobody could overwrite.
    guard buffer.count <= Self.longestWords else { return false }
    let text = String(decoding: buffer, as: UTF8.self).lowercased()
      .split(separator: " ").joined(separator: " ")
    return words.contains(text)
  }

  private static let longestWords = 16

  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(buffer))
  }
}
