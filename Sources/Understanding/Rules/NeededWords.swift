/// For each concept the words without one of which it cannot be found, when they are few.
///
/// They are found from the simple concepts up: of a phrase its first word counts, and of a pattern the
/// part that needs the fewest words.
struct NeededWords {
  /// Concepts that need one of more words than this are taken to be found anywhere.
  static let most = 16

  private let parts: RuleParts
  private let simple: Rows<Int32>
  /// Concepts that are made of more than single words; nil are those that need no certain words.
  private var composite: [Int32: [Int32]?] = [:]

  /// Any word that the rules do not know, as a number of the lexicon.
  private let unknown: Int32

  init(_ parts: RuleParts, order: [Int32]) {
    self.parts = parts
    unknown = Int32(parts.wordFlags.count)
    let count = parts.conceptNames.count
    simple = Rows(count: count, pairs: parts.postings.map { (row: $0.item, item: $0.row) })
    for range in parts.ranges { composite[range.concept] = .some(nil) }
    var more: [(row: Int32, item: Int32)] = parts.phraseStarts
    more += parts.prefixPostings.map { (row: $0.item, item: unknown) }
    let starts = Rows(count: count, pairs: more)
    let members = Rows(count: count, pairs: parts.superEdges.map { (row: $0.item, item: $0.row) })
    let makers = Rows(count: count, pairs: parts.makers)
    for concept in order where composite[concept] == nil {
      let index = Int(concept)
      if starts[index].isEmpty, members[index].isEmpty, makers[index].isEmpty { continue }
      var words = Array(simple[index]) + starts[index]
      var isKnown = true
      for member in members[index] { isKnown = add(self[member], to: &words) && isKnown }
      for maker in makers[index] { isKnown = add(fewest(of: maker), to: &words) && isKnown }
      composite[concept] = .some(isKnown && words.count <= Self.most ? words : nil)
    }
  }

  private func add(_ more: ArraySlice<Int32>?, to words: inout [Int32]) -> Bool {
    guard let more, words.count <= Self.most else { return false }
    for word in more where !words.contains(word) { words.append(word) }
    return true
  }

  /// The words of a concept, or nil when it may be found without any of a few.
  subscript(concept: Int32) -> ArraySlice<Int32>? {
    if let known = composite[concept] { return known.map { $0[...] } }
    let words = simple[Int(concept)]
    return words.count <= Self.most ? words : nil
  }

  /// The words of the part that needs the fewest, of those that a pattern cannot do without.
  func fewest(of pattern: Int32, besides trigger: Int32 = -1) -> ArraySlice<Int32>? {
    var best: ArraySlice<Int32>?
    for element in parts.elements[parts.patterns[Int(pattern)].elements]
    where !element.isOptional && element.concept != trigger {
      if let words = self[element.concept], words.count < best?.count ?? .max { best = words }
    }
    return best
  }
}
