extension RuleBook {
  /// Reads one utterance: safety first and apart, then topics, feelings, answers and the rest.
  ///
  /// Cost is linear in the utterance and does not grow with rules whose words are absent.
  package func read(_ text: String, in context: ReadingContext = .init()) -> Reading {
    let (utterance, matcher) = matched(text)
    var ranking = TopicRanking(utterance, matcher, tables, learned)
    var reader = SafetyReader(utterance, matcher.hits, tables)
    var safety = reader.read(context, danger: ranking.danger)
    ranking.settle(safety)
    if safety.evidence.isEmpty, let topic = safety.topic {
      safety.evidence = ranking.reasons(topic, utterance) + ranking.reasons(clear: false, utterance)
    }
    if reader.isRaised { safety.evidence += ranking.reasons(clear: true, utterance) }
    let marks = Marks(utterance, matcher.hits, tables, context)
    let asksSafety = safety.level != .none
    let feelings = FeelingReader.read(utterance, matcher.hits, tables)
    let topics = ranking.scores(utterance)
    return Reading(
      utterance: text, topics: topics.heard, feelings: feelings, answer: marks.answer,
      choice: ChoiceReader.read(utterance, text, context, tables),
      number: NumberReader.read(utterance, tables),
      name: context.asked == .name ? NameReader.read(utterance, tables) : nil,
      about: marks.about,
      isNegated: ranking.isNegated ?? marks.hasNegation, tense: marks.tense,
      isQuestion: marks.isQuestion, safety: safety,
      cues: CueReader.read(utterance, matcher.hits, tables),
      mirror: asksSafety
        ? nil : MirrorReader.read(utterance, matcher.hits, tables, ranking.best),
      mention: asksSafety ? nil : MentionReader.read(utterance, matcher.hits, tables, ranking.best),
      person: asksSafety ? nil : MentionReader.person(marks.named, utterance, tables),
      nearMisses: topics.near)
  }

  /// What is weighed about an utterance, as one line for study outside the program.
  package func study(_ text: String) -> String {
    let (utterance, matcher) = matched(text)
    let ranking = TopicRanking(utterance, matcher, tables, learned)
    return ranking.study(utterance)
  }
}
