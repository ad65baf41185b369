/// Words that have a capital and are no names, and words that often begin a sentence.
enum CommonWords {
  static let capitalised: Set<String> = Set(
    """
    i i'm i've i'll i'd i\u{2019}m i\u{2019}ve i\u{2019}ll i\u{2019}d ok okay tv uk usa us eu dvd cv id dm
    monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    christmas easter ramadan eid diwali hanukkah passover new year english god mum mom dad mama papa
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
