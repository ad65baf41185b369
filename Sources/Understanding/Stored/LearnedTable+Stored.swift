extension LearnedTable {
  /// A weight's line is counted from the one before of its topic, which keeps it short.
  func write(to writer: inout StoredWriter, topics: Int) {
    writer.float(handScale)
    writer.list(rarity) { $0.float($1) }
    guard !isEmpty else { return }
    writer.number(Int(file))
    var last = [Int](repeating: 0, count: topics)
    writer.rows(rows) {
      $0.number(Int($1.topic))
      $0.float($1.value)
      $0.signed(Int($1.line) - last[Int($1.topic)])
      last[Int($1.topic)] = Int($1.line)
    }
    index.write(to: &writer)
  }

  init(_ reader: inout StoredReader, topics: Int, files: Int) {
    handScale = reader.float()
    rarity = reader.list { $0.float() }
    guard !rarity.isEmpty else { return }
    file = reader.index(below: files)
    // One place more, for a topic that does not exist, which the reader takes for the first.
    var last = [Int](repeating: 0, count: topics + 1)
    rows = reader.rows {
      let topic = $0.index(below: topics)
      let value = $0.float()
      last[Int(topic)] &+= $0.signed()
      return Weight(topic: topic, value: value, line: Int32(truncatingIfNeeded: last[Int(topic)]))
    }
    count = rows.count
    if rows.count != rarity.count { reader.damage() }
    index = HashIndex(&reader, below: rows.count)
  }

  var floats: [Float] { [handScale] + rarity + rows.items.map(\.value) }
}
