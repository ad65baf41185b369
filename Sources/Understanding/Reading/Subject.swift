/// Whose words or deeds a match speaks of.
enum Subject {
  case own, other

  /// The nearest person named in a match, or before it in its sentence.
  static func of(_ hit: Hit, _ utterance: Utterance) -> Subject {
    let tokens = utterance.tokens
    var sawOther = false
    for index in Int(hit.start)..<Int(hit.end) {
      if tokens[index].flags.contains(.selfWord) { return .own }
      if tokens[index].flags.contains(.otherWord) { sawOther = true }
    }
    if sawOther { return .other }
    let from = utterance.sentences[Int(hit.sentence)].words.lowerBound
    var index = Int(hit.start) - 1
    while index >= from, Int(hit.start) - index <= 10 {
      if tokens[index].flags.contains(.selfWord) { return .own }
      if tokens[index].flags.contains(.otherWord) { return .other }
      index -= 1
    }
    return .own
  }
}
