/// Finds a thing or a person that is named, to be said back where the whole of the words cannot be: "the room" of
/// "when we argue i leave the room".
///
/// Strict, like the mirror: a word of ours, an insult or a word taken for a slip is never said back.
struct MentionReader {
  private let utterance: Utterance
  private let tables: RuleTables
  /// What each token can be in a sentence.
  private let kinds: [SpokenWord]

  private init(_ utterance: Utterance, _ tables: RuleTables) {
    self.utterance = utterance
    self.tables = tables
    kinds = utterance.tokens.map { SpokenWord.of(utterance.spelling($0)) }
  }

  static func read(_ utterance: Utterance, _ hits: [Hit], _ tables: RuleTables, _ topic: Int?) -> String? {
    guard !utterance.tokens.isEmpty else { return nil }
    let reader = MentionReader(utterance, tables)
    let telling = reader.telling(hits, topic)
    var best: (mention: Range<Int>, weight: Float)?
    for sentence in utterance.sentences {
      var place = sentence.words.lowerBound
      while place < sentence.words.upperBound {
        guard let found = reader.mention(at: place, sentence.words) else {
          place += 1
          continue
        }
        var weight = found.weight
        if found.words.contains(where: { telling[$0] }) { weight += 1.5 }
        // Of two that weigh the same the later one is nearer to the point.
        weight += 0.8 * Float(place + 1) / Float(utterance.tokens.count)
        if weight > best?.weight ?? 0 { best = (found.words, weight) }
        place = found.words.upperBound
      }
    }
    return best.map { reader.text($0.mention) }
  }

  /// Tokens in which the topic or a feeling was heard.
  private func telling(_ hits: [Hit], _ topic: Int?) -> [Bool] {
    var result = [Bool](repeating: false, count: utterance.tokens.count)
    for hit in hits {
      let pattern = tables.patterns[Int(hit.pattern)]
      guard pattern.head >= 0, pattern.weight > 0, hit.end - hit.start <= 5 else { continue }
      if case .topic(let named) = tables.heads[Int(pattern.head)], named == topic {
        for index in Int(hit.start)..<Int(hit.end) { result[index] = true }
      }
    }
    return result
  }

  private func mention(at place: Int, _ sentence: Range<Int>) -> (words: Range<Int>, weight: Float)? {
    let kind = kinds[place]
    let first = place + 1
    if isName(place, sentence), place > sentence.lowerBound,
      spells(place - 1, anyOf: ["in", "to", "from", "at", "with", "and", "about", "for", "near", "of"])
    {
      var end = place + 1
      while end < sentence.upperBound, end < place + 3, isName(end, sentence) { end += 1 }
      guard end == sentence.upperBound || isBorder(end) else { return nil }
      return (place..<end, 2.6)
    }
    if kind.contains(.bareThing), isBorder(place + 1, sentence), isNoun(place), canBeAlone(place, sentence) {
      return (place..<first, 1.2)
    }
    guard !kind.isDisjoint(with: [.owner, .article]), let weight = Self.owners[word(place)] else { return nil }
    var end = first
    while end < sentence.upperBound, end < first + 4, !isBorder(end), isNoun(end), end == first || !isVerb(end) && !isDeed(end) && !isThird(end, sentence) { end += 1 }
    if end > first, !kinds[first].isDisjoint(with: [.third, .report]) || isDeed(first) { return nil }
    guard end > first, end < first + 4 else { return nil }
    if end < sentence.upperBound, !isBorder(end) {
      // The thing ends where a verb comes in, and nowhere else.
      guard isVerb(end) || isThird(end, sentence), end - first >= 1 else { return nil }
    }
    let last = end - 1
    guard !Self.vague.contains(word(last)), !isQuality(last), !kinds[last].contains(.day) else { return nil }
    if end - first > 2 { return nil }
    let isPerson = kinds[last].contains(.person)
    return (place..<end, weight + (isPerson ? 1 : 0) + (end - first > 1 ? 0.3 : 0))
  }

  private func canBeAlone(_ place: Int, _ sentence: Range<Int>) -> Bool {
    place == sentence.lowerBound || spells(place - 1, anyOf: ["at", "about", "from", "with", "and", "after", "before", "of", "just", "mostly", "mainly"])
  }

  /// What ends the name of a thing: a small word, a mark, the end.
  private func isBorder(_ place: Int) -> Bool {
    let token = utterance.tokens[place]
    return token.startsClause || token.flags.contains(.clauseBreak)
      || !kinds[place].isDisjoint(with: SpokenWord.small.union([.link, .lean, .asking, .tail]))
      || utterance.raw.words[Int(token.raw)].isSymbol
  }

  private func isBorder(_ place: Int, _ sentence: Range<Int>) -> Bool { place >= sentence.upperBound || isBorder(place) }

