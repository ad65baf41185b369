import Testing

@testable import Coach

/// What people ask in the middle of a talk about danger is answered, by the real scripts and rules.
@Suite struct SafetyAnswerTests {
  /// A talk about somebody close who frightens the person, at the first question.
  private func aside() throws -> RealTalk {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("he checks my phone and keeps my bank card")
    try #require(talk.state.isSafetyOpen)
    return talk
  }

  @Test(arguments: [
    ("does this get saved? if he reads this im in trouble", "AnswerSaved"),
    ("can you delete what i said", "AnswerRemove"),
    ("whats an advocate", "AnswerAdvocate"),
    ("is that bad, even if it was only once?", "AnswerIsItNormal"),
    ("thats normal tho isnt it", "AnswerIsItNormal"),
    ("please just answer me", "AnswerMe"),
    ("what happens if i call", "AnswerWhatHappens"),
    ("i cant ring anyone he would hear me", "AnswerCannotCall"),
    ("its all my fault i wind him up", "AnswerMyFault"),
    ("should i leave him", "AnswerLeavePlan"),
    ("can we talk about something else, like how to be calmer with him", "AnswerOtherSubject"),
  ])
  func aQuestionIsAnsweredAndTheOpenOneComesBack(_ words: String, _ node: String) throws {
    var talk = try aside()
    talk.type("yes it is safe")
    let before = talk.choices
    talk.type(words)
    #expect(talk.state.isSafetyOpen == true)
    if node == "AnswerRemove" {
      #expect(talk.nodes.contains("PrivatePart"), "\(talk.said)")
    } else {
      #expect(talk.nodes.contains(node), "\(talk.nodes) \(talk.said)")
      #expect(talk.choices == before)
    }
  }

  @Test func someQuestionsAreAnsweredAfterItAsWell() throws {
    var talk = try aside()
    talk.type("it is not like that")
    #expect(talk.state.isSafetyOpen == false)
    talk.type("is that normal though")
    #expect(talk.nodes.contains("AnswerIsItNormal"), "\(talk.nodes)")
    #expect(talk.state.isSafetyOpen == false)
    var other = try RealTalk()
    other.type("calm")
    other.type("we had a row about the washing up")
    other.type("is that normal though")
    #expect(!other.nodes.contains("AnswerIsItNormal"))
  }

  @Test func theNeckOpensItAgain() throws {
    var talk = try aside()
    talk.type("it is not like that")
    talk.type("i thought i was going to pass out. i never told anyone")
    #expect(talk.state.isSafetyOpen == !talk.state.place.locks.isEmpty)
    var locked = try aside()
    locked.type("Leave it, go back")
    #expect(locked.state.isSafetyOpen == false)
    locked.type("i thought i was going to pass out. i never told anyone")
    #expect(locked.state.isSafetyOpen == true, "\(locked.said)")
  }

  @Test func somebodyComingEndsItWithNothingLeftOnTheScreen() throws {
    var talk = try aside()
    talk.type("yes")
    talk.type("oh god i think thats him at the door")
    #expect(talk.state.isOver == true)
    #expect(talk.state.leavesNothingOnScreen)
  }

  @Test func whereNobodyCloseIsTheDangerItWaits() throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("I want to kill myself")
    talk.type("my mum is at the door")
    #expect(talk.state.isOver == false)
    #expect(talk.state.isSafetyOpen == true)
    #expect(!talk.state.leavesNothingOnScreen)
  }

  @Test func aGoodbyeIsLetGo() throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("I want to kill myself")
    talk.type("ok I have to log off now, going to bed, talk to you tomorrow")
    #expect(talk.state.isOver == true, "\(talk.said)")
  }

  @Test func aBareGoodbyeThereCouldBeOne() throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("I want to kill myself")
    talk.type("goodbye")
    #expect(talk.state.isOver == false)
    #expect(talk.nodes.contains("AnswerGoodbye"), "\(talk.nodes)")
  }

  @Test(arguments: ["leave it", "skip", "i dont want to talk about it"])
  func leavingASubjectDoesNotEndTheSession(_ words: String) throws {
    var talk = try aside()
    talk.type("no im not sure")
    talk.type(words)
    #expect(talk.state.isOver == false, "\(talk.said)")
    #expect(talk.state.isSafetyOpen == true)
  }

  @Test(arguments: [
    "yes please, all of it, hes going to see it otherwise", "yes, he is out until six and I have time",
    "i think so, hes out till 6",
  ])
  func aYesCountsWhateverFollows(_ words: String) throws {
    var talk = try aside()
    talk.type(words)
    #expect(talk.nodes.contains("AsideTalk"), "\(talk.said)")
  }

  @Test func aNoWithAButIsNoPlainNo() throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("sometimes I think everyone would be better off without me")
    try #require(talk.nodes.contains("LifeAsk"), "\(talk.nodes)")
    talk.type("no, but some nights I would not mind not waking up, you know how it is")
    #expect(talk.state.isSafetyOpen == true, "\(talk.said)")
  }

  @Test func allOfASessionCanBeRemoved() throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("we had a row about the washing up")
    talk.type("1")
    talk.type("he checks my phone and keeps my bank card")
    talk.type("/private")
    try talk.pick("Yes, and everything else")
    #expect(talk.state.unkept?.keptTurns == 0, "\(talk.said)")
  }
}
