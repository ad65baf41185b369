/// Reads feelings that the person names as their own, with their strength.
enum FeelingReader {
  static func read(_ utterance: Utterance, _ hits: [Hit], _ tables: RuleTables) -> [FeelingReading] {
    var result: [FeelingReading] = []
    for hit in hits {
      let pattern = tables.patterns[Int(hit.pattern)]
      guard pattern.head >= 0, case .feeling(let index) = tables.heads[Int(pattern.head)],
        Subject.of(hit, utterance) == .own
      else { continue }
      let feeling = tables.feelings[index]
      let evidence = utterance.evidence(
        tables.ruleText(hit.pattern), file: tables.files[Int(pattern.file)], line: Int(pattern.line),
        tokens: Int(hit.start)..<Int(hit.end))
      let strength = min(10, max(1, feeling.strength + degree(utterance, hit)))
      if let known = result.firstIndex(where: { $0.word == feeling.word }) {
        result[known].strength = max(result[known].strength, strength)
        result[known].isNegated = result[known].isNegated && hit.isNegated
        if result[known].evidence.count < 3 { result[known].evidence.append(evidence) }
      } else {
        result.append(
          FeelingReading(
            word: feeling.word, said: said(hit, utterance, tables) ?? feeling.word, topic: tables.topics[feeling.topic], strength: strength,
            isNegated: hit.isNegated, evidence: [evidence]))
      }
    }
    return result.sorted {
      ($0.isNegated ? 1 : 0, -$0.strength) < ($1.isNegated ? 1 : 0, -$1.strength)
    }
  }

  /// The word as typed, where the rules say that it may be said back.
  private static func said(_ hit: Hit, _ utterance: Utterance, _ tables: RuleTables) -> String? {
    guard tables.spokenFeeling >= 0, hit.end - hit.start == 1 else { return nil }
    let token = utterance.tokens[Int(hit.start)]
    guard token.word >= 0, !token.wasCorrected,
      tables.postings[Int(token.word)].contains(where: { $0.item == tables.spokenFeeling })
    else { return nil }
    return String(decoding: utterance.spelling(token), as: UTF8.self)
  }

  /// "so", "really" before the word add 2; "a bit", "kind of" take 2 away.
  private static func degree(_ utterance: Utterance, _ hit: Hit) -> Int {
    let from = utterance.sentences[Int(hit.sentence)].words.lowerBound
    for index in (max(from, Int(hit.start) - 3)..<max(from, Int(hit.end))).reversed() {
      let flags = utterance.tokens[index].flags
      if flags.contains(.softener) { return -2 }
      if flags.contains(.intensifier) { return 2 }
    }
    return 0
  }
}
