/// What a pattern says when it matches.
enum RuleHead: Sendable, Equatable {
  case topic(Int)
  case feeling(Int)
  case answer(Reading.Answer)
  case about(Reading.About)
  case tense(Reading.Tense)
  case safety(topic: Int, SafetyLevel)
  /// Harmless words that a safety rule must not take literally; topic -1 shields from all.
  case shield(topic: Int)
  case frame(SafetyFrame)
  /// Words that a node of the scripts waits for; the cue's name is that of the head.
  case cue
}

/// How grave a safety rule is; a hint counts only together with others.
enum SafetyLevel: Sendable, Equatable, CaseIterable {
  case hint, ask, act
}

/// What stands around a safety match and changes how it is read.
enum SafetyFrame: Sendable, Equatable, CaseIterable {
  case denial, past, quotation, fiction, idiom, question
  /// Low mood nearby: an idiom is then asked about after all.
  case mood
}

/// A feeling word with its topic and usual strength.
struct FeelingName: Sendable {
  var word: String
  var topic: Int
  var strength: Int
}
