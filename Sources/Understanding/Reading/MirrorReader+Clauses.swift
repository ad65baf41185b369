extension MirrorReader {
  /// All clauses that may be said back.
  func candidates() -> [MirrorClause] {
    var result: [MirrorClause] = []
    for sentence in sentences {
      var isBlocked = false
      // Words of others, or a thought: what follows is no fact of the person's.
      var place = sentence.lowerBound
      while place < sentence.upperBound {
        if place == sentence.lowerBound || startsClause(place, in: sentence) {
          if spells(place, "but") { isBlocked = false }
          if !isBlocked { add(from: place, in: sentence, to: &result) }
        }
        if covers(place, in: sentence) { isBlocked = true }
        place += 1
      }
    }
    return result
  }

  /// A border within a sentence: a comma, or "and" before a new subject.
  private func startsClause(_ place: Int, in sentence: Range<Int>) -> Bool {
    let word = words[place]
    if word.gap == .comma || word.gap == .other || word.gap == .owning || word.isSymbol { return true }
    if place > sentence.lowerBound, words[place - 1].isSymbol { return true }
    guard word.kind.contains(.link) || spells(place, "when") || spells(place, "whenever") else { return false }
    var next = place + 1
    while next < sentence.upperBound, next < place + 4,
      !words[next].kind.isDisjoint(with: [.link, .lean]) || spells(next, anyOf: ["now", "just", "also", "still", "even"])
    {
      next += 1
    }
    return next < sentence.upperBound && subject(at: next, sentence.upperBound) != nil
  }

  /// "i think he", "if", "she said i": what comes after leans on it.
  private func covers(_ place: Int, in sentence: Range<Int>) -> Bool {
    let word = words[place]
    if spells(place, anyOf: ["if", "unless", "until", "till", "whether", "imagine", "suppose"]) { return true }
    if word.kind.contains(.hedge) { return true }
    // "in my head he has left": a picture, and no fact.
    if spells(place, "my"), spells(place + 1, anyOf: ["head", "mind", "film", "dream", "dreams", "imagination"]) { return true }
    guard word.kind.contains(.belief) || word.kind.contains(.report), place + 1 < sentence.upperBound else { return false }
    let next = words[place + 1]
    if spells(place + 1, anyOf: ["nothing", "no", "yes", "sorry", "so", "it", "goodbye"]) { return false }
    if next.gap == .comma || next.gap == .other || next.gap == .owning { return word.kind.contains(.report) }
    return !next.kind.isDisjoint(with: [.i, .one, .many, .joined, .owner, .article, .kin]) || spells(place + 1, "that")
      || spells(place + 1, "like") || spells(place + 1, "as") || word.kind.contains(.report)
  }

  private func add(from border: Int, in sentence: Range<Int>, to result: inout [MirrorClause]) {
    var start = border
    let isOpening = border == sentence.lowerBound
    var isContrast = false
    while start < sentence.upperBound, start < border + 5, words[start].kind.contains(.lead) {
      if spells(start, "no"), spells(start + 1, "one") { break }
      if spells(start, "like"), !isOpening { return }
      if spells(start, "but") { isContrast = true }
      // "just ..." leads only where a subject follows.
      start += 1
    }
    start = behindTime(start, sentence.upperBound)
    guard start + Self.fewestWords <= sentence.upperBound else { return }
    var clause = MirrorClause(words: start..<start, isContrast: isContrast)
    let verb: Int
    if spells(start, "when") || spells(start, "whenever") {
      guard let first = subject(at: start + 1, sentence.upperBound), let found = verbPlace(first, sentence.upperBound),
        holdsMain(found, sentence.upperBound)
      else { return }
      verb = found
    } else if let first = subject(at: start, sentence.upperBound) {
      guard let found = verbPlace(first, sentence.upperBound) else { return }
      verb = found
      clause.shared = first.shared
    } else if start == sentences[0].lowerBound || border == sentences[0].lowerBound, isDropped(start, sentence.upperBound) {
      clause.isDropped = true
      verb = start
    } else {
      return
    }
    let limit = min(sentence.upperBound, start + Self.mostWords + 2)
    var end = verb + 1
    while end <= limit {
      if end == sentence.upperBound || startsClause(end, in: sentence) {
        if mayEnd(at: end, in: sentence) {
          var whole = clause
          whole.words = start..<end
          finish(&whole, verb, &result)
        }
        if end < sentence.upperBound, words[end].gap == .other || words[end].gap == .owning || words[end].isSymbol { break }
      }
      end += 1
    }
  }

  /// "on Thursday", "last night", "this morning": the place behind it, where a clause follows.
  private func behindTime(_ start: Int, _ end: Int) -> Int {
    var next = start
    if spells(next, "on"), next + 1 < end, words[next + 1].kind.contains(.day) {
      next += 2
    } else if spells(next, anyOf: ["last", "this", "every", "other"]), spells(next + 1, anyOf: ["night", "week", "weekend", "year", "month", "morning", "evening", "afternoon", "summer", "winter", "day"]) {
      next += 2
    } else if spells(next, "the"), spells(next + 1, "other"), spells(next + 2, anyOf: ["day", "night", "week"]) {
      next += 3
    } else if spells(next, "these"), spells(next + 1, "days") {
      next += 2
    } else if spells(next, "at"), spells(next + 1, anyOf: ["work", "home", "school", "night", "dinner", "christmas"]) {
      next += 2
    } else if spells(next, anyOf: ["yesterday", "today", "tonight", "now", "lately", "recently", "later", "sometimes"]) {
      next += 1
    } else {
      return start
    }
    while next < end, spells(next, anyOf: ["and", "then", "when"]) {
      if spells(next, "when") { return start }
      next += 1
    }
    return next < end && subject(at: next, end) != nil ? next : start
  }

  /// "when we argue i leave": behind the occasion another subject comes in.
  private func holdsMain(_ verb: Int, _ end: Int) -> Bool {
    var place = verb + 1
    while place < min(end, verb + 9) {
      if words[place].kind.contains(.link) { return false }
      if words[place].isNominative, !words[place - 1].kind.contains(.asking), !spells(place - 1, "that") { return true }
      place += 1
    }
    return false
  }

  private func mayEnd(at end: Int, in sentence: Range<Int>) -> Bool {
    guard end < sentence.upperBound else { return true }
    if words[end].gap == .owning || words[end].kind.contains(.hedge) { return false }
    // "my type is tall, funny and …": half of what somebody is.
    if words[end].gap == .comma, words[end].kind.isEmpty, !words[end - 2].kind.isDisjoint(with: [.be, .joined]) { return false }
    // What hangs on an "if" is not said without it.
    if spells(end, anyOf: ["if", "unless", "until", "till", "or", "than", "maybe", "except", "before", "probably", "whether"]) {
      return false
    }
    // "…, she says": these were another's words.
    var place = end
    while place < min(sentence.upperBound, end + 3) {
      if words[place].kind.contains(.report) || spells(place, anyOf: ["think", "guess", "suppose"]) { return false }
      place += 1
    }
    return true
  }

  // MARK: subjects

  struct Subject {
    enum Number { case i, one, many, either, joined, there }
    var number: Number
    /// The place behind it.
    var end: Int
    var shared = 0
    /// A verb such as "calls" may as well be the end of its noun.
    var isNoun = false
  }

  func subject(at place: Int, _ end: Int) -> Subject? {
    guard place < end, !words[place].isSymbol else { return nil }
    let word = words[place]
    let kind = word.kind
    if kind.contains(.joined) {
      return Subject(number: .joined, end: place + 1)
    }
    if word.spells("its") {
      let isVerb =
        place + 1 < end
        && (!words[place + 1].kind.isDisjoint(with: [.article, .denial]) || words[place + 1].ends(in: "ing")
          || spells(place + 1, anyOf: ["been", "so", "too", "just", "like", "really", "my", "about", "hard", "lonely"]))
      return isVerb ? Subject(number: .joined, end: place + 1) : nil
    }
    if kind.contains(.i) { return Subject(number: .i, end: place + 1) }
    if word.spells("no"), spells(place + 1, "one") { return Subject(number: .one, end: place + 2) }
    if kind.contains(.there) { return nil }
    if kind.contains(.one) { return Subject(number: .one, end: place + 1) }
    if kind.contains(.many) { return Subject(number: .many, end: place + 1) }
    if word.spells("me"), spells(place + 1, "and"), let other = noun(at: place + 2, end) {
      return Subject(number: .many, end: other.end)
    }
    return noun(at: place, end)
  }

  /// "my mother in law", "the dog", "mum", "Deirdre", up to their verb.
  private func noun(at place: Int, _ end: Int) -> Subject? {
    guard place < end else { return nil }
    let kind = words[place].kind
    var next = place + 1
    let isOwned = kind.contains(.owner) || kind.contains(.article) && !spells(place, anyOf: ["no", "one", "both", "all", "that", "this", "any"])
    if isOwned {
      guard next < end, isNounLike(next) else { return nil }
      next += 1
      while next < end, next < place + 6 {
        if words[next].gap == .comma || words[next].gap == .other || words[next].isSymbol { return nil }
        if spells(next, "in"), spells(next + 1, "law") { next += 2; continue }
        if spells(next, "of") || spells(next, "at") || spells(next, "from"), next + 1 < end {
          next += !words[next + 1].kind.isDisjoint(with: [.owner, .article]) ? 3 : 2
          continue
        }
        if spells(next, "and") {
          if spells(next + 1, "i") {
            // "im 44 and a man and i …" is no pair.
            guard kind.contains(.owner) else { return nil }
            return Subject(number: .many, end: next + 2, shared: next - place)
          }
          let more = next + 1 < end && words[next + 1].kind.contains(.owner) ? next + 2 : next + 1
          guard more < end, isNounLike(more), words[more].kind.contains(.person) || words[more - 1].kind.contains(.owner)
          else { return nil }
          return Subject(number: .many, end: more + 1)
        }
        if isNounLike(next), !isVerbHere(next, after: next - 1) { next += 1; continue }
        break
      }
    } else if kind.contains(.person) {
      if spells(next, "and"), spells(next + 1, "i") { return Subject(number: .many, end: next + 2, shared: 1) }
      if spells(next, "and"), next + 1 < end, words[next + 1].kind.contains(.person) {
        return Subject(number: .many, end: next + 2)
      }
    } else if words[place].isName {
      if spells(next, "and"), spells(next + 1, "i") { return Subject(number: .many, end: next + 2, shared: 1) }
    } else {
      return nil
    }
    guard next < end, next > place else { return nil }
    let head = words[next - 1]
    if head.kind.contains(.person) { return Subject(number: .one, end: next) }
    if head.kind.contains(.collective) { return Subject(number: .either, end: next, isNoun: true) }
    let isMany =
      head.ends(in: "s") && !head.ends(in: "ss") && !head.ends(in: "us") && !head.ends(in: "'s") || head.spells("children")
      || head.spells("people") || head.spells("men") || head.spells("women")
    return Subject(number: isMany ? .many : .one, end: next, isNoun: !head.isName)
  }

  private func isNounLike(_ place: Int) -> Bool {
    let kind = words[place].kind
    return kind.isDisjoint(with: SpokenWord.small.union([.asking, .report])) || kind.contains(.person)
      || spells(place, "family")
  }

  /// "the dog died", but no verb in "my broken heart": something must be there that can only be one.
  private func isVerbHere(_ place: Int, after noun: Int) -> Bool {
    let kind = words[place].kind
    if !kind.isDisjoint(with: [.helper, .modal]) { return true }
    if kind.contains(.past) { return !words[noun].kind.contains(.owner) }
    if kind.contains(.third) { return words[noun].kind.contains(.person) || words[noun].kind.isEmpty }
    return kind.contains(.base) && words[noun].ends(in: "s") && !words[noun].ends(in: "ss")
  }

  /// The place of the verb that belongs to a subject, when it fits.
  func verbPlace(_ subject: Subject, _ end: Int) -> Int? {
    if subject.number == .joined {
      return subject.end < end && words[subject.end].gap != .other && fitsJoined(subject.end, end) ? subject.end - 1 : nil
    }
    var place = subject.end
    while place < end, place < subject.end + 3, words[place].gap == .none, isAdverb(place) { place += 1 }
    guard place < end, words[place].gap == .none || words[place].gap == .hyphen else { return nil }
    let word = words[place]
    let kind = word.kind
    if kind.contains(.vague) { return nil }
    switch subject.number {
    case .i:
      if kind.contains(.onlyOne), !word.spells("was"), !word.spells("wasn't"), !word.spells("wasnt") { return nil }
      if word.spells("are") || word.spells("were") || word.spells("aren't") { return nil }
      return kind.isDisjoint(with: [.helper, .modal, .past, .base]) ? nil : place
    case .one:
      if kind.contains(.onlyMany) || word.spells("am") { return nil }
      if kind.contains(.helper) || kind.contains(.modal) || kind.contains(.past) { return place }
      if kind.contains(.third) {
        return !subject.isNoun || isVerbHere(place, after: subject.end - 1) ? place : nil
      }
      // "he snores": a verb that the table does not know.
      let isPronoun = !subject.isNoun && words[subject.end - 1].kind.contains(.one)
      return isPronoun && kind.isEmpty && word.ends(in: "s") && !word.ends(in: "ss") && word.spelling.count > 4 ? place : nil
    case .many:
      if kind.contains(.onlyOne) || word.spells("am") { return nil }
      if subject.isNoun, kind.contains(.base), !kind.contains(.past), kind.contains(.unlikelyBase) {
        return place + 1 == end || words[place + 1].kind.isDisjoint(with: [.finiteHelpers]) ? place : nil
      }
      return kind.isDisjoint(with: [.helper, .modal, .past, .base]) ? nil : place
    case .either:
      if word.spells("am") { return nil }
      return kind.isDisjoint(with: [.helper, .modal, .past]) ? nil : place
    case .joined, .there: return nil
    }
  }

  /// "he's go", "i'm agree" are not said back.
  private func fitsJoined(_ place: Int, _ end: Int) -> Bool {
    let subject = words[place - 1]
    let isBe =
      subject.ends(in: "'m") || subject.spells("im") || subject.ends(in: "'re") || subject.ends(in: "'s")
      || subject.spells("hes") || subject.spells("shes") || subject.spells("theyre") || subject.spells("its")
    if isBe { return !isBareBehindBe(place) && !words[place].spells("no") }
    return !words[place].kind.contains(.third)
  }

  func isBareBehindBe(_ place: Int) -> Bool {
    spells(
      place,
      anyOf: [
        "agree", "feel", "make", "go", "come", "think", "know", "want", "have", "say", "tell", "need", "understand",
        "believe", "live", "do", "get", "see", "speak", "wait", "feels", "has", "is", "are", "was", "wants", "have",
      ])
  }

  func isAdverb(_ place: Int) -> Bool {
    words[place].kind.contains(.adverb) && !spells(place, "not") && words[place].kind.isDisjoint(with: SpokenWord.finite)
  }

  /// "cant sleep", "keep checking his phone": the person speaks of themselves and leaves the "i" out.
  private func isDropped(_ place: Int, _ end: Int) -> Bool {
    for index in place..<min(end, place + Self.mostWords) where spells(index, anyOf: ["me", "us", "my"]) && !spells(index, "my") {
      return false
    }
    if spells(place, anyOf: ["don't", "dont", "didn't", "didnt"]) {
      return spells(place + 1, anyOf: ["know", "want", "trust", "understand", "sleep"])
    }
    guard words[place].kind.contains(.dropping), place + 1 < end else { return false }
    if spells(place, "keep") { return words[place + 1].ends(in: "ing") && !spells(place + 1, "going") }
    if spells(place, "feel") || spells(place, "feeling") { return words[place + 1].kind.isDisjoint(with: [.object]) && !spells(place + 1, anyOf: ["free", "is", "of", "that"]) }
    if spells(place, "want") { return spells(place + 1, "to") || words[place + 1].kind.contains(.object) }
    if spells(place, "trying") || spells(place, "struggling") { return spells(place + 1, "to") || spells(place + 1, "with") }
    if spells(place, "miss") || spells(place, "hate") || spells(place, "missing") {
      return !words[place + 1].kind.isDisjoint(with: [.object, .owner, .kin])
    }
    if spells(place, "worrying") || spells(place, "overthinking") { return !words[place + 1].kind.contains(.helper) }
    return words[place].kind.contains(.modal)
      ? words[place + 1].kind.contains(.base) || isAdverb(place + 1) || spells(place + 1, "be") : !words[place + 1].kind.contains(.helper)
  }
}

extension SpokenWord {
  static let finiteHelpers: SpokenWord = [.helper, .modal]
}
