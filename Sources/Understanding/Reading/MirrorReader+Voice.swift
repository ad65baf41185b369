extension MirrorReader {
  /// The words of a clause with "you" for "I".
  func text(_ clause: MirrorClause) -> String {
    var result = ""
    var afterI = false
    // "I went and was": the subject reaches over an "and" where nobody else has come in.
    var isOnlyI = false
    var order = Array(clause.words)
    if clause.shared > 0 {
      // "my wife and I" comes back as "you and your wife".
      order.removeFirst(clause.shared + 2)
      order.insert(contentsOf: [clause.words.lowerBound + clause.shared + 1, clause.words.lowerBound + clause.shared], at: 0)
      order.insert(contentsOf: clause.words.prefix(clause.shared), at: 2)
    }
    if clause.isDropped {
      result = words[clause.words.lowerBound].ends(in: "ing") ? "you're" : "you"
    }
    for (number, place) in order.enumerated() {
      let word = words[place]
      var said: String
      if afterI, word.spells("was") {
        said = "were"
      } else if afterI, word.spells("wasn't") || word.spells("wasnt") {
        said = "weren't"
      } else {
        said = self.said(place, clause)
      }
      // "I always was": adverbs do not end the reach of the pronoun.
      if word.spells("i") {
        isOnlyI = clause.shared == 0
      } else if !word.kind.isDisjoint(with: [.one, .many, .joined, .owner, .object, .person]) || word.isName {
        isOnlyI = false
      }
      afterI = word.spells("i") && (clause.shared == 0 || number > clause.shared) || isOnlyI && word.spells("and") || afterI && isAdverb(place)
      if needsThat(place, clause) { said = "that " + said }
      if !result.isEmpty {
        switch word.gap {
        case .comma where number > 0 && clause.shared == 0: result += ", "
        case .hyphen where number > 0: result += "-"
        default: result += " "
        }
      }
      result += said
    }
    return result
  }

  /// "told me I": between two that become "you", "that" keeps them apart.
  private func needsThat(_ place: Int, _ clause: MirrorClause) -> Bool {
    place > clause.words.lowerBound + 1 && words[place].kind.contains(.i) && words[place - 1].spells("me")
      && words[place].gap == .none
  }

  private func said(_ place: Int, _ clause: MirrorClause) -> String {
    let word = words[place]
    if word.isName { return utterance.text(utterance.raw.words[Int(utterance.tokens[word.token].raw)].source) }
    let plain = String(decoding: word.spelling, as: UTF8.self)
    if word.spells("of"), place > clause.words.lowerBound, words[place - 1].kind.contains(.modal) { return "have" }
    if word.spells("its"), subject(at: place, clause.words.upperBound) != nil { return "it's" }
    if let swap = Self.swaps[plain] { return isOwnKin(place, clause) ? "your " + swap : swap }
    if word.kind.contains(.day) { return plain.prefix(1).uppercased() + plain.dropFirst() }
    return isOwnKin(place, clause) ? "your " + plain : plain
  }

  /// "mum rang", "wife says": whose they are goes without saying.
  private func isOwnKin(_ place: Int, _ clause: MirrorClause) -> Bool {
    let word = words[place]
    guard word.kind.contains(.person) else { return false }
    let next = place + 1
    if next < words.count, words[next].isName { return false }
    if place == clause.words.lowerBound { return true }
    guard word.kind.contains(.kin) else { return false }
    let before = words[place - 1]
    if !before.kind.isDisjoint(with: [.owner, .article, .be, .adverb]) || before.spells("as") || before.spells("like") { return false }
    return !before.kind.isDisjoint(with: SpokenWord.finite.union([.preposition, .link, .lean])) || before.spells("that")
      || before.ends(in: "ing")
  }

  private static let swaps: [String: String] = [
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "am": "are",
    "i'm": "you're", "im": "you're", "i've": "you've", "ive": "you've", "i'd": "you'd",
    "i'll": "you'll", "we": "you", "us": "you", "our": "your", "ours": "yours",
    "ourselves": "yourselves", "we're": "you're", "we've": "you've", "we'll": "you'll",
    "we'd": "you'd", "dont": "don't", "didnt": "didn't", "doesnt": "doesn't", "cant": "can't",
    "wont": "won't", "isnt": "isn't", "hes": "he's", "shes": "she's", "theyre": "they're", "theyve": "they've",
    "wasnt": "wasn't", "werent": "weren't", "havent": "haven't", "hasnt": "hasn't", "hadnt": "hadn't",
    "couldnt": "couldn't", "wouldnt": "wouldn't", "shouldnt": "shouldn't", "arent": "aren't", "thats": "that's",
    "theres": "there's", "gonna": "going to", "wanna": "want to", "bf": "boyfriend", "gf": "girlfriend",
    "hubby": "husband", "rn": "right now", "n": "and", "cos": "because", "coz": "because", "cuz": "because",
    "bc": "because", "tho": "though", "kinda": "kind of", "sth": "something", "ppl": "people", "w": "with",
    "god": "God", "whats": "what's",
  ]
}
