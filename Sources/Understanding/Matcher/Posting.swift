/// What a word or a concept leads to: a concept, or a pattern that it may wake.
///
/// The places that the pattern needs stand beside it, so that a pattern whose other words are absent is
/// turned down without a look at its own memory.
struct Posting: Sendable {
  /// A concept, or, as `~pattern`, a pattern.
  var item: Int32
  var needed: NeededPlaces

  /// Looks up what a pattern needs; a damaged book has patterns without a set.
  init(_ item: Int32, _ sets: [Int32], _ places: [NeededPlaces]) {
    self.item = item
    let isKnown = item < 0 && Int(~item) < sets.count
    needed = isKnown ? places[Int(sets[Int(~item)])] : .none
  }
}

/// Four places in ``WordPresence``, one of which must be taken.
struct NeededPlaces: Sendable {
  var first: UInt16
  var second: UInt16
  var third: UInt16
  var fourth: UInt16

  /// Nothing is needed.
  static let none = NeededPlaces(WordPresence.always)

  init(_ place: UInt16) {
    first = place
    second = place
    third = place
    fourth = place
  }

  /// The places of at most ``most`` words, the last one repeated; of no words, none.
  init(words: ArraySlice<Int32>) {
    self.init(words.last.map(WordPresence.place(ofWord:)) ?? WordPresence.always)
    let at = words.startIndex
    if words.count > 1 { first = WordPresence.place(ofWord: words[at]) }
    if words.count > 2 { second = WordPresence.place(ofWord: words[at + 1]) }
    if words.count > 3 { third = WordPresence.place(ofWord: words[at + 2]) }
  }

  /// Words that fit; of more, their set as a whole has one place.
  static let most = 4
}
