extension RuleBook {
  /// How many hits the patterns have in an utterance: matching without judging, to be measured alone.
  package func hitCount(in text: String) -> Int {
    var utterance = Utterance(text, tables)
    var matcher = Matcher(tables)
    matcher.match(&utterance)
    return matcher.hits.count
  }
}
