import Testing

@testable import Coach

/// A question about danger that was not called for is easy to answer, by the real scripts and rules.
@Suite struct MisreadTests {
  @Test(arguments: ["I'm fifty-eight, dear", "over 18, obviously", "45", "I am an adult", "I am 58 years old, of course"])
  func anAgeAnswersTheFirstQuestion(_ words: String) throws {
    var talk = try RealTalk(isFirst: true)
    talk.type(words)
    #expect(talk.nodes.contains("FirstRunKept"), "\(talk.nodes)")
  }

  @Test(arguments: ["I'm 15", "under 18", "not an adult yet"])
  func soDoesAYoungOne(_ words: String) throws {
    var talk = try RealTalk(isFirst: true)
    talk.type(words)
    #expect(talk.nodes.contains { $0.hasPrefix("Younger") }, "\(talk.nodes)")
  }

  @Test(arguments: [
    "it's not like that", "It is not like that", "no no it is not like this",
    "oh no its not like that, hes not like that, i said it wrong", "you got me wrong",
  ])
  func aDenialEndsAQuestionAboutAbuse(_ words: String) throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("he checks my phone and keeps my bank card")
    #expect(talk.state.isSafetyOpen)
    talk.type(words)
    #expect(!talk.state.isSafetyOpen, "\(talk.said)")
  }

  @Test func aDenialThatSaysMoreDoesNot() throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("he checks my phone and keeps my bank card")
    talk.type("it's not like that, he only choked me once")
    #expect(talk.state.isSafetyOpen)
  }

  @Test(arguments: ["he choked me once", "he once held me by the throat", "he put his hands round my neck"])
  func handsOnTheNeckAreNamedAsGrave(_ words: String) throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type(words)
    talk.type("1")
    #expect(talk.text.contains("This can be very dangerous"), "\(talk.said)")
  }

  @Test func soTheyAreLaterInTheTalk() throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("he checks my phone and keeps my bank card")
    talk.type("i thought i was going to pass out. i never told anyone")
    #expect(talk.text.contains("even once"), "\(talk.said)")
  }

  @Test(arguments: ["no no i mean i am just sad he does not answer", "nothing has happened"])
  func whoWasReadWrongComesBackToTheQuestionBefore(_ words: String) throws {
    var talk = try RealTalk()
    talk.type(["calm", "i had a row with my sister"])
    let before = (talk.state.prompt, talk.choices)
    talk.type("i have taken all my tablets")
    #expect(talk.state.isSafetyOpen)
    talk.type(words)
    #expect(talk.nodes.contains("AnswerMisread"), "\(talk.said)")
    talk.type("no")
    #expect(!talk.state.isSafetyOpen)
    #expect(talk.state.prompt == before.0)
    #expect(talk.choices == before.1)
    #expect(talk.state.place.isWatchful)
  }

  @Test func whoSaysYesToThatStays() throws {
    var talk = try RealTalk()
    talk.type(["calm", "i have taken all my tablets", "you misunderstood", "yes"])
    #expect(talk.state.isSafetyOpen)
  }

  @Test func whoWritesOfOtherThingsIsAskedOnce() throws {
    var talk = try RealTalk()
    talk.type(["calm", "i have taken all my tablets", "the bus was late", "we had soup for lunch"])
    #expect(talk.nodes.contains("AnswerMisread"), "\(talk.said)")
    talk.type(["yes", "the bus was late", "we had soup for lunch"])
    #expect(!talk.nodes.contains("AnswerMisread"))
    #expect(talk.state.isSafetyOpen)
  }

  @Test func theWordsOfAChoiceAreNoSign() throws {
    for seed in UInt64(1)...3 {
      var talk = try RealTalk(seed: seed)
      talk.type("calm")
      for _ in 0..<6 {
        for label in talk.choices {
          var branch = talk
          let isSafety = branch.state.isSafetyOpen
          branch.type(label.lowercased())
          let opened = branch.nodes.contains { branch.program.kind(ofNode: $0) == "safety" }
          let kinds = branch.nodes.map { branch.program.kind(ofNode: $0) }
          #expect(isSafety || !opened || label.contains("afraid"), "\(label): \(branch.nodes) \(kinds)")
        }
        talk.type("1")
      }
    }
  }
}
