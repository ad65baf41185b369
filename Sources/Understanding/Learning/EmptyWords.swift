/// Words of time that say nothing of danger, in whatever company they stood: days, months, spans.
///
/// Without this, days of the week that happened to stand in a few examples of danger would raise alarm
/// in others. "Tonight", "now" and "again" are no such words.
enum EmptyWords {
  static let time = stems(
    """
    monday tuesday wednesday thursday friday saturday sunday weekend yesterday tomorrow
    january february march april june july august september october november december
    spring summer autumn winter day days week weeks month months year years hour hours minute minutes
    morning afternoon evening ago last next few couple since one two three four five six seven eight
    nine ten
    """)

  /// Words of grammar, which add nothing to a word of time ("since yesterday").
  static let grammar = stems(
    """
    a an the and or but nor so then than as of at by for with about against between into through from
    to up on off over under that this these those which what where when how because before after
    during while till until is are was were be been being am have has had do does did done will would
    shall should could may might must it its also too very just really quite rather only even like
    maybe perhaps well yes ok okay anyway though although however if i me my we us our you your
    get got go goes going went gone come came put say says said
    """)

  /// Whether words, by their stems, say nothing of danger together.
  static func isEmpty(_ stems: some Sequence<UInt64>) -> Bool {
    var hasTime = false
    for stem in stems {
      if time.contains(stem) { hasTime = true } else if !grammar.contains(stem) { return false }
    }
    return hasTime
  }

  private static func stems(_ words: String) -> Set<UInt64> {
    Set(words.split(whereSeparator: \.isWhitespace).map { Stem.hash(Array($0.utf8)[...]) })
  }
}
