/// Reads numbers and texts of the stored form.
///
/// Whatever the bytes are: past the end, or where an index is too large, it gives 0 and remembers that
/// something is wrong. A count is never more than the bytes that are left, so that work and memory stay
/// linear.
struct StoredReader {
  private let bytes: [UInt8]
  private var position: Int
  private var end: Int
  private var textPosition: Int
  private(set) var isDamaged = false
  private var floats: [Float] = []

  /// Reads the head.
  init(_ bytes: [UInt8]) throws(RuleBookError) {
    guard bytes.starts(with: StoredForm.magic) else { throw .notARuleBook }
    guard bytes.count < Int32.max else { throw .damaged }
    self.bytes = bytes
    position = StoredForm.magic.count
    end = bytes.count
    textPosition = bytes.count
    let version = number()
    guard !isDamaged else { throw .damaged }
    guard version == StoredForm.version else {
      throw .wrongVersion(found: version, expected: StoredForm.version)
    }
    let texts = number()
    guard !isDamaged, texts <= end - position else { throw .damaged }
    end -= texts
    textPosition = end
  }

  /// Every number and every text has been read.
  var isAtEnd: Bool { position == end && textPosition == bytes.count }

  mutating func damage() { isDamaged = true }

  @inline(__always)
  mutating func number() -> Int {
    if position < end, bytes[position] < StoredForm.base {
      position += 1
      return Int(bytes[position - 1])
    }
    return longNumber()
  }

  /// A number of at most six digits.
  private mutating func longNumber() -> Int {
    var value = 0
    while position < end, value < 1 << 30 {
      let byte = bytes[position]
      position += 1
      value = value << StoredForm.digitBits | Int(byte & (StoredForm.base - 1))
      if byte < StoredForm.base { return value }
      if byte >= 2 * StoredForm.base { break }
    }
    isDamaged = true
    return 0
  }

  /// A number that may be below 0.
  @inline(__always)
  mutating func signed() -> Int {
    let value = number()
    return value & 1 == 0 ? value >> 1 : -(value >> 1)
  }

  /// A number below a bound.
  @inline(__always)
  mutating func index(below bound: Int) -> Int32 {
    let value = number()
    if value < bound, value <= Int32.max { return Int32(truncatingIfNeeded: value) }
    isDamaged = true
    return 0
  }

  /// An index that may be absent, as -1.
  mutating func optional(below bound: Int) -> Int32 { index(below: bound + 1) - 1 }

  mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: index(below: 256)) }

  mutating func hash() -> UInt64 {
    guard end - position >= StoredForm.hashDigits else {
      isDamaged = true
      return 0
    }
    // Eight digits at once: neighbours are brought together, then pairs, then fours.
    var digits = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: UInt64.self) }
    digits = UInt64(littleEndian: digits)
    digits = digits & 0x007F_007F_007F_007F | (digits & 0x7F00_7F00_7F00_7F00) >> 1
    digits = digits & 0x0000_3FFF_0000_3FFF | (digits & 0x3FFF_0000_3FFF_0000) >> 2
    digits = digits & 0x0FFF_FFFF | (digits & 0x0FFF_FFFF_0000_0000) >> 4
    digits |= UInt64(bytes[position + 8] & 0x7F) << 56 | UInt64(bytes[position + 9] & 1) << 63
    position += StoredForm.hashDigits
    return digits
  }

  /// How many elements follow, each of at least one byte.
  mutating func count() -> Int {
    let count = number()
    if count <= end - position { return count }
    isDamaged = true
    return 0
  }

  mutating func list<Element>(_ read: (inout StoredReader) -> Element) -> [Element] {
    let count = count()
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(read(&self)) }
    return elements
  }

  mutating func rows<Item>(_ read: (inout StoredReader) -> Item) -> Rows<Item> {
    let starts = starts()
    let total = Int(starts[starts.count - 1])
    var items: [Item] = []
    items.reserveCapacity(total)
    for _ in 0..<total { items.append(read(&self)) }
    return Rows(starts: starts, items: items)
  }

  /// Where rows begin and the last one ends, from the number of items of each.
  mutating func starts() -> [Int32] {
    let count = count()
    var starts: [Int32] = []
    starts.reserveCapacity(count + 1)
    starts.append(0)
    var total = 0
    for _ in 0..<count {
      total += number()
      if total > end - position {
        isDamaged = true
        return [0]
      }
      starts.append(Int32(truncatingIfNeeded: total))
    }
    return starts
  }

  /// So many items of the same number of bytes each, none of which is above 127.
  mutating func fixed<Item>(
    _ count: Int, width: Int, _ read: (UnsafePointer<UInt8>) -> Item
  ) -> [Item] {
    guard count <= (end - position) / width else {
      isDamaged = true
      return []
    }
    let start = position
    position += count * width
    return bytes.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return [] }
      var all: UInt8 = 0
      for place in start..<start + count * width { all |= first[place] }
      if all > 127 { isDamaged = true }
      return [Item](unsafeUninitializedCapacity: count) { items, filled in
        for place in 0..<count { items.initializeElement(at: place, to: read(first + start + place * width)) }
        filled = count
      }
    }
  }

  // MARK: texts

  /// The place of the next text, whose length stands among the numbers.
  private mutating func text() -> Range<Int> {
    let length = number()
    guard length <= bytes.count - textPosition else {
      isDamaged = true
      return textPosition..<textPosition
    }
    textPosition += length
    return textPosition - length..<textPosition
  }

  mutating func textBytes() -> ArraySlice<UInt8> { bytes[text()] }

  mutating func string() -> String { String(decoding: bytes[text()], as: UTF8.self) }

  /// Texts one after another.
  mutating func texts() -> Rows<UInt8> {
    let count = count()
    var starts: [Int32] = []
    starts.reserveCapacity(count + 1)
    starts.append(0)
    let from = textPosition
    for _ in 0..<count {
      _ = text()
      starts.append(Int32(truncatingIfNeeded: textPosition - from))
    }
    return Rows(starts: starts, items: Array(bytes[from..<textPosition]))
  }

  // MARK: weights

  /// Reads the list of weights that ``float()`` picks from.
  mutating func readFloats() {
    floats = list { Float(bitPattern: UInt32(truncatingIfNeeded: $0.number())) }
    if !floats.allSatisfy(\.isFinite) { isDamaged = true }
  }

  @inline(__always)
  mutating func float() -> Float {
    let index = number()
    if index < floats.count { return floats[index] }
    isDamaged = true
    return 0
  }
}
