/// Turns the person's own words round to "you", when that is safe and short.
///
/// Strict on purpose: a wrong mirror is worse than none.
enum MirrorReader {
  static let mostWords = 12
  static let fewestWords = 3

  static func read(
    _ utterance: Utterance, _ hits: [Hit], _ tables: RuleTables, _ marks: Marks, _ topic: Int?
  ) -> String? {
    // What was said about the talk itself is not the person's story.
    if let topic, tables.topics[topic].hasPrefix("meta-") { return nil }
    // Turned round, a guess would come back as a fact.
    if utterance.tokens.contains(where: { isHedge(utterance.spelling($0)) }) { return nil }
    let clauses = clauses(utterance)
    var best: (text: String, score: Float)?
    for clause in clauses {
      guard let text = turned(clause, utterance, tables) else { continue }
      var score: Float = 1
      for hit in hits where Int(hit.start) < clause.upperBound && Int(hit.end) > clause.lowerBound {
        let pattern = tables.patterns[Int(hit.pattern)]
        guard pattern.head >= 0, pattern.weight > 0 else { continue }
        switch tables.heads[Int(pattern.head)] {
        case .topic(let named): score += named == topic ? pattern.weight * 2 : pattern.weight * 0.5
        case .feeling: score += 1
        default: break
        }
      }
      if score > best?.score ?? 0 { best = (text, score) }
    }
    return best?.text
  }

  private static func isHedge(_ word: ArraySlice<UInt8>) -> Bool {
    switch word.count {
    case 5: word.elementsEqual("maybe".utf8)
    case 7: word.elementsEqual("perhaps".utf8)
    default: false
    }
  }

