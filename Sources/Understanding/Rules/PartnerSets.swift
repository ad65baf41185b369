/// Sets of words one of which a pattern needs besides its trigger; equal sets of many words are kept
/// once, for each has a place in every sentence.
struct PartnerSets: Sendable {
  /// Pattern → its set.
  private(set) var ofPattern: [Int32] = []
  /// Set → its words; the number after the last word is any word that the rules do not know. Empty when
  /// it cannot be said what a pattern needs.
  private(set) var words = Rows<Int32>()

  init(ofPattern: [Int32] = [], words: Rows<Int32> = Rows()) {
    self.ofPattern = ofPattern
    self.words = words
  }

  /// The sets of all patterns, in their order.
  init(_ patterns: some Sequence<ArraySlice<Int32>>) {
    var known: [ArraySlice<Int32>: Int32] = [:]
    for pattern in patterns {
      if pattern.count > NeededPlaces.most, let set = known[pattern] {
        ofPattern.append(set)
        continue
      }
      let set = Int32(words.count)
      if pattern.count > NeededPlaces.most { known[pattern] = set }
      words.append(pattern)
      ofPattern.append(set)
    }
  }

  /// Set → the places in which a sentence shows that one of its words may be there.
  var places: [NeededPlaces] {
    (0..<words.count).map { set in
      isLarge(set)
        ? NeededPlaces(WordPresence.place(ofSet: Int32(set))) : NeededPlaces(words: words[set])
    }
  }

  /// Word → the places of the sets that it is in, of those which have a place as a whole.
  func placesOfWords(count: Int) -> Rows<UInt16> {
    var pairs: [(row: Int32, item: UInt16)] = []
    for set in 0..<words.count where isLarge(set) {
      let place = WordPresence.place(ofSet: Int32(set))
      for word in words[set] { pairs.append((row: word, item: place)) }
    }
    return Rows(count: count, pairs: pairs)
  }

  private func isLarge(_ set: Int) -> Bool { words.range(set).count > NeededPlaces.most }
}
