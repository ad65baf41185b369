/// What a word can be in a sentence, for saying a clause back: a small grammar of the words people use.
struct SpokenWord: OptionSet {
  var rawValue: UInt64

  static let i = Self(rawValue: 1)
  /// A subject of one: "he", "nobody".
  static let one = Self(rawValue: 2)
  /// A subject of many: "we", "they".
  static let many = Self(rawValue: 4)
  /// A subject with its verb in one word: "she's", "i'd".
  static let joined = Self(rawValue: 8)
  static let there = Self(rawValue: 16)
  static let owner = Self(rawValue: 32)
  static let article = Self(rawValue: 64)
  static let object = Self(rawValue: 128)
  /// Forms of "be", "do", "have" and what stands before another verb.
  static let helper = Self(rawValue: 256)
  static let modal = Self(rawValue: 512)
  static let past = Self(rawValue: 1024)
  /// "goes": fits behind one.
  static let third = Self(rawValue: 2048)
  /// "go": fits behind "i" and "they".
  static let base = Self(rawValue: 4096)
  static let adverb = Self(rawValue: 1 << 13)
  static let preposition = Self(rawValue: 1 << 14)
  /// "and", "but", "because": a clause of its own may follow.
  static let link = Self(rawValue: 1 << 15)
  /// "when", "if": what follows leans on the rest.
  static let lean = Self(rawValue: 1 << 16)
  static let asking = Self(rawValue: 1 << 17)
  /// One person, by what they are to somebody: "wife", "boss".
  static let person = Self(rawValue: 1 << 18)
  /// A person who is called so: "mum".
  static let kin = Self(rawValue: 1 << 19)
  /// "says", "told": somebody's words follow.
  static let report = Self(rawValue: 1 << 20)
  /// "think", "worry": what follows is no fact.
  static let belief = Self(rawValue: 1 << 21)
  /// What may not be said back at all.
  static let unfit = Self(rawValue: 1 << 22)
  /// Hard words about oneself.
  static let harsh = Self(rawValue: 1 << 23)
  static let lead = Self(rawValue: 1 << 24)
  static let tail = Self(rawValue: 1 << 25)
  /// No clause ends with it.
  static let open = Self(rawValue: 1 << 26)
  /// "is", "was", "has", "does": one only.
  static let onlyOne = Self(rawValue: 1 << 27)
  /// "are", "were", "have", "do": never behind one.
  static let onlyMany = Self(rawValue: 1 << 28)
  /// Said before "if" or "whether": "checking", "know".
  static let wondering = Self(rawValue: 1 << 29)
  static let hedge = Self(rawValue: 1 << 30)
  static let be = Self(rawValue: 1 << 31)
  static let doing = Self(rawValue: 1 << 32)
  static let dropping = Self(rawValue: 1 << 33)
  static let collective = Self(rawValue: 1 << 34)
  /// Speaks of nothing by itself.
  static let vague = Self(rawValue: 1 << 35)
  static let denial = Self(rawValue: 1 << 36)
  /// A thing that is talked about without "the": "work".
  static let bareThing = Self(rawValue: 1 << 37)
  static let day = Self(rawValue: 1 << 38)
  static let quality = Self(rawValue: 1 << 39)
  /// Carries another's deed: "made him feel".
  static let letting = Self(rawValue: 1 << 40)
  /// "i feel the" may not break off before what was felt.
  static let unlikelyBase = Self(rawValue: 1 << 41)

  static let subject: Self = [.i, .one, .many, .joined, .there]
  static let finite: Self = [.helper, .modal, .past, .third, .base]
  static let small: Self = [
    .i, .one, .many, .joined, .there, .owner, .article, .object, .helper, .modal, .adverb, .preposition, .link, .lean,
    .asking,
  ]

  /// What a folded spelling can be.
  static func of(_ spelling: ArraySlice<UInt8>) -> Self {
    let known = table.value(ByteHash.of(spelling))
    guard known >= 0 else { return byEnding(spelling) }
    let kind = kinds[Int(known)]
    // "thinks", "worried": what is known of them besides says nothing about their form.
    return kind.isDisjoint(with: finite.union(small)) ? kind.union(byEnding(spelling)) : kind
  }

  private static func byEnding(_ spelling: ArraySlice<UInt8>) -> Self {
    let count = spelling.count
    let last = spelling[spelling.endIndex - 1]
    if count > 4, last == UInt8(ascii: "d"), spelling[spelling.endIndex - 2] == UInt8(ascii: "e") { return .past }
    if count > 4, last == UInt8(ascii: "y"), spelling[spelling.endIndex - 2] == UInt8(ascii: "l") { return .adverb }
    if count > 3, last == UInt8(ascii: "s"), !(spelling[spelling.endIndex - 2] == last) {
      var stem = spelling.dropLast()
      if isBase(stem) { return .third }
      guard stem.last == UInt8(ascii: "e") else { return [] }
      stem = stem.dropLast()
      if isBase(stem) { return .third }
      if stem.last == UInt8(ascii: "i"), isBase(stem.dropLast() + [UInt8(ascii: "y")]) { return .third }
    }
    return []
  }

  private static func isBase(_ spelling: some Sequence<UInt8>) -> Bool {
    let known = table.value(ByteHash.of(spelling))
    return known >= 0 && kinds[Int(known)].contains(.base)
  }

  private static let built = build()
  private static var table: HashIndex { built.table }
  private static var kinds: [Self] { built.kinds }

  private static func build() -> (table: HashIndex, kinds: [Self]) {
    var table = HashIndex(minimumCapacity: 1600)
    var kinds: [Self] = []
    for (kind, words) in SpokenWords.all {
      for word in words.utf8.split(separator: UInt8(ascii: " ")) {
        let place = table.insert(ByteHash.of(word), Int32(kinds.count))
        if Int(place) == kinds.count { kinds.append(kind) } else { kinds[Int(place)].formUnion(kind) }
      }
    }
    return (table, kinds)
  }
}
