/// Appends numbers and texts in the stored form.
struct StoredWriter {
  private var numbers: [UInt8] = []
  private var texts: [UInt8] = []
  /// The numbers of the weights, as ``floats(_:)`` listed them.
  private var floatIndex: [UInt32: Int] = [:]

  /// Everything written so far, with its head.
  var bytes: [UInt8] {
    var head = StoredWriter()
    head.number(StoredForm.version)
    head.number(texts.count)
    return StoredForm.magic + head.numbers + numbers + texts
  }

  mutating func number(_ value: Int) {
    let stored = UInt64(value)
    var shift = 5 * StoredForm.digitBits
    while shift > 0, stored >> UInt64(shift) == 0 { shift -= StoredForm.digitBits }
    while shift > 0 {
      numbers.append(digit(stored >> UInt64(shift)) + StoredForm.base)
      shift -= StoredForm.digitBits
    }
    numbers.append(digit(stored))
  }

  private func digit(_ value: UInt64) -> UInt8 {
    UInt8(truncatingIfNeeded: value) & (StoredForm.base - 1)
  }

  /// A number that may be below 0, the sign in its last bit.
  mutating func signed(_ value: Int) { number(value < 0 ? -value << 1 | 1 : value << 1) }

  /// An index that may be absent, as -1.
  mutating func optional(_ index: Int32) { number(Int(index) + 1) }

  mutating func hash(_ value: UInt64) {
    for place in 0..<StoredForm.hashDigits {
      numbers.append(UInt8(value >> UInt64(place * StoredForm.fixedBits) & 0x7F))
    }
  }

  /// A number of so many digits in base 128, the highest first.
  mutating func fixed(_ value: Int, digits: Int) {
    for place in (0..<digits).reversed() {
      numbers.append(UInt8(value >> (place * StoredForm.fixedBits) & 0x7F))
    }
  }

  /// A text, whose length stands among the numbers.
  mutating func text(_ bytes: some Collection<UInt8>) {
    number(bytes.count)
    texts += bytes
  }

  mutating func list<Element>(
    _ elements: some Collection<Element>, _ write: (inout StoredWriter, Element) -> Void
  ) {
    number(elements.count)
    for element in elements { write(&self, element) }
  }

  mutating func rows<Item>(_ rows: Rows<Item>, _ write: (inout StoredWriter, Item) -> Void) {
    number(rows.count)
    for row in 0..<rows.count { number(rows.range(row).count) }
    for item in rows.items { write(&self, item) }
  }

  // MARK: weights

  /// Lists all weights that will be written, the most frequent first: those take one digit.
  mutating func floats(_ values: [Float]) {
    var counts: [UInt32: Int] = [:]
    for value in values { counts[value.bitPattern, default: 0] += 1 }
    let order = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    list(order) { $0.number(Int($1.key)) }
    for (index, entry) in order.enumerated() { floatIndex[entry.key] = index }
  }

  /// One of the listed weights.
  mutating func float(_ value: Float) { number(floatIndex[value.bitPattern] ?? 0) }
}
