import Testing

@testable import Coach

/// After a sign of danger: no exercise, no way past it, and nobody held.
@Suite struct HoldingTests {
  @Test(arguments: ["/menu", "/topics", "/back", "/undo", "asdf qwer", "let us practise asking"])
  func nothingLeadsPastTheFirstQuestion(_ words: String) throws {
    var talk = try RealTalk()
    talk.type("I want to kill myself")
    talk.type(words)
    #expect(talk.state.isSafetyOpen)
    #expect(!talk.state.isOver)
    #expect(!talk.choices.contains { $0.hasPrefix("Practise") })
    #expect(!talk.text.lowercased().contains("anything else"))
  }

  @Test(arguments: ["quit", "/quit"])
  func nobodyIsHeldAndTheNumbersGoWithThem(_ words: String) throws {
    var talk = try RealTalk()
    talk.type("I want to kill myself")
    talk.type(words)
    #expect(talk.state.isOver)
    #expect(talk.text.contains("116 123"))
  }

  @Test func aPlainNoCorrectsAndTheWatchStaysOn() throws {
    var talk = try RealTalk()
    talk.type("what is the point of living")
    #expect(talk.nodes.contains("LifeAsk"))
    talk.type("no")
    #expect(!talk.state.isSafetyOpen)
    #expect(talk.state.place.isWatchful)
    talk.type(["calm", "/back", "/undo"])
    #expect(talk.state.place.isWatchful)
    talk.type("quit")
    #expect(talk.text.contains("coach safety"))
  }

  @Test(arguments: [
    "I'm fine", "i am fine really", "no, I'm okay", "Im fine.", "I\u{2019}m all right",
  ])
  func fineCorrectsAndIsNotForgotten(_ fine: String) throws {
    var talk = try RealTalk()
    talk.type("what is the point of living")
    talk.type(fine)
    #expect(!talk.state.isSafetyOpen)
    #expect(talk.nodes.contains("LifeNo"))
    #expect(talk.state.place.isWatchful)
    talk.type(fine)
    #expect(!talk.state.isSafetyOpen)
    talk.type("I want to die")
    #expect(talk.state.isSafetyOpen)
    #expect(talk.text.contains("116 123"))
  }

  @Test(arguments: ["fine", "I'm fine", "I'm fine, thanks", "ok I am good"])
  func fineAloneIsNoDanger(_ fine: String) throws {
    var talk = try RealTalk()
    for words in [fine, "sad", fine] {
      talk.type(words)
      #expect(!talk.state.isSafetyOpen)
      #expect(!talk.state.place.isWatchful)
    }
  }

  @Test(arguments: [
    "I'm not fine", "I'm fine but I cut myself", "fine, I will kill myself", "safe",
  ])
  func onlyPlainWordsAreFine(_ words: String) {
    #expect(!words.saysFine)
  }

  @Test func aClearDangerIsAskedAboutOnceMoreBeforeFineIsBelieved() throws {
    var talk = try RealTalk()
    talk.type(["I want to die", "I'm fine"])
    #expect(talk.state.isSafetyOpen)
    #expect(talk.nodes.contains("LifeMeant"))
    #expect(talk.text.contains("116 123"))
    talk.type("no")
    #expect(!talk.state.isSafetyOpen)
    talk.type(["/menu", "1"])
    #expect(!talk.nodes.contains("LifeStay"))
  }

  @Test func saidAgainItIsAnsweredWithTheNumbersAgain() throws {
    var talk = try RealTalk()
    talk.type(["I want to die", "I want to die"])
    #expect(talk.text.contains("116 123"))
    #expect(talk.state.isSafetyOpen)
  }

  @Test(arguments: ["2", "/undo", "/memory", "back"])
  func whatSaysNothingDoesNotOpenItAgain(_ words: String) throws {
    var talk = try RealTalk()
    talk.type(["what is the point of living", "no", words])
    #expect(!talk.state.isSafetyOpen)
  }

  @Test func onceSafeThereIsAGentleCloseWithTheNumbers() throws {
    var talk = try RealTalk()
    talk.type(["I want to kill myself", "yes"])
    for _ in 0..<3 where !talk.choices.contains(where: { $0.hasPrefix("I am safe for now") }) {
      talk.type("no")
    }
    try talk.pick("I am safe for now")
    #expect(talk.text.contains("116 123"))
    try talk.pick("No, leave no note")
    #expect(talk.state.isOver)
    #expect(!talk.text.hasSuffix("?"))
  }

  @Test func aScriptThatLeadsToTheTalkHoldsAsWell() throws {
    var talk = try RealTalk()
    talk.type(["sad", "5", "we had an awful row about money", "2"])
    for _ in 0..<4 where !talk.choices.contains(where: { $0.hasPrefix("I am sometimes afraid") }) {
      talk.type("arguments")
    }
    try talk.pick("I am sometimes afraid")
    #expect(talk.state.isSafetyOpen)
    #expect(talk.state.place.locks.contains("partner"))
    talk.type("/menu")
    #expect(talk.state.isSafetyOpen)
    try talk.pick("Leave it, go back")
    #expect(!talk.state.isSafetyOpen)
  }
}
