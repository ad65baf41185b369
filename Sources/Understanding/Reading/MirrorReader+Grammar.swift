extension MirrorReader {
  /// Looks through a clause from its verb to its end, and keeps it when all of it may be said back.
  func finish(_ clause: inout MirrorClause, _ verb: Int, _ result: inout [MirrorClause]) {
    var end = clause.words.upperBound
    while end > clause.words.lowerBound, words[end - 1].kind.contains(.tail) || words[end - 1].isSymbol { end -= 1 }
    let start = clause.words.lowerBound
    guard end - start >= Self.fewestWords - (clause.isDropped ? 1 : 0), end - start <= Self.mostWords, end > verb + 1 else { return }
    clause.words = start..<end
    guard isSafe(clause), isSound(clause, from: verb), endsWell(clause), saysSomething(clause, verb) else { return }
    describe(&clause, verb)
    result.append(clause)
  }

  private func isSafe(_ clause: MirrorClause) -> Bool {
    var hasSelf = false
    var hasUs = false
    for place in clause.words {
      let word = words[place]
      if !word.isFit || !word.kind.isDisjoint(with: [.unfit, .harsh, .hedge]) { return false }
      if place > clause.words.lowerBound {
        if word.gap == .other || word.gap == .owning { return false }
        // Behind a comma only what is plainly a part or a clause of its own.
        if word.gap == .comma,
          word.kind.isDisjoint(with: [.owner, .article, .link, .i, .one, .many, .joined]) || word.kind.contains(.adverb)
        {
          return false
        }
      }
      if word.spells("its"), subject(at: place, clause.words.upperBound) == nil { return false }
      if word.spells("us") || word.spells("ourselves") { hasUs = true }
      if word.kind.contains(.i) || word.spells("me") || word.spells("my") { hasSelf = true }
    }
    return !(hasSelf && hasUs)
  }

  private func endsWell(_ clause: MirrorClause) -> Bool {
    let last = clause.words.upperBound - 1
    let kind = words[last].kind
    if kind.contains(.report) || spells(last, "say") || spells(last, "ask") || spells(last, "asked") {
      return clause.words.contains { spells($0, "what") || spells($0, "nothing") }
    }
    if spells(last, anyOf: ["to", "with", "for", "of", "from", "about", "at", "by", "into", "than", "as", "like"]) {
      guard spells(last, anyOf: ["to", "with", "for", "about", "at"]) else { return false }
      return clause.words.dropLast().contains {
        spells($0, anyOf: ["nobody", "no", "someone", "somebody", "anyone", "what", "nothing", "something", "who", "anything"])
      }
    }
    if spells(last, "what") || spells(last, "who") || spells(last, "how") { return false }
    if spells(last, "me") || spells(last, "us"), last > clause.words.lowerBound, spells(last - 1, anyOf: ["told", "tells", "telling", "asked", "asks"]) {
      return false
    }
    if spells(last, anyOf: ["think", "guess", "suppose", "reckon", "swear", "know"]), words[last - 1].kind.contains(.i) {
      return clause.words.contains { words[$0].kind.contains(.asking) }
    }
    if spells(last, "know"), spells(last - 1, "to") { return false }
    // "… and i have": the rest of it is missing.
    if spells(last, "have") || spells(last, "has"), words[last - 1].isNominative, !clause.words.contains(where: { spells($0, "all") || spells($0, "what") }) {
      return false
    }
    if tables.wordNumber(utterance.tokens[words[last].token].word), words[last - 1].kind.contains(.owner) { return false }
    if kind.contains(.open) { return false }
    if kind.contains(.owner) && !spells(last, "her") { return false }
    if kind.contains(.article), spells(last, "no") || spells(last, "some") || spells(last, "any") { return false }
    // "that i": something is missing.
    return !words[last].isNominative || kind.contains(.one) && !kind.contains(.joined) && kind.contains(.object)
  }

  private func saysSomething(_ clause: MirrorClause, _ verb: Int) -> Bool {
    let count = clause.words.count
    let behind = verb + 1
    let start = clause.words.lowerBound
    if spells(start, "it's"), spells(start + 1, anyOf: ["whether", "how", "what", "why", "who", "if"]) { return false }
    if spells(start, "nothing"), spells(start + 1, "left") { return false }
    if words[clause.words.lowerBound].spells("it") || words[clause.words.lowerBound].spells("they") {
      // "it is what it is", "it was fine": nothing that could be anybody's.
      if count < 5 { return false }
    }
    if clause.words.lowerBound + 1 >= verb, words[clause.words.lowerBound].kind.contains(.i) {
      if spells(verb, "mean") || spells(behind, "mean") { return false }
      if spells(verb, anyOf: ["know", "swear", "promise", "admit", "say", "said", "bet"]), count < 6 { return false }
      if spells(verb, anyOf: ["don't", "dont"]), spells(behind, anyOf: ["know", "mind", "care"]), count < 5 { return false }
      if spells(behind, anyOf: ["just", "only", "not"]), spells(behind + 1, anyOf: ["saying", "asking", "wondering", "joking", "complaining", "lying"]) {
        return false
      }
      if count < 4, spells(verb, anyOf: ["do", "did", "go"]) { return false }
      if count < 5, spells(behind, anyOf: ["fine", "ok", "okay", "good", "aware", "serious", "saying", "asking", "kidding", "joking", "sorry"]) {
        return false
      }
      // "i think" alone and thoughts that are guesses of facts about the coach's own talk.
      if spells(verb, anyOf: ["think", "guess", "suppose", "reckon"]), count < 5 { return false }
    }
    return true
  }

  private func describe(_ clause: inout MirrorClause, _ verb: Int) {
    let start = clause.words.lowerBound
    if !words[start].kind.contains(.i), !clause.isDropped {
      for place in verb..<min(verb + 4, clause.words.upperBound - 1)
      where words[place].kind.contains(.report)
        && clause.words.suffix(from: place + 1).prefix(3).contains(where: { words[$0].isSelf })
      {
        clause.isReported = true
      }
    }
    for place in clause.words where place > verb + 1 && words[place].kind.contains(.link) {
      if spells(place, "but") { clause.isContrast = true }
      if spells(place, "and"), place + 1 < clause.words.upperBound, words[place + 1].isNominative { clause.isContrast = true }
    }
    // "has been doing the school run", "i'm fifty", "she was in".
    let behind = verb + 1
    if spells(verb, anyOf: ["has", "had", "have", "i've", "he's", "she's"]), spells(behind, "been") { clause.isBackground = true }
    if !clause.isDropped, behind < clause.words.upperBound {
      let word = tables.wordNumber(utterance.tokens[words[behind].token].word)
      if word, words[verb].kind.contains(.helper) || words[verb].kind.contains(.joined) { clause.isBackground = true }
    }
    if spells(start, "i'd") || spells(verb, "would") { clause.isBackground = true }
    if words[start].spells("it") || words[start].spells("it's") { clause.isBackground = true }
    if spells(verb, anyOf: ["was", "were", "am", "is", "i'm", "im"]), spells(behind, anyOf: ["in", "at", "on", "born"]) {
      clause.isBackground = true
    }
  }

  // MARK: grammar

  /// Whether each subject behind the first fits its verb, and nothing is said as no English speaker would.
  private func isSound(_ clause: MirrorClause, from verb: Int) -> Bool {
    let end = clause.words.upperBound
    var place = clause.words.lowerBound
    while place < end {
      if place > verb, !fitsSubject(place, clause) { return false }
      if !fitsNeighbours(place, clause, verb) { return false }
      place += 1
    }
    return true
  }

  private func fitsSubject(_ place: Int, _ clause: MirrorClause) -> Bool {
    let word = words[place]
    let end = clause.words.upperBound
    guard word.isNominative else { return fitsNoun(place, clause) }
    // "how can i": the order of a question.
    if words[place - 1].kind.contains(.helper), word.gap == .none { return false }
    if runsOn(place, clause) { return false }
    guard let subject = subject(at: place, end) else { return false }
    return verbPlace(subject, end) != nil
  }

  /// "by nine he gets up": a second sentence without a mark before it.
  private func runsOn(_ place: Int, _ clause: MirrorClause) -> Bool {
    let before = words[place - 1]
    guard words[place].gap == .none, place - 2 > clause.words.lowerBound else { return false }
    if before.kind.contains(.day) || tables.wordNumber(utterance.tokens[before.token].word), !before.spells("one") { return true }
    return before.kind.contains(.object) && words[place - 2].kind.contains(.preposition)
  }

  /// "she want my husband say": behind one person of somebody's a bare verb is right only where another's deed
  /// is spoken of, as in "let my husband go".
  private func fitsNoun(_ place: Int, _ clause: MirrorClause) -> Bool {
    guard words[place].kind.contains(.person), place > clause.words.lowerBound, words[place - 1].kind.contains(.owner),
      place + 1 < clause.words.upperBound
    else { return true }
    let next = words[place + 1].kind
    return !next.contains(.base) || !next.isDisjoint(with: [.past, .unlikelyBase, .adverb, .preposition])
      || words[place - 2 < clause.words.lowerBound ? place - 1 : place - 2].kind.contains(.letting)
  }

  private func fitsNeighbours(_ place: Int, _ clause: MirrorClause, _ verb: Int) -> Bool {
    let word = words[place]
    let end = clause.words.upperBound
    let start = clause.words.lowerBound
    let next = place + 1
    let hasNext = next < end
    if hasNext, words[next].spelling.elementsEqual(word.spelling), !spells(place, "had"), !spells(place, "that") { return false }
    if word.spells("if") {
      guard place > start, words[place - 1].kind.contains(.wondering) else { return false }
    }
    if word.spells("unless") { return false }
    if word.kind.contains(.asking), place > start, word.gap == .comma || words[place - 1].kind.contains(.link) || words[place - 1].spells("lord") {
      if !spells(place, "when"), !spells(place, "whenever"), !spells(place, "where") { return false }
    }
    if spells(place, "even"), hasNext, words[next].isNominative { return false }
    if spells(place, "died"), place > start, spells(place - 1, anyOf: ["and", "i", "have", "nearly", "almost", "of"]) { return false }
    if spells(place, "wrong"), spells(next, "with") { return false }
    if word.spells("what"), spells(next, "if") { return false }
    if spells(place, "leaving"), spells(next, "me") { return false }
    if word.spells("am"), place == start || !words[place - 1].kind.contains(.i) && !isAdverb(place - 1) { return false }
    if spells(place, "deserve"), place > start, words[place - 1].kind.contains(.denial) { return false }
    // "i looked the fireworks": no English speaker would.
    if hasNext, spells(place, anyOf: ["look", "looked", "listen", "listened", "wait", "waited"]),
      !words[next].kind.isDisjoint(with: [.article, .owner, .object]), !spells(next, anyOf: ["all", "a", "both", "this", "that", "it", "one"])
    {
      return false
    }
    // "but my chest": and nothing of it.
    if hasNext, spells(place, "but") || spells(place, "because") || spells(place, "cos"), words[next].kind.contains(.owner) {
      guard let subject = subject(at: next, end), verbPlace(subject, end) != nil else { return false }
    }
    if spells(place, "hate") || spells(place, "hates"), spells(next, "me"), !clause.words.contains(where: { words[$0].kind.contains(.report) }) {
      return false
    }
    if spells(place, "ask") || spells(place, "asks") || spells(place, "asked"), hasNext, words[next].kind.contains(.base),
      !words[next].kind.contains(.unlikelyBase)
    {
      return false
    }
    if spells(place, "whole"), place == start || words[place - 1].kind.isDisjoint(with: [.article, .owner]) { return false }
    if spells(place, "must"), spells(next, "be") || spells(next, "have") { return false }
    if spells(place, "how"), spells(next, anyOf: ["is", "was", "are", "were", "does", "did", "do"]) { return false }
    if spells(place, "not"), place > start,
      words[place - 1].kind.isDisjoint(with: SpokenWord.small.union(SpokenWord.finite).subtracting([.owner, .article, .one, .many])), word.gap == .none
    {
      return false
    }
    // "9 hour", "two year".
    if hasNext, tables.wordNumber(utterance.tokens[word.token].word), !spells(place, anyOf: ["one", "a", "1"]),
      spells(next, anyOf: ["hour", "year", "day", "month", "week", "time", "minute", "kid", "child"]), next + 1 == end || !words[next + 1].kind.isEmpty
    {
      return false
    }
    if word.spells("me") { return fitsMe(place, clause) }
    if word.spells("whose") || word.spells("which") { return false }
    if word.spells("since"), hasNext {
      for later in next..<min(end, next + 3) where spells(later, anyOf: ["years", "months", "weeks", "days", "hours"]) { return false }
    }
    guard hasNext else { return true }
    let kind = words[next].kind
    let isFirm = kind.contains(.past) && kind.isDisjoint(with: [.base, .helper])
    // "didn't came", "don't likes".
    if word.kind.contains(.doing), word.kind.contains(.denial), isFirm || kind.contains(.third) { return false }
    if word.kind.contains(.modal), isFirm || kind.contains(.third) { return false }
    if word.kind.contains(.modal), words[next].spells("to") || words[next].isNominative { return false }
    if word.spells("to"), isFirm, !words[next].ends(in: "ed") { return false }
    if word.kind.contains(.be), isBareBehindBe(next) { return false }
    if word.spells("i") || word.spells("he") || word.spells("she") || word.spells("they") || word.spells("we") {
      if spells(next, "no") || spells(next, "not") { return false }
    }
    if word.spells("want") || word.spells("wants") || word.spells("wanted"), spells(next, "that") { return spells(next + 1, anyOf: ["to"]) || next + 1 == end }
    if word.kind.contains(.report) {
      return fitsReport(place, clause)
    }
    if spells(place, anyOf: ["explain", "explained", "say", "suggest", "suggested"]), words[next].spells("me") { return false }
    return true
  }

  /// "me" is an object here, not somebody's "my": "on me mind" stays unsaid.
  private func fitsMe(_ place: Int, _ clause: MirrorClause) -> Bool {
    let start = clause.words.lowerBound
    let next = place + 1
    if place == start { return spells(next, "and") }
    // "i am nicer to him than to me" would need "yourself".
    var other = place - 1
    while other >= start, !words[other].kind.contains(.i) {
      if !words[other].kind.isDisjoint(with: [.one, .many, .joined, .object, .person, .owner, .article]) || words[other].isName
        || words[other].spells("that") || words[other].spells("what") || words[other].spells("who")
      {
        break
      }
      other -= 1
    }
    if other >= start, words[other].kind.contains(.i), !spells(place - 1, "about") { return false }
    let before = words[place - 1].kind
    let isLast = next >= clause.words.upperBound || words[next].gap != .none
    if !isLast, words[next].kind.contains(.person) { return false }
    // "get me coat": somebody's "my".
    if !isLast, words[next].kind.isDisjoint(with: SpokenWord.small), !words[next].ends(in: "ing"), before.contains(.be) || before.contains(.joined) {
      return false
    }
    if !isLast, words[next].kind.isDisjoint(with: SpokenWord.small),
      spells(place - 1, anyOf: ["get", "got", "have", "had", "put", "lost", "take", "took", "keep", "on", "do", "did", "see"])
    {
      return false
    }
    if words[place - 1].spells("and") { return false }
    if !before.isDisjoint(with: [.preposition]) {
      return isLast || !words[next].kind.isDisjoint(with: SpokenWord.small.union(SpokenWord.finite)) || words[next].ends(in: "ing")
        || words[next].ends(in: "ly")
    }
    return !before.isDisjoint(with: SpokenWord.finite) || words[place - 1].ends(in: "ing") || words[place - 1].ends(in: "s")
      || words[place - 1].ends(in: "ed") || before.contains(.object)
  }

  /// Another's words told, not quoted: "he said i need space" may be either.
  private func fitsReport(_ place: Int, _ clause: MirrorClause) -> Bool {
    var next = place + 1
    guard next < clause.words.upperBound else { return true }
    if words[next].gap != .none { return false }
    if spells(place, anyOf: ["goes", "keeps", "texted", "wrote", "yelled", "shouted", "promised", "swears", "swore", "thinks", "reckons", "saying", "telling", "insists", "admitted", "claims"]) {
      // "he goes i am tired" is a quotation.
      return !spells(place, anyOf: ["goes", "texted", "wrote", "yelled", "shouted"]) || !words[next].kind.contains(.i)
    }
    if spells(place, anyOf: ["told", "tells", "tell"]) {
      return !words[next].kind.isDisjoint(with: [.object, .owner, .person, .kin, .one]) || words[next].isName || spells(next, anyOf: ["the", "everyone", "off", "people"])
    }
    if spells(next, "that") { next += 1 }
    guard next < clause.words.upperBound else { return true }
    let kind = words[next].kind
    if words[next].spells("me") { return false }
    guard kind.contains(.i) else {
      return !kind.isDisjoint(with: [.one, .many, .joined, .owner, .object, .kin]) && kind.isDisjoint(with: [.harsh])
        || spells(next, anyOf: ["no", "yes", "sorry", "goodbye", "so", "the", "something", "things", "to", "it", "what", "this", "hello"])
        || words[place].spells("say")
    }
    guard words[place].spells("said"), !spells(place + 1, "that") else { return !spells(next, "i'll") }
    let own = clause.words.lowerBound
    if words[own].kind.contains(.i), place - own <= 2 { return true }
    if words[next].spells("i") {
      return !spells(next + 1, anyOf: ["love", "need", "want", "can't", "cant", "promise", "swear", "will", "hope", "wish", "won't", "hate", "have", "had", "don't", "dont", "just", "miss", "cannot", "know", "think", "understand"])
    }
    return !spells(next, anyOf: ["i'll", "i'd", "i've", "ive"])
      && !spells(next + 1, anyOf: ["done", "leaving", "sorry", "not", "going", "here", "fine", "busy", "ok", "tired", "coming", "out", "off", "just", "happy", "so"])
  }
}

extension RuleTables {
  /// Whether a word is a number.
  func wordNumber(_ word: Int32) -> Bool { word >= 0 && !wordNumbers[Int(word)].isNaN }
}
