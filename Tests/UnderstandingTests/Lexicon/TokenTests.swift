import Testing

@testable import Understanding

@Suite struct TokenTests {
  private func words(_ text: String) -> [String] {
    let raw = TextScanner.scan(Array(text.utf8))
    return raw.words.map { String(decoding: raw.spelling($0), as: UTF8.self) }
  }

  @Test(arguments: [
    ("I DON’T know", ["i", "don't", "know"]),
    ("self-worth", ["self", "worth"]),
    ("café déjà", ["cafe", "deja"]),
    ("I'm 15yo, it's 2am", ["i'm", "15", "yo", "it's", "2", "am"]),
    ("7.5/10", ["7.5", "10"]),
    ("sad 😢 :( <3", ["sad", "😢", "😢", "❤"]),
    ("b4 u go", ["b4", "u", "go"]),
    ("he said \"no\"", ["he", "said", "no"]),
  ])
  func scan(text: String, expected: [String]) { #expect(words(text) == expected) }

  @Test func sentencesAndQuestions() {
    let raw = TextScanner.scan(Array("He left. Why? I don't know... ok".utf8))
    #expect(raw.sentences.map(\.words.count) == [2, 1, 3, 1])
    #expect(raw.sentences.map(\.isQuestion) == [false, true, false, false])
  }

  @Test func repeatedLettersContractionsAndSlipsAreRead() throws {
    let rules = try book(
      """
      topics
        trust out-of-scope
      rewrite
        dont, don't -> do not
      topic trust
        do not believe, soon hello, suspicious
      """)
    for text in ["I don't believe", "i dont believe", "DONT BELEIVE".lowercased(), "sooooon helloooo", "suspicous", "suspiciuos"] {
      #expect(rules.read(text).topic == "trust", "\(text)")
    }
  }

  @Test func wordsAreNotBentTooFar() {
    func slip(_ a: String, _ b: String) -> Bool {
      SpellingIndex.isOneSlip(Array(a.utf8)[...], Array(b.utf8)[...])
    }
    #expect(slip("jelous", "jealous") && slip("jealuos", "jealous") && slip("jealouss", "jealous"))
    #expect(!slip("other", "mother") && !slip("jelos", "jealous"))
  }

  @Test(arguments: [
    ("check", ["check", "checks", "checked", "checking"]), ("love", ["love", "loves", "loved", "loving"]),
    ("cry", ["cry", "cries", "cried", "crying"]), ("lie", ["lie", "lies", "lied", "lying"]),
    ("kiss", ["kiss", "kisses", "kissed", "kissing"]),
  ])
  func forms(word: String, expected: [String]) {
    #expect(Inflection.forms(of: Array(word.utf8)[...]).map { String(decoding: $0, as: UTF8.self) } == expected)
  }

  @Test(arguments: [("checking", "check"), ("worried", "worry"), ("loving", "lov"), ("love", "lov"), ("stopped", "stop"), ("us", "us")])
  func stems(word: String, expected: String) { #expect(Stem.text(Array(word.utf8)[...]) == expected) }

  @Test func anyBytesAreScanned() {
    var generator = Seeded(state: 7)
    for _ in 0..<2000 {
      let bytes = (0..<Int(generator.next() % 60)).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 11) }
      let raw = TextScanner.scan(bytes)
      for word in raw.words { #expect(word.source.upperBound <= bytes.count && !word.source.isEmpty) }
      #expect(raw.sentences.allSatisfy { $0.words.count <= RawText.longestSentence })
    }
  }
}

/// A small generator with a fixed start.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 31)
  }
}
