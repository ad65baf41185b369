/// Finds a thing the person names, to be said back where the whole of the words cannot be: "the room" of
/// "when we argue i leave the room".
///
/// Strict, like the mirror: a word of ours, an insult or a word taken for a slip is never said back.
enum MentionReader {
  static func read(_ utterance: Utterance, _ tables: RuleTables) -> String? {
    var best: (text: String, weight: Int)?
    for sentence in utterance.sentences {
      for place in sentence.words.dropLast() {
        guard let owner = owner(place, utterance),
          let things = things(after: place, in: sentence.words, utterance, tables)
        else { continue }
        // What is the person's own, or another's, says more than "the" or "a".
        let weight = (owner == "the" || owner == "a" || owner == "an" ? 1 : 2) + things.count
        if weight > best?.weight ?? 0 { best = (([owner] + things).joined(separator: " "), weight) }
      }
    }
    return best?.text
  }

  /// The person's own words for whom it is about: "your mother in law"; nil when these are no name of a
  /// relation, or more than one person.
  static func person(_ named: Range<Int>?, _ utterance: Utterance, _ tables: RuleTables) -> String? {
    guard var named, named.count <= 4 else { return nil }
    if ["my", "our", "the"].contains(text(named.lowerBound, utterance)) {
      named = named.lowerBound + 1..<named.upperBound
    }
    guard !named.isEmpty else { return nil }
    let words = named.map { text($0, utterance) }
    guard zip(named, words).allSatisfy({ isNoun($0, $1, utterance, tables) }),
      words.last.map({ !$0.hasSuffix("s") || $0.hasSuffix("ss") }) == true
    else { return nil }
    return "your " + words.map { short[$0] ?? $0 }.joined(separator: " ")
  }

  private static func isNoun(
    _ index: Int, _ word: String, _ utterance: Utterance, _ tables: RuleTables
  ) -> Bool {
    let token = utterance.tokens[index]
    return token.word >= 0 && !token.wasCorrected && !tables.isInsult(token.word) && !noRelation.contains(word)
      && !utterance.raw.words[Int(token.raw)].isSymbol && word.utf8.allSatisfy { $0 >= 97 && $0 <= 122 || $0 == 45 }
  }

  private static let short = ["bf": "boyfriend", "gf": "girlfriend", "hubby": "husband", "bff": "best friend"]

  /// Words that speak of a relation without naming who.
  private static let noRelation: Set<String> = [
    "he", "she", "they", "him", "her", "them", "we", "us", "you", "i", "me", "his", "their", "who", "someone",
    "dating", "date", "married", "marriage", "wedding", "relationship", "together", "engaged", "tinder", "hinge",
    "divorce", "divorced", "family", "parents", "kids", "children", "team", "work", "office", "seeing", "crush",
  ]

  /// One or two words that name a thing.
  private static func things(
    after place: Int, in words: Range<Int>, _ utterance: Utterance, _ tables: RuleTables
  ) -> [String]? {
    var things: [String] = []
    for index in (place + 1)..<min(place + 3, words.upperBound) {
      let word = text(index, utterance)
      guard names(index, word, utterance, tables) else { break }
      if things.count == 1, isVerb(word) || word.hasSuffix("ed") || word.hasSuffix("s") { break }
      things.append(word)
    }
    guard let last = things.last, !isVerb(last) else { return nil }
    return things
  }

  private static func isVerb(_ word: String) -> Bool {
    MirrorReader.isVerb(word) || irregular.contains(word)
  }

  private static let irregular: Set<String> = [
    "sent", "bought", "brought", "taught", "caught", "sold", "held", "built", "bent", "lent", "meant", "met", "read",
    "led", "fed", "fled", "slid", "rode", "wrote", "drove", "rose", "woke", "chose", "stole", "wore", "tore", "swore",
    "threw", "blew", "flew", "drew", "began", "drank", "swam", "sang", "sank", "hung", "won", "sought", "thought",
    "lay", "shot", "beat", "bit", "quit", "cut", "hit", "set", "burst", "ate", "saw", "said", "told", "paid", "laid",
    "seemed", "says", "tells", "might", "must", "should", "could", "would", "will", "can", "may",
  ]

  private static func names(
    _ index: Int, _ word: String, _ utterance: Utterance, _ tables: RuleTables
  ) -> Bool {
    let token = utterance.tokens[index]
    let raw = utterance.raw.words[Int(token.raw)]
    return token.word >= 0 && !token.wasCorrected && !raw.isSymbol && !raw.isQuoted
      && !token.flags.contains(.common) && !token.flags.contains(.filler) && word.utf8.count > 2
      && !vague.contains(word) && !tables.isInsult(token.word)
  }

  private static func text(_ index: Int, _ utterance: Utterance) -> String {
    String(decoding: utterance.spelling(utterance.tokens[index]), as: UTF8.self)
  }

  /// How an owner is called when the words are turned round; nil for a word that is none.
  private static func owner(_ index: Int, _ utterance: Utterance) -> String? {
    let word = utterance.spelling(utterance.tokens[index])
    guard word.count <= 5, let first = word.first else { return nil }
    switch first {
    case UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "m"), UInt8(ascii: "o"), UInt8(ascii: "h"):
      return owners[String(decoding: word, as: UTF8.self)]
    default: return nil
    }
  }

  private static let owners: [String: String] = [
    "the": "the", "a": "a", "an": "an", "my": "your", "our": "your", "his": "his", "her": "her",
    "their": "their", "this": "this", "that": "that",
  ]

  /// Words that name nothing by themselves.
  private static let vague: Set<String> = [
    "bit", "lot", "day", "days", "time", "times", "thing", "things", "way", "ways", "moment", "while", "same",
    "other", "others", "first", "last", "whole", "point", "fact", "end", "one", "kind", "sort", "few", "couple",
    "stuff", "place", "part", "reason", "idea", "problem", "question", "best", "worst", "right", "wrong", "next",
    "own", "new", "old", "big", "small", "little", "good", "bad", "great", "nice", "real", "only", "most", "least",
    "much", "many", "more", "less", "really", "just", "even", "person", "people", "man", "woman", "guy", "girl",
    "self", "body", "life", "mind", "head", "face", "sex", "fuck", "shit", "hell", "weight", "size", "damn",
    "very", "too", "well", "now", "then", "not", "never", "always", "also", "still", "again", "almost", "long",
    "short", "minute", "second", "hour", "week", "month", "year", "today", "rest", "front", "back", "side", "top",
  ]
}
