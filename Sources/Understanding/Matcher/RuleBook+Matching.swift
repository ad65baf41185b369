extension RuleBook {
  /// How many hits the patterns have in an utterance: matching without judging, to be measured alone.
  package func hitCount(in text: String) -> Int { matched(text).matcher.hits.count }

  /// An utterance and what the patterns found in it.
  func matched(_ text: String) -> (utterance: Utterance, matcher: Matcher) {
    var utterance = Utterance(text, tables)
    var matcher = Matcher(tables)
    matcher.match(&utterance)
    return (utterance, matcher)
  }
}
