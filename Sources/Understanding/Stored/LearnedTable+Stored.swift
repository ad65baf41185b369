extension LearnedTable {
  /// Entries and lines take as many bytes each as the next, so that they are read many at a time.
  func write(to writer: inout StoredWriter) {
    writer.float(handScale)
    writer.list(rarity) { $0.float($1) }
    guard !isEmpty else { return }
    writer.number(Int(file))
    writer.list(values) { $0.float($1) }
    writer.list(0..<rows.count) { $0.number(rows.range($1).count) }
    for entry in rows.items {
      writer.fixed(Int(entry.topic), digits: 2)
      writer.fixed(Int(entry.value), digits: 2)
    }
    // A line beyond the last that fits is named as that.
    for line in lines { writer.fixed(min(Int(line), Self.lastLine), digits: Self.digitsOfLine) }
    index.write(to: &writer)
  }

  init(_ reader: inout StoredReader, topics: Int, files: Int) {
    handScale = reader.float()
    rarity = reader.list { $0.float() }
    guard !rarity.isEmpty else { return }
    file = reader.index(below: files)
    values = reader.list { $0.float() }
    let starts = reader.starts()
    let count = Int(starts.last ?? 0)
    rows = Rows(starts: starts, items: Self.entries(&reader, count, topics: topics, values: values.count))
    lines = Self.lines(&reader, count)
    self.count = rows.count
    if rows.count != rarity.count { reader.damage() }
    index = HashIndex(&reader, below: rows.count)
  }

  private static func entries(
    _ reader: inout StoredReader, _ count: Int, topics: Int, values: Int
  ) -> [Entry] {
    var largest = (topic: UInt16(0), value: UInt16(0))
    let entries = reader.fixed(count, width: 4) { digits in
      let topic = UInt16(digits[0]) << 7 | UInt16(digits[1])
      let value = UInt16(digits[2]) << 7 | UInt16(digits[3])
      largest = (max(largest.topic, topic), max(largest.value, value))
      return Entry(topic: topic, value: value)
    }
    // A damaged book is read to the end, but never used.
    if count > 0, Int(largest.topic) >= topics || Int(largest.value) >= values { reader.damage() }
    return entries
  }

  private static func lines(_ reader: inout StoredReader, _ count: Int) -> [Int32] {
    reader.fixed(count, width: digitsOfLine) { digits in
      Int32(digits[0]) << 14 | Int32(digits[1]) << 7 | Int32(digits[2])
    }
  }

  private static let digitsOfLine = 3
  private static let lastLine = (1 << 21) - 1

  var floats: [Float] { [handScale] + rarity + values }
}
