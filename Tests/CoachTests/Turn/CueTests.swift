import Testing

@testable import Coach

/// What people say about the talk itself is answered, and the open question comes back.
@Suite struct CueTests {
  @Test(arguments: [
    ("what do you mean", "ReplyWhatDoYouMean"), ("about what exactly?", "ReplyWhatDoYouMean"),
    ("please just answer me", "ReplyAnswerMe"), ("just the facts please", "ReplyFactsOnly"),
    ("is it genetic", "ReplyGenes"), ("can attachment styles change", "ReplyCanItChange"),
    ("give me a minute", "ReplyTooMuch"),
  ])
  func aCueIsAnswered(_ words: String, _ node: String) throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("we had a row about the washing up")
    try #require(!talk.choices.isEmpty)
    talk.type(words)
    #expect(talk.nodes.contains(node), "\(talk.nodes) \(talk.said)")
  }

  @Test func aStoryThatHoldsTheWordsIsNoCue() throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type(
      "my mother never could listen, she would change the subject and ask me what do you mean every single time")
    #expect(!talk.nodes.contains { $0.hasPrefix("Reply") }, "\(talk.nodes)")
  }

  @Test func whoWantsNoQuestionsGetsNone() throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("stop asking me questions")
    try #require(talk.nodes.contains("ReplyNoQuestions"), "\(talk.nodes)")
    for line in ["she left on sunday", "we ate in the kitchen and hardly spoke"] {
      talk.type(line)
      #expect(!talk.text.contains("?"), "\(talk.said)")
    }
    talk.type("nobody said a word about it after")
    #expect(talk.choices.count == 2)
    try talk.pick("That is all")
    #expect(talk.state.prompt.identity.isEmpty == false)
  }

  @Test func aBareNumberIsNoStoryAndABareYesNoChoice() throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("4")
    guard case .asked(let asked, _, _) = talk.state.prompt else {
      Issue.record("no question is open")
      return
    }
    #expect(asked.kind == .open && asked.node == "CheckInWhat")
    talk.type("we had a row about the washing up")
    let choices = talk.choices
    try #require(choices.count > 1)
    talk.type("yes")
    #expect(talk.choices == choices && talk.text.contains("1 to"), "\(talk.said)")
  }

  @Test func aStoryAtAChoiceIsSaidBackAndTheChoicesStay() throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("we had a row about the washing up")
    let choices = talk.choices
    talk.type("my sister never listens to me when we talk on the telephone")
    #expect(!talk.text.contains("did not follow"), "\(talk.said)")
    talk.type("/menu")
    #expect(talk.choices != choices)
  }

  @Test(arguments: [
    ("hear me out", "MoveInvite"), ("i'd rather you just listened", "MoveInvite"),
    ("give me something to try", "PractiseMenu"), ("none of those", "MoveOn"),
  ])
  func aChoiceIsMeantWithoutItsWords(_ words: String, _ node: String) throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("we had a row about the washing up")
    talk.type(words)
    #expect(talk.nodes.contains(node), "\(talk.nodes)")
  }

  @Test func aDeniedFeelingOpensNothing() throws {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("we had a row about the washing up")
    talk.type("i'm not ashamed")
    #expect(!talk.nodes.contains("FeelingAshamed"), "\(talk.nodes)")
  }

  @Test func aFeelingIsSaidBackInThePersonsWord() throws {
    var talk = try RealTalk()
    talk.type("so nervous")
    #expect(talk.text.contains("nervous"), "\(talk.said)")
  }

  @Test func aNumberGivenWithTheFeelingIsNotAskedForAgain() throws {
    var talk = try RealTalk()
    talk.type("nervous, maybe 7")
    #expect(talk.state.memory.feelings.last?.strength == 7)
    guard case .asked(let asked, _, _) = talk.state.prompt else { return }
    #expect(asked.kind != .number, "\(talk.said)")
  }

  @Test(arguments: [("he sent me 10 messages", false), ("7", true), ("maybe a 7", true), ("7/10", true),
    ("10 people came to the party", false), ("about 6 today", true), ("two of my friends left", false),
    ("seven, I think", true), ("it was 3 but now 5", true)])
  func aNumberOfThingsIsNoRating(_ text: String, _ isRating: Bool) {
    #expect(text.isRating == isRating)
  }

  @Test(arguments: [("yes please, all of it", "yes please"), ("no but sometimes", "no"),
    ("I think so. He is out", "I think so"), ("", ""), ("maybe", "maybe")])
  func theLeadingClauseEndsAtAMarkOrAJoin(_ text: String, _ clause: String) {
    #expect(text.leadingClause == clause)
  }
}
