import Testing

@testable import Coach

/// "That is not what I meant" is heard, repaired and remembered, by the real scripts.
@Suite struct MishearingTests {
  private let words = "went through his phone again while he was in the shower"

  /// A session in which a subject was heard in the person's words.
  private func heard() throws -> RealTalk {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type("/menu")
    talk.type(words)
    #expect(talk.state.place.topic == "trust")
    return talk
  }

  @Test func whatWasHeardIsNotHeardAgain() throws {
    var talk = try heard()
    talk.type("that is not what I meant")
    #expect(talk.nodes.contains("Unhelpful"))
    #expect(talk.state.misheard == ["trust"])
    talk.type("/menu")
    talk.type(words)
    #expect(!talk.nodes.contains("Trust"))
  }

  @Test func theNextLikelySubjectIsAskedAbout() throws {
    var talk = try heard()
    let second = talk.state.place.listened.second
    talk.type("no, not what I meant at all")
    if second.isEmpty {
      #expect(talk.choices.first == "Just listen, without ideas")
    } else {
      #expect(talk.nodes.contains("UnhelpfulOther"))
      #expect(talk.choices.first == talk.program.topics.name(second))
      talk.type("1")
      #expect(talk.state.place.topic == second)
    }
  }

  @Test func itCanStillBeChosen() throws {
    var talk = try heard()
    talk.type("you misunderstood me")
    talk.type("/menu")
    #expect(talk.enter("Trust").contains("TrustOpening"))
  }

  @Test func aComplaintMuchLaterTakesNothingBack() throws {
    var talk = try heard()
    talk.type("/menu")
    for _ in 0..<4 { talk.type("/again") }
    talk.type(["hello", "hello", "hello"])
    talk.type("this is not helping")
    #expect(talk.state.misheard.isEmpty)
  }
}
