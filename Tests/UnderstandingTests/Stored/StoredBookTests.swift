import Testing

@testable import Understanding

@Suite struct StoredBookTests {
  /// A little of everything that rules can say.
  private static let rules = """
    topics
      trust, love, safety-suicide, out-of-scope
    common
      the a of
    rewrite
      dont, don't -> do not
    forms
      go: goes going went gone
    concept filler
      really
    concept negation
      not
    concept negation-cancel
      not only
    concept device
      phone~, lap top, pad*, <13-17>, (my | his) .. tablet
    topic trust =2
      go~ .. @device & not =3
      (check | read [my]) @device, ^ who $ =1.5
    feeling sad love 4
      sad !@device
    answer yes
      yes, of course
    about partner
      he
    tense past
      went
    safety safety-suicide act
      end it all
    shield any
      end it all night
    frame quotation
      she said
    learned rules
      * 0.28
    learned rarity
      1.25 @device phone
    learned trust
      phone 0.5 my_phone -0.25 @device 1
    learned love
      phone -0.5 * 0.1
    """

  @Test func aStoredBookReadsAsTheCompiledOne() throws {
    let compiled = try #require(Shipped.compiled.book)
    let stored = compiled.encoded()
    let loaded = try RuleBook(decoding: stored)
    #expect(String(validating: stored, as: UTF8.self) != nil)
    #expect(loaded.summary == compiled.summary)
    let examples = try Shipped.development()
    for index in stride(from: 0, to: examples.count, by: max(1, examples.count / 400)) {
      let text = examples[index].utterance
      #expect(loaded.read(text) == compiled.read(text))
    }
    #expect(loaded.encoded() == stored)
  }

  @Test func everyKindOfRuleIsStored() throws {
    let compiled = try book(Self.rules)
    let loaded = try RuleBook(decoding: compiled.encoded())
    for text in [
      "I went to check his phone, really", "who", "she said end it all night", "not sad, yes",
      "he is 14 and reads my tablet", "padlock",
    ] { #expect(loaded.read(text) == compiled.read(text)) }
    #expect(loaded.encoded() == compiled.encoded())
  }

  @Test func anEmptyBookIsStored() throws {
    let empty = try #require(RuleBook.compile([]).book)
    #expect(try RuleBook(decoding: empty.encoded()).read("hello") == empty.read("hello"))
  }

  @Test func anotherVersionIsRefused() throws {
    var bytes = try book(Self.rules).encoded()
    bytes[4] = 41
    #expect(throws: RuleBookError.wrongVersion(found: 41, expected: StoredForm.version)) {
      try RuleBook(decoding: bytes)
    }
    #expect(throws: RuleBookError.notARuleBook) { try RuleBook(decoding: []) }
    #expect(throws: RuleBookError.notARuleBook) { try RuleBook(decoding: Array("hello world".utf8)) }
  }

  @Test func everyPrefixIsRefused() throws {
    let bytes = try book(Self.rules).encoded()
    for count in bytes.indices {
      #expect(throws: RuleBookError.self) { try RuleBook(decoding: Array(bytes.prefix(count))) }
    }
  }

  /// Changed bytes are refused, or give a book that still reads anything.
  @Test func damageIsHarmless() throws {
    let bytes = try book(Self.rules).encoded()
    var state: UInt64 = 2026
    func random(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var refused = 0
    for _ in 0..<3_000 {
      var damaged = bytes
      for _ in 0...random(below: 3) {
        damaged[5 + random(below: bytes.count - 5)] = UInt8(random(below: 160))
      }
      guard let loaded = try? RuleBook(decoding: damaged) else {
        refused += 1
        continue
      }
      for text in ["I don't check his phone really, who", "end it all 14 pads, not sad"] {
        #expect(!loaded.read(text).topics.isEmpty)
      }
    }
    #expect(refused > 1_000)
  }
}
