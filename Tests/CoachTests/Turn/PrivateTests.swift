import Testing

@testable import Coach

/// What the engine says and notes of a part that is not kept.
@Suite struct PrivateTests {
  private let script = """
    title: Start
    ---
    <<declare $name = "">>
    What shall I call you?
    <<ask name $name>>
    <<remember name $name>>
    How are you, {$name}?
    -> Well
        Good.
    -> Not well
        I hear that.
    <<jump Menu>>
    ===
    """

  @Test(arguments: ["/private", "off the record", "Off the record."])
  func itSaysThatNothingIsKeptAndPutsTheQuestionAgain(_ words: String) throws {
    var session = try Rehearsal(script)
    session.type("Ada")
    let said = session.type(words)
    #expect(said.first?.hasPrefix("Nothing is kept from here on") == true)
    #expect(said.suffix(3) == ["How are you, Ada?", "1. Well", "2. Not well"])
    #expect(session.state.unkept?.keptTurns == 1)
    session.type("1")
    #expect(session.state.unkept?.turns == 1)
    #expect(session.type(words).first?.hasPrefix("From here on I keep") == true)
    #expect(session.state.unkept == nil)
  }

  @Test func wordsThatOnlyHoldThePhraseAreAnAnswer() throws {
    var session = try Rehearsal(script)
    session.type("Ada")
    session.type("he said it off the record to me")
    #expect(session.state.unkept == nil)
  }

  @Test func aSessionThatIsNotKeptAnywaySaysSo() throws {
    var session = try Rehearsal(script)
    let events = session.program.advance(
      &session.state, with: CoachInput(text: "/private", at: session.at, isKept: false))
    #expect(events.contains(.said(Said(text: Wording.nothingIsKept))))
    #expect(session.state.unkept == nil)
  }

  @Test(arguments: ["/remember me", "/contact Ada 12345", "/country IE"])
  func aChangeOfMemoryThatWillNotLastSaysSo(_ command: String) throws {
    var session = try Rehearsal(script)
    session.type("Ada")
    #expect(!session.type(command).contains(Wording.onlyForNow))
    session.type("/contact Bo 12345")
    session.type("/private")
    #expect(session.type(command).contains(Wording.onlyForNow))
  }

  @Test func aPauseDoesNotPromiseThisQuestion() throws {
    var session = try Rehearsal(script)
    session.type("Ada")
    session.type("/private")
    #expect(session.type("/pause") == [Wording.pausedPrivately])
  }

  // MARK: By the real scripts

  @Test func whatWasWrittenOfThisTopicCanBeRemoved() throws {
    var talk = try RealTalk()
    talk.type(["calm", "/menu"])
    let before = talk.state.turns
    talk.type("trust")
    talk.type("1")
    talk.type("she was out all night")
    talk.type("/private")
    #expect(talk.text.contains("Shall I remove that too?"))
    #expect(talk.state.unkept?.removable == 3)
    try talk.pick("Yes, remove it")
    #expect(talk.state.unkept?.keptTurns == before)
    #expect(talk.text.contains("out of my files, for good"))
    #expect(talk.state.unkept?.isForGood == false)
    talk.type("/private")
    #expect(talk.state.unkept == nil)
  }

  @Test func whatLedIntoTheCheckInStays() throws {
    var talk = try RealTalk(isFirst: true)
    talk.type(["1", "1", "1", "Ada", "calm", "/private"])
    #expect(talk.state.unkept?.removable == 1)
    talk.type("yes")
    #expect(talk.state.unkept?.keptTurns == 4)
  }

  @Test func aNoLeavesWhatWasWritten() throws {
    var talk = try RealTalk()
    talk.type(["calm", "/menu", "trust", "1", "off the record"])
    let kept = talk.state.unkept?.keptTurns
    try talk.pick("No, leave it")
    #expect(talk.state.unkept?.keptTurns == kept)
    #expect(talk.state.prompt != .over)
  }

  @Test func dangerKeepsTheRestOfTheSessionUnkept() throws {
    var talk = try RealTalk()
    talk.type(["calm", "/menu", "/private", "no", "I want to kill myself"])
    #expect(talk.state.isSafetyOpen)
    #expect(talk.state.unkept?.isForGood == true)
    talk.type("/private")
    #expect(talk.text.contains(Wording.staysPrivate))
    #expect(talk.state.unkept != nil)
  }

  @Test func theTalkAboutAbuseOffersIt() throws {
    var talk = try RealTalk()
    talk.type("sad")
    let before = talk.state.turns
    talk.type("my husband hits me")
    try talk.pick("Keep nothing of this part")
    #expect(talk.text.contains(Wording.privateForGood))
    #expect(talk.state.unkept?.isForGood == true)
    try talk.pick("Yes, remove it")
    #expect(talk.state.unkept?.keptTurns == before)
    #expect(talk.nodes.contains("AsideReadable"))
    #expect(talk.state.isSafetyOpen)
    try talk.pick("It is not like that")
    #expect(!talk.state.isSafetyOpen)
    #expect(!talk.state.isOver)
    #expect(talk.state.place.locks.contains("partner"))
    #expect(talk.state.unkept != nil)
  }

  @Test func aRemovalThatTakesASignOfDangerWithItIsForGood() throws {
    var talk = try RealTalk()
    talk.type(["sad", "my husband hits me", "it is not like that", "/private"])
    try talk.pick("Yes, remove it")
    #expect(talk.state.unkept?.isForGood == true)
  }

  @Test func noNoteIsPromisedThatCannotBeKept() throws {
    var talk = try RealTalk()
    talk.type(["I want to kill myself", "/private", "no"])
    for _ in 0..<4 where !talk.choices.contains(where: { $0.hasPrefix("I am safe for now") }) {
      talk.type("no")
    }
    try talk.pick("I am safe for now")
    #expect(!talk.text.contains("note in my memory file"))
    #expect(talk.text.contains("116 123"))
    #expect(talk.state.isOver)
  }
}
