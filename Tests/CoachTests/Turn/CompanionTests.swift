import Testing

@testable import Coach

/// Whom it was about is said back in the person's own words, by the real scripts and rules.
@Suite struct CompanionTests {
  private func heard(_ lines: [String]) throws -> String {
    var talk = try RealTalk()
    talk.type("calm")
    talk.type(lines)
    return talk.state.place.listened.about
  }

  @Test func thePersonsWordIsKeptForTheSession() throws {
    #expect(try heard(["my husband looked at his phone all evening"]) == "your husband")
    #expect(try heard(["my husband looked at his phone all evening", "he never looks up when I talk"]) == "your husband")
  }

  @Test func nobodyIsCalledYourSelfOrYourOther() throws {
    #expect(try heard(["I looked out of the window all evening"]) == "")
    #expect(try heard(["they looked out of the window all evening"]) == "")
  }
}