  /// Token ranges that begin and end at a sentence's or a clause's border, longest first in place.
  private static func clauses(_ utterance: Utterance) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for sentence in utterance.sentences where !sentence.isQuestion {
      let words = sentence.words
      if words.count <= mostWords + 3 { result.append(words) }
      var start = words.lowerBound
      for index in words where index > start {
        let token = utterance.tokens[index]
        if token.startsClause || token.flags.contains(.clauseBreak) {
          result.append(start..<index)
          start = index
        }
      }
      if start > words.lowerBound { result.append(start..<words.upperBound) }
      if result.count > 40 { break }
    }
    return result
  }

  // MARK: one clause

  private static func turned(
    _ range: Range<Int>, _ utterance: Utterance, _ tables: RuleTables
  ) -> String? {
    guard isOwnWords(range, utterance, tables) else { return nil }
    var words = spellings(range, utterance)
    while let first = words.first, lead.contains(first.plain) { words.removeFirst() }
    while let last = words.last, tail.contains(last.plain) { words.removeLast() }
    guard words.count >= fewestWords, words.count <= mostWords, isSafe(words)
    else { return nil }
    guard isSubject(words[0]) || isOccasion(words), hasVerb(words), agrees(words) else { return nil }
    return turn(words)
  }

  private static func isSubject(_ word: Word) -> Bool { subjects.contains(word.plain) || word.plain == "my" }

  /// "When we argue I leave the room": an occasion with its own subject, and another one behind it.
  private static func isOccasion(_ words: [Word]) -> Bool {
    ["when", "whenever"].contains(words[0].plain) && words.count > 5 && isSubject(words[1])
      && words.dropFirst(3).contains { subjects.contains($0.plain) && $0.plain != "it" }
  }

  private struct Word {
    /// Lower case, straight apostrophes.
    var plain: String
    /// As typed.
    var typed: String
    var isName: Bool
    var isKnown: Bool
  }

  private static func spellings(_ range: Range<Int>, _ utterance: Utterance) -> [Word] {
    var result: [Word] = []
    var last: Int32 = -1
    for token in utterance.tokens[range] where token.raw != last {
      last = token.raw
      let raw = utterance.raw.words[Int(token.raw)]
      let plain = String(decoding: utterance.raw.spelling(raw), as: UTF8.self)
      let typed = utterance.text(raw.source)
      result.append(
        Word(
          plain: plain, typed: typed,
          isName: raw.isCapitalised && !result.isEmpty && token.word < 0,
          isKnown: token.word >= 0 && !raw.isSymbol))
    }
    return result
  }

  private static let lead: Set<String> = [
    "and", "so", "but", "well", "um", "uh", "like", "because", "cause", "cos", "coz", "honestly",
    "tbh", "basically", "anyway", "ok", "okay", "yeah", "yes", "no", "oh", "ugh", "just", "then",
    "also", "plus", "idk", "ngl", "lol", "hi", "hello", "hey", "cuz", "bc", "that", "which",
    "sorry", "literally", "actually",
  ]
  private static let tail: Set<String> = ["and", "so", "but", "lol", "tbh", "too", "though", "haha", "ngl", "or", "because", "like", "idk", "though", "please"]
  private static let subjects: Set<String> = [
    "i", "i'm", "im", "i've", "ive", "i'd", "i'll", "he", "she", "they", "we", "it", "he's",
    "she's", "they're", "we're", "hes", "shes", "theyre", "it's", "nobody", "everyone", "everybody",
    "everything", "nothing", "someone", "people",
  ]
  /// Words that make a clause unfit: the coach itself addressed, questions, conditions, commands.
  private static let unfit: Set<String> = [
    "you", "your", "u", "ur", "you're", "youre", "yours", "yourself", "who", "why", "how", "whether",
    "if", "please", "fuck", "fucking", "shit", "bitch", "slut", "whore", "cunt", "bastard",
    "asshole", "arsehole", "dick", "crap", "retard", "retarded", "sex", "porn", "coach", "bot",
    "asked", "says", "said", "saying", "tells", "told", "mean", "wonder", "guess", "think", "dont've",
  ]

  private static func isSafe(_ words: [Word]) -> Bool {
    let known = words.reduce(0) { $0 + ($1.isKnown || $1.isName ? 1 : 0) }
    guard known == words.count else { return false }
    return !words.contains { unfit.contains($0.plain) || $0.plain.utf8.contains(42) }
  }

  /// Whether all words are as the person typed and meant them, and none is an insult.
  private static func isOwnWords(
    _ range: Range<Int>, _ utterance: Utterance, _ tables: RuleTables
  ) -> Bool {
    for token in utterance.tokens[range] {
      if utterance.raw.words[Int(token.raw)].isQuoted { return false }
      if tables.isInsult(token.word) { return false }
      // A word taken for a misspelling must not be put in the person's mouth.
      if token.wasCorrected { return false }
    }
    return true
  }

  private static let verbs: Set<String> = [
    "am", "is", "are", "was", "were", "be", "been", "have", "has", "had", "do", "does", "did",
    "don't", "dont", "doesn't", "doesnt", "didn't", "didnt", "can't", "cant", "can", "could",
    "won't", "wont", "would", "will", "feel", "feels", "felt", "want", "wants", "wanted", "need",
    "needs", "needed", "miss", "misses", "hate", "hates", "love", "loves", "loved", "get", "gets",
    "got", "go", "goes", "went", "keep", "keeps", "kept", "make", "makes", "made", "know", "knows",
    "never", "always", "isn't", "isnt", "wasn't", "wasnt", "haven't", "havent", "hasn't", "hasnt",
    "aren't", "arent", "weren't", "couldn't", "couldnt", "wouldn't", "wouldnt", "ignores", "ignore", "ignored",
    "left", "leaves", "leave", "stopped", "started", "argue", "argued", "fight", "fought", "cry",
    "cried", "check", "checked", "wait", "waited", "end", "ended", "worry", "talk", "talks",
    "talked", "texted", "calls", "called", "came", "comes", "gave", "gives", "took", "takes",
    "forgot", "forgets", "shut", "shuts", "walked", "walks", "lost", "lose", "hide", "avoid",
    "avoids", "struggle", "panic", "trust", "grew", "lives", "live", "listens", "listened", "listen", "hears", "ask", "looks", "looked", "look",
    "works", "worked", "work", "tries", "tried", "try", "waits", "stays", "stayed", "stay", "runs", "ran", "run",
    "pulls", "pulled", "pull", "pushes", "pushed", "push", "hides", "hid", "sleeps", "slept", "sleep", "eats",
    "drinks", "shouts", "shouted", "shout", "snaps", "snapped", "snap", "sulks", "laughs", "laughed", "smiles",
    "cooks", "cleans", "texts", "text", "replies", "replied", "reply", "answers", "rings", "rang", "visits",
    "leans", "lean", "rely", "relies", "depends", "depend", "cling", "clings", "chase", "chases", "freeze", "froze",
    "spend", "spends", "spent", "pretend", "pretends", "promised", "promises", "forgive", "apologise", "apologised",
    "married", "moved", "cheated", "lied", "lies", "lost", "missed", "broke", "put", "puts", "let", "lets",
    "stop", "start", "find", "finds", "found", "think", "believe", "believes", "remember", "forget", "change",
    "changed", "changes", "happened", "happens", "turns", "turned", "turn", "act", "acts", "treats", "treated",
    "scares", "annoys", "worries", "hurts", "hurt", "helps", "helped", "cares", "care", "matters", "sits", "sat",
    "stands", "stood", "says", "speaks", "spoke", "compare", "compares", "criticises", "nags", "seems", "seem", "wish",
  ]

  static func isVerb(_ word: String) -> Bool { verbs.contains(word) || bare.contains(word) }

  private static func hasVerb(_ words: [Word]) -> Bool {
    let first = words[0].plain
    if first.contains("'") || ["im", "ive", "hes", "shes", "theyre"].contains(first) { return true }
    return words.dropFirst().contains { verbs.contains($0.plain) }
  }

  /// Whether each subject fits its verb. "She say" turned round would mock who wrote it.
  private static func agrees(_ words: [Word]) -> Bool {
    for place in words.indices.dropLast() {
      let next = words[place + 1].plain
      switch words[place].plain {
      case "he", "she", "it", "nobody", "everyone", "everybody", "someone":
        if bare.contains(next), !takesBareVerb(before: place, in: words) { return false }
      case "i": if ["is", "has", "does", "are", "am not"].contains(next) { return false }
      case let word where isOne(word, at: place, in: words):
        if bare.contains(next), !takesBareVerb(before: place - 1, in: words) { return false }
      case "they", "we": if ["is", "was", "has", "does"].contains(next) { return false }
      default: break
      }
    }
    return true
  }

  /// One person or thing of the speaker's: "husband" of "my husband".
  private static func isOne(_ word: String, at place: Int, in words: [Word]) -> Bool {
    place > 0 && !word.hasSuffix("s") && ["my", "our"].contains(words[place - 1].plain)
  }

  /// "Made him feel", "let my husband go": an object before a bare verb is right as it is.
  private static func takesBareVerb(before place: Int, in words: [Word]) -> Bool {
    place > 0 && helping.contains(words[place - 1].plain)
  }

  private static let helping: Set<String> = [
    "make", "makes", "made", "let", "lets", "did", "does", "see", "saw", "hear", "heard", "watch", "watched", "help",
    "helps", "helped", "have",
  ]

  /// Verbs without the "s" that belongs behind "he".
  private static let bare: Set<String> = [
    "say", "do", "don't", "dont", "have", "go", "get", "make", "want", "need", "know", "think", "feel", "tell",
    "come", "take", "give", "look", "call", "leave", "keep", "love", "hate", "like", "ignore", "talk", "speak",
    "ask", "answer", "reply", "work", "live", "stay", "start", "stop", "try", "cry", "shout", "are", "am", "were",
    "haven't", "havent", "forget", "remember", "listen", "hear", "see", "sleep", "eat", "drink", "walk", "run",
  ]

  // MARK: turning

  private static let swaps: [String: String] = [
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "am": "are",
    "i'm": "you're", "im": "you're", "i've": "you've", "ive": "you've", "i'd": "you'd",
    "i'll": "you'll", "we": "you", "us": "you", "our": "your", "ours": "yours",
    "ourselves": "yourselves", "we're": "you're", "we've": "you've", "we'll": "you'll",
    "we'd": "you'd", "dont": "don't", "didnt": "didn't", "doesnt": "doesn't", "cant": "can't",
    "wont": "won't", "isnt": "isn't", "hes": "he's", "shes": "she's", "theyre": "they're",
    "wasnt": "wasn't", "havent": "haven't", "hasnt": "hasn't", "couldnt": "couldn't",
    "wouldnt": "wouldn't", "arent": "aren't", "thats": "that's", "gonna": "going to",
    "wanna": "want to", "bf": "boyfriend", "gf": "girlfriend", "rn": "right now", "n": "and", "ain't": "aren't",
  ]

  private static func turn(_ words: [Word]) -> String {
    var result: [String] = []
    var afterI = false
    // "I went and was": the subject reaches over an "and" where nobody else has come in.
    var isOnlyI = false
    for word in words {
      var text: String
      if afterI, word.plain == "was" {
        text = "were"
      } else if afterI, word.plain == "wasn't" || word.plain == "wasnt" {
        text = "weren't"
      } else if let swap = swaps[word.plain] {
        text = swap
      } else {
        text = word.isName ? word.typed : word.plain
      }
      // "I always was": adverbs do not end the reach of the pronoun.
      if word.plain == "i" {
        isOnlyI = true
      } else if subjects.contains(word.plain) || swaps[word.plain] != nil || word.isName {
        isOnlyI = false
      }
      afterI =
        word.plain == "i" || isOnlyI && word.plain == "and"
        || afterI && ["just", "always", "never", "really", "still"].contains(word.plain)
      if result.isEmpty, text.first?.isUppercase == true, !word.isName { text = text.lowercased() }
      result.append(text)
    }
    return result.joined(separator: " ")
  }
}