  /// "the uncertainty kills me", but not "the phone calls at night".
  private func isThird(_ place: Int, _ sentence: Range<Int>) -> Bool {
    guard place + 1 < sentence.upperBound, !utterance.tokens[place + 1].startsClause,
      kinds[place + 1].isDisjoint(with: [.preposition, .link, .lean, .helper, .tail])
    else { return false }
    let spelling = utterance.spelling(utterance.tokens[place])
    return spelling.count > 3 && spelling.last == UInt8(ascii: "s") && spelling.dropLast().last != UInt8(ascii: "s")
  }

  private func isVerb(_ place: Int) -> Bool {
    let kind = kinds[place]
    if !kind.isDisjoint(with: [.past, .helper, .third]) { return true }
    let before = word(place - 1)
    return kind.contains(.base) && before.hasSuffix("s") && !before.hasSuffix("ss")
  }

  private func isNoun(_ place: Int) -> Bool {
    let token = utterance.tokens[place]
    let raw = utterance.raw.words[Int(token.raw)]
    let kind = kinds[place]
    guard token.word >= 0, !token.wasCorrected, !raw.isSymbol, !raw.isQuoted, raw.folded.count > 2,
      kind.isDisjoint(with: [.harsh, .unfit, .past, .helper, .vague]), !tables.isInsult(token.word)
    else { return false }
    let spelling = utterance.spelling(token)
    return !spelling.contains { $0 == UInt8(ascii: "'") || $0 >= 48 && $0 <= 57 }
      && !(spelling.last == UInt8(ascii: "y") && spelling.dropLast().last == UInt8(ascii: "l"))
  }

  /// "a come", "the feel": a verb and no thing.
  private func isDeed(_ place: Int) -> Bool {
    kinds[place].contains(.base) && kinds[place].isDisjoint(with: [.unlikelyBase])
  }

  /// "free", "walking", "favourite": something is missing behind it.
  private func isQuality(_ place: Int) -> Bool {
    let text = word(place)
    return Self.qualities.contains(text)
      || ["ful", "ous", "ish", "ible", "able", "less", "est"].contains { text.hasSuffix($0) && text.utf8.count > 5 }
      || text.hasSuffix("ing") && !Self.doings.contains(text)
  }

  private func isName(_ place: Int, _ sentence: Range<Int>) -> Bool {
    let token = utterance.tokens[place]
    let raw = utterance.raw.words[Int(token.raw)]
    guard raw.isCapitalised, place > sentence.lowerBound, !raw.isQuoted, kinds[place].isEmpty, !tables.isInsult(token.word),
      !token.startsClause, !token.wasCorrected, raw.source.count > 2
    else { return false }
    return utterance.bytes[raw.source].dropFirst().allSatisfy { $0 >= 97 || $0 == 45 }
  }

  private func word(_ place: Int) -> String { String(decoding: utterance.spelling(utterance.tokens[place]), as: UTF8.self) }

