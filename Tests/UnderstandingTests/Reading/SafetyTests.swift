import Testing

@testable import Understanding

@Suite struct SafetyTests {
  @Test(arguments: [
    "I want to die", "im going to kill myself", "gonna unalive myself", "I'm suicidal", "suicidal again",
    "I cut my arms last night", "he choked me", "my husband hits me", "I'm scared of my boyfriend",
    "I'm going to kill him", "I was raped", "I took too many pills", "I'm 15",
    "I make myself sick after dinner", "chest pain and my left arm is numb",
  ])
  func clear(text: String) throws { #expect(try Shipped.read(text).safety.level == .act) }

  @Test(arguments: [
    "I just want to go to sleep and not wake up", "they'd be better off without me", "what's the point of living",
    "I walk on eggshells around him", "I hear voices at night", "I stopped taking my antidepressants",
    "sorry to bother, I keep thinking of not being here",
  ])
  func asked(text: String) throws { #expect(try Shipped.read(text).safety.level != .none) }

  @Test(arguments: [
    "I nearly died of embarrassment", "I could kill for a coffee", "my phone died", "this traffic is killing me",
    "he hit the roof about the bill", "dying to know what she said", "we killed it at the quiz",
    "cut me some slack", "I was bored to death", "binge watching all weekend",
  ])
  func idioms(text: String) throws { #expect(try Shipped.read(text).safety.level == .none) }

  @Test func denialIsAskedAboutAndHidesNothing() throws {
    let denial = try Shipped.read("I don't want to kill myself")
    #expect(denial.safety.level == .ask && denial.safety.light == .denial)
    #expect(try Shipped.read("I'm not sad. I want to kill myself").safety.level == .act)
    #expect(try Shipped.read("I would never hurt him. I'm going to kill myself tonight").safety.level == .act)
  }

  @Test func pastFictionAndQuotationAreAskedAbout() throws {
    #expect(try Shipped.read("ten years ago I wanted to kill myself").safety.level == .ask)
    #expect(try Shipped.read("in my novel she says I want to kill myself").safety.level == .ask)
    #expect(try Shipped.read("he texted \"I want to kill myself\"").safety.level == .ask)
  }

  @Test func anotherPersonIsNamedAsSuch() throws {
    let reading = try Shipped.read("my sister wants to kill herself")
    #expect(reading.safety.level != .none && reading.safety.about == .other)
    #expect(try Shipped.read("I want to kill myself").safety.about == .self)
  }

  /// No turn is enough alone; the third, with what two before it left, is.
  @Test func smallSignsAddUpOverTurns() throws {
    let rules = try book(
      "topics\n  safety-suicide out-of-scope\nsafety safety-suicide hint\n  cannot sleep =1.2\n  nobody cares =1.2\n  give up =1.2\n")
    var recent: [Reading] = []
    var levels: [SafetyReading.Level] = []
    for turn in ["I cannot sleep", "nobody cares", "I give up"] {
      let reading = rules.read(turn, in: ReadingContext(recent: recent))
      levels.append(reading.safety.level)
      recent.append(reading)
    }
    #expect(levels == [.none, .none, .ask])
  }

  @Test(arguments: ["I can't sleep", "nobody cares about my day", "I give up on this app"])
  func ordinaryTroubleIsNoDanger(_ text: String) throws {
    #expect(try Shipped.read(text).safety.level == .none)
  }

  @Test func twoDangersAreBothNamed() throws {
    let reading = try Shipped.read("he hit me and I want to kill myself")
    #expect(reading.safety.topics.contains("safety-suicide") && reading.safety.topics.contains("safety-abuse"))
    #expect(reading.topic == "safety-suicide")
  }

  @Test func evidenceNamesWordsAndRule() throws {
    let text = "Well. I want to kill myself"
    let evidence = try #require(try Shipped.read(text).safety.evidence.first)
    #expect(evidence.file.hasSuffix("safety.rules") && evidence.line > 1)
    let bytes = Array(text.utf8)
    #expect(String(decoding: bytes[evidence.span[0]..<evidence.span[1]], as: UTF8.self) == evidence.words)
  }
}
