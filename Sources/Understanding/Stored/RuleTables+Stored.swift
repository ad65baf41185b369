extension RuleTables {
  /// Writes every table, in the order in which `init(_:)` reads them.
  func write(to writer: inout StoredWriter) {
    writer.list(files) { $0.text($1.utf8) }
    writer.list(topics) { $0.text($1.utf8) }
    writer.list(feelings) { $1.write(to: &$0) }
    writer.list(0..<wordBytes.count) { $0.text(wordBytes[$1]) }
    writer.list(wordFlags) { $0.number(Int($1.rawValue)) }
    writer.list(conceptNames) { $0.text($1.utf8) }
    writer.list(isLazy) { $0.number($1 ? 1 : 0) }
    writer.rows(rewriteWords) { $0.number(Int($1)) }
    rewrites.write(to: &writer)
    writer.rows(prefixConcepts) { $0.number(Int($1)) }
    prefixes.write(to: &writer)
    writer.hash(prefixLengths)
    phrases.write(to: &writer)
    writer.list(ranges) {
      $0.float($1.low)
      $0.float($1.high)
      $0.number(Int($1.concept))
    }
    writer.rows(members) { $0.number(Int($1)) }
    writer.rows(supers) { $0.number(Int($1)) }
    writer.list(heads) { $1.write(to: &$0) }
    writer.list(headNames) { $0.text($1.utf8) }
    writer.list(elements) { $1.write(to: &$0) }
    writer.list(exclusions) { $0.number(Int($1)) }
    writer.number(levels)
    writer.list(patterns) { $1.write(to: &$0) }
    writer.list(0..<ruleTexts.count) { $0.text(ruleTexts[$1]) }
    partners.write(to: &writer)
    writer.rows(triggers) { $0.number(Int(~$1.item)) }
    writer.rows(postings) {
      $0.number($1.item < 0 ? 1 : 0)
      $0.number(Int($1.item < 0 ? ~$1.item : $1.item))
    }
    writer.optional(negationCancel)
    writer.optional(insult)
    writer.optional(spokenFeeling)
  }

  /// All weights of the patterns and bounds of the ranges.
  var floats: [Float] { patterns.map(\.weight) + ranges.flatMap { [$0.low, $0.high] } }
}

extension HashIndex {
  func write(to writer: inout StoredWriter) {
    writer.list(ordered) {
      $0.hash($1.key)
      $0.number(Int($1.value))
    }
  }

  /// Reads a table whose values are below a bound.
  init(_ reader: inout StoredReader, below bound: Int) {
    let count = reader.count()
    if let index = HashIndex(count: count, ordered: { (key: reader.hash(), value: reader.index(below: bound)) }) {
      self = index
    } else {
      self.init()
      reader.damage()
    }
  }
}

extension FeelingName {
  func write(to writer: inout StoredWriter) {
    writer.text(word.utf8)
    writer.number(topic)
    writer.number(strength)
  }

  init(_ reader: inout StoredReader, topics: Int) {
    word = reader.string()
    topic = Int(reader.index(below: topics))
    strength = Int(reader.byte())
  }
}

extension PartnerSets {
  func write(to writer: inout StoredWriter) {
    writer.rows(words) { $0.number(Int($1)) }
    writer.list(ofPattern) { $0.number(Int($1)) }
  }

  init(_ reader: inout StoredReader, patterns: Int, words count: Int) {
    let words = reader.rows { $0.index(below: count + 1) }
    let sets = reader.list { $0.index(below: words.count) }
    // A damaged book is thrown away once it is read, but it is read to the end.
    if sets.count == patterns, patterns == 0 || words.count > 0 {
      self.init(ofPattern: sets, words: words)
    } else {
      reader.damage()
      self.init()
    }
  }
}