  private func spells(_ place: Int, anyOf texts: [StaticString]) -> Bool {
    let spelling = utterance.spelling(utterance.tokens[place])
    return texts.contains {
      spelling.count == $0.utf8CodeUnitCount
        && spelling.elementsEqual(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount))
    }
  }

  private func text(_ mention: Range<Int>) -> String {
    mention.map { place in
      if kinds[place].isEmpty, Self.owners[word(place)] == nil {
        let raw = utterance.raw.words[Int(utterance.tokens[place].raw)]
        if raw.isCapitalised, utterance.bytes[raw.source].dropFirst().contains(where: { $0 >= 97 }) { return utterance.text(raw.source) }
      }
      let plain = word(place)
      if kinds[place].contains(.day) { return plain.prefix(1).uppercased() + plain.dropFirst() }
      return place == mention.lowerBound && (plain == "my" || plain == "our") ? "your" : Self.short[plain] ?? plain
    }.joined(separator: " ")
  }

  private static let owners: [String: Float] = [
    "the": 2, "a": 1.2, "an": 1.2, "my": 3.5, "our": 3.5, "his": 3, "her": 3, "their": 2.6, "this": 1.4, "that": 1.2,
  ]

  private static let qualities: Set<String> = [
    "early", "favourite", "favorite", "free", "lovely", "dying", "late", "young", "dear", "poor", "former", "main",
    "local", "usual", "normal", "single", "actual", "third", "fourth", "fifth", "entire", "different", "similar", "full",
    "empty", "quiet", "loud", "hot", "cold", "warm", "dark", "clean", "dirty", "soft", "hard", "easy", "simple", "silly",
    "pretty", "tiny", "huge", "large", "wide", "deep", "high", "low", "close", "strong", "sweet", "kind", "happy", "sad",
    "angry", "lonely", "nervous", "proper", "certain", "special", "general", "sudden", "final", "recent", "previous",
    "american", "german", "english", "french", "eldest", "oldest", "youngest", "elder", "older", "younger", "better",
    "dead", "alive", "solo", "private", "public", "secret", "perfect", "awful", "fine", "red", "blue", "green", "white",
    "black", "grey", "second", "double", "half", "mad", "true", "open", "ready", "fresh", "spare", "dated", "cool", "weird",
    "classic", "mental", "emotional", "physical", "social", "constant", "daily", "weekly", "twelve", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "hundred", "thousand", "grown", "own", "gone", "broken", "stolen", "taken", "written",
    "fallen", "done", "clever", "wet", "dry", "round", "same", "ill", "lying", "awake", "further", "closer", "posh", "nearest",
    "biggest", "bloke", "fella", "blank", "thick", "thin", "rich", "stupid", "bloody", "absolute", "total", "complete",
  ]

  private static let doings: Set<String> = [
    "wedding", "building", "meeting", "morning", "evening", "feeling", "parking", "cooking", "swing", "string", "ring",
    "king", "wing", "drawing", "painting", "gathering", "sibling", "training", "clothing", "ceiling", "recording",
    "breathing", "writing", "shopping", "washing", "ironing", "christening", "stocking", "hearing",
  ]

  /// Words that name nothing by themselves.
  private static let vague: Set<String> = [
    "bit", "lot", "day", "days", "time", "times", "thing", "things", "way", "ways", "moment", "while", "same",
    "other", "others", "first", "last", "whole", "point", "fact", "end", "one", "kind", "sort", "few", "couple",
    "stuff", "place", "part", "reason", "idea", "problem", "question", "best", "worst", "right", "wrong", "next",
    "own", "new", "old", "big", "small", "little", "good", "bad", "great", "nice", "real", "only", "most", "least",
    "much", "many", "more", "less", "really", "just", "even", "person", "people", "man", "woman", "guy", "girl",
    "self", "body", "life", "mind", "head", "face", "sex", "weight", "size", "self", "air", "alternative", "truth",
    "very", "too", "well", "now", "then", "not", "never", "always", "also", "still", "again", "almost", "long",
    "short", "minute", "minutes", "second", "seconds", "hour", "hours", "week", "weeks", "month", "months", "year",
    "years", "today", "rest", "front", "back", "side", "top", "state", "middle", "night", "nights", "type", "types",
    "case", "matter", "chance", "turn", "side", "sides", "number", "amount", "kinds", "sorts", "level", "bottom",
    "start", "beginning", "other", "result", "answer", "opposite", "difference", "sense", "word", "words", "fuck",
    "shit", "hell", "damn", "ass", "arse", "age", "mood", "future", "past", "present", "world", "eldest", "second",
    "ones", "lads", "guys", "men", "women", "everything", "nothing", "something", "name", "names", "half", "inch",
    "teens", "twenties", "thirties", "forties", "fifties", "sixties", "hand", "hands", "foot", "feet", "eye", "eyes", "arm", "arms", "leg", "legs", "mouth", "skin", "weekend",
    "morning", "evening", "afternoon", "tonight", "weekday", "date", "dates", "figure", "means", "sake", "mess", "fool",
  ]

  private static let short = ["bf": "boyfriend", "gf": "girlfriend", "hubby": "husband", "bff": "best friend"]

  // MARK: whom it is about

  /// The person's own words for whom it is about: "your mother in law"; nil when these are no name of a
  /// relation, or more than one person.
  static func person(_ named: Range<Int>?, _ utterance: Utterance, _ tables: RuleTables) -> String? {
    guard var named, named.count <= 4 else { return nil }
    func text(_ index: Int) -> String { String(decoding: utterance.spelling(utterance.tokens[index]), as: UTF8.self) }
    if ["my", "our", "the"].contains(text(named.lowerBound)) {
      named = named.lowerBound + 1..<named.upperBound
    }
    guard !named.isEmpty else { return nil }
    let words = named.map { text($0) }
    guard zip(named, words).allSatisfy({ isRelation($0, $1, utterance, tables) }),
      words.last.map({ !$0.hasSuffix("s") || $0.hasSuffix("ss") }) == true
    else { return nil }
    return "your " + words.map { short[$0] ?? $0 }.joined(separator: " ")
  }

  private static func isRelation(
    _ index: Int, _ word: String, _ utterance: Utterance, _ tables: RuleTables
  ) -> Bool {
    let token = utterance.tokens[index]
    return token.word >= 0 && !token.wasCorrected && !tables.isInsult(token.word) && !noRelation.contains(word)
      && !utterance.raw.words[Int(token.raw)].isSymbol && word.utf8.allSatisfy { $0 >= 97 && $0 <= 122 || $0 == 45 }
  }

  /// Words that speak of a relation without naming who.
  private static let noRelation: Set<String> = [
    "he", "she", "they", "him", "her", "them", "we", "us", "you", "i", "me", "his", "their", "who", "someone",
    "dating", "date", "married", "marriage", "wedding", "relationship", "together", "engaged", "tinder", "hinge",
    "divorce", "divorced", "family", "parents", "kids", "children", "team", "work", "office", "seeing", "crush",
    "dated", "matched", "every", "any", "live",
  ]
}
