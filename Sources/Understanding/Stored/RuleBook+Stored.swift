extension RuleBook {
  /// The bytes that `init(decoding:)` reads: the same on every machine, and valid UTF-8.
  package func encoded() -> [UInt8] {
    var writer = StoredWriter()
    writer.floats(tables.floats + learned.floats)
    tables.write(to: &writer)
    learned.write(to: &writer)
    return writer.bytes
  }

  /// Reads what `encoded()` wrote; safe on any bytes, linear in their number.
  package init(decoding bytes: [UInt8]) throws(RuleBookError) {
    var reader = try StoredReader(bytes)
    reader.readFloats()
    let tables = RuleTables(&reader)
    let learned = LearnedTable(
      &reader, topics: tables.topics.count + LearnedTable.judgements.count, files: tables.files.count)
    guard !reader.isDamaged, reader.isAtEnd, tables.topics.count <= RuleCompiler.mostTopics else {
      throw .damaged
    }
    self.init(tables: tables, learned: learned)
  }
}
