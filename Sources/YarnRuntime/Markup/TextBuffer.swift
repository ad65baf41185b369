/// The bytes of a text that is being put together.
///
/// An array would ask at each addition whether it is shared; this is never copied, and so never is.
struct TextBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// Adds a range of bytes.
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    if capacity - count < range.count { grow(by: range.count) }
    bytes.extracting(range).withUnsafeBufferPointer { added in
      guard let first = added.baseAddress else { return }
      (start + count).initialize(from: first, count: added.count)
    }
    count += range.count
  }

  private mutating func grow(by added: Int) {
    capacity = max(count + added, 2 * capacity)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.initialize(from: start, count: count)
    start.deallocate()
    start = larger
  }

  /// Lends the bytes.
  func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: start, count: count).span)
  }

  /// The bytes, which are valid UTF-8, as a String.
  var text: String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
