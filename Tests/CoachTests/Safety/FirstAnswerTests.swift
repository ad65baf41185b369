import Testing

@testable import Coach

/// What stands on the screen with the very first question about danger, by the real scripts.
@Suite struct FirstAnswerTests {
  /// One plain sentence for each danger but that from somebody close.
  private static let dangers = [
    "I want to kill myself", "I keep cutting myself", "I am going to stab him tonight",
    "the voices tell me what to do", "I make myself throw up after every meal",
    "I was raped last night", "I took too many pills", "I am 15 years old",
  ]

  @Test(arguments: dangers)
  func numbersAndAPersonNearStandUnderTheFirstQuestion(_ words: String) throws {
    var talk = try RealTalk()
    talk.type(words)
    #expect(talk.state.isSafetyOpen)
    #expect(talk.text.contains("In danger now (UK): 999"))
    #expect(talk.text.contains("116 123") || talk.text.contains(".org"))
    #expect(talk.text.contains("someone near you"))
    #expect(talk.text.contains("does not work"))
  }

  @Test func abuseGetsOneShortLineWithTheCountrysNumberAndNoList() throws {
    var talk = try RealTalk()
    talk.type("my husband hits me")
    #expect(talk.text.contains("In danger now, ring 999"))
    #expect(!talk.text.contains("0808"))
    #expect(!talk.text.contains("116 123"))
    #expect(talk.said.count <= 4)
    #expect(talk.choices.contains { $0.hasPrefix("Leave now") })
    try talk.pick("Yes, it is safe")
    #expect(talk.text.contains("0808 2000 247"))
  }

  @Test func abuseInAnUnknownCountryNamesTheCommonNumbers() throws {
    var talk = try RealTalk(country: nil)
    talk.type("my husband hits me")
    #expect(talk.text.contains("112, 911 or 999"))
  }

  @Test(arguments: ["999", "In danger now"])
  func wordsThatAnswerNothingStayAndDoNotPointAtNumbersThatAreNotThere(_ unwanted: String) throws {
    var talk = try RealTalk()
    talk.type("my husband hits me")
    talk.type("the weather is nice though")
    #expect(talk.state.isSafetyOpen)
    #expect(!talk.text.contains("numbers above"))
    #expect(!talk.text.contains(unwanted))
  }
}
