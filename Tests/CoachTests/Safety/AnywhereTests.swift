import Testing

@testable import Coach

/// Danger is heard wherever it is said, by the real scripts and rules.
@Suite struct AnywhereTests {
  @Test func inTheVeryFirstChoice() throws {
    var talk = try RealTalk(isFirst: true)
    talk.type("I want to kill myself")
    #expect(talk.state.isSafetyOpen)
  }

  @Test func whereANameIsAskedFor() throws {
    var talk = try RealTalk(isFirst: true)
    talk.type(["1", "1", "1"])
    #expect(talk.text.contains("name"))
    talk.type("call me whatever, I want to kill myself")
    #expect(talk.state.isSafetyOpen)
    #expect(talk.text.contains("116 123"))
    #expect(
      !talk.all.contains { if case .remembered(.fact("name", _)) = $0 { true } else { false } })
  }

  @Test func inAMenu() throws {
    var talk = try RealTalk()
    talk.type(["/menu", "I can't go on, I want to end my life"])
    #expect(talk.state.isSafetyOpen)
  }

  @Test func whereANumberIsAskedFor() throws {
    var talk = try RealTalk()
    talk.type(["sad", "10, I want to kill myself"])
    #expect(talk.state.isSafetyOpen)
  }

  @Test func inTheMiddleOfAnExercise() throws {
    var talk = try RealTalk()
    talk.type(["/menu", "3", "1"])
    for _ in 0..<12 {
      if case .asked(let asked, _, _) = talk.state.prompt, asked.kind == .text { break }
      talk.type("1")
    }
    talk.type("he choked me when I asked")
    #expect(talk.state.isSafetyOpen)
    #expect(talk.state.place.locks.contains("partner"))
    try talk.pick("It is not like that")
    #expect(!talk.state.isSafetyOpen)
  }

  @Test(arguments: [0, 300, 3000])
  func inALongPaste(_ sentences: Int) throws {
    var talk = try RealTalk()
    let filler = String(repeating: "We had soup and talked about the garden. ", count: sentences)
    talk.type(["sad", "5", filler + "I am going to kill myself tonight.\n" + filler])
    #expect(talk.state.isSafetyOpen, "\(filler.count) letters around it")
  }

  @Test func dripByDripOverSeveralTurns() throws {
    var talk = try RealTalk()
    let drips = [
      "nothing I do matters any more", "I am so tired of everything",
      "they would be better off without me", "I have given my things away",
      "I just want it all to stop",
    ]
    talk.type(["sad", "8"])
    for drip in drips where !talk.state.isSafetyOpen { talk.type(drip) }
    #expect(talk.state.isSafetyOpen)
  }

  @Test(arguments: [
    "I don't want to die. I took all my tablets an hour ago.",
    "I would never hurt anyone. I am going to stab my brother tonight.",
    "He never hits me. Last night he choked me.",
    "no, I'm not suicidal. But I am going to kill myself on Friday.",
  ])
  func aDenialDoesNotHideTheNextSentence(_ words: String) throws {
    var talk = try RealTalk()
    talk.type(["sad", "5", words])
    #expect(talk.state.isSafetyOpen)
  }

  @Test(arguments: [
    "I want to kill myself", "i WANT to KILL MYSELF!!", "sorry to bother, i want to end my life",
  ])
  func afterBeingFine(_ words: String) throws {
    var talk = try RealTalk()
    talk.type(["I want to die", "no", words])
    #expect(talk.state.isSafetyOpen)
  }
}
