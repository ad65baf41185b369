/// How sure a reading must be before something is done about it. Those for small talk, goodbyes, a toss-up
/// and what was heard at all were measured on writers left out of the learning; the others were found in
/// trial conversations and wait to be measured.
enum Certainty {
  /// The least score at which small talk may stand in for an answer in the person's own words: it is
  /// right there in three of four.
  static let clearSmallTalk = 0.4
  /// The same for a goodbye, after which the session is over.
  static let clearGoodbye = 0.75
  /// The same where the words were no answer to what was asked.
  static let likelySmallTalk = 0.3
  /// The same for a complaint: a person who tells of one must not be taken to make one.
  static let clearComplaint = 0.5
  /// A second topic with this share of the first one's score makes it a toss-up to ask about.
  static let tossUp = 0.85
  /// Below this score a topic is not simply opened: two are named and asked about.
  static let believed = 0.3
  /// The same for a line of few words, which leans to something by chance.
  static let believedOfFewWords = 0.45
  static let fewWords = 4
  /// Below this score nothing is asked about.
  static let worthAsking = 0.13
  /// Below this score nothing was heard: it is right in one of five.
  static let heard = 0.07
  /// The least score at which words are taken for a subject that is none of the coach's.
  static let clearlyElsewhere = 0.3
}
