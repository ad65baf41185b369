import Testing
import Understanding

@testable import Coach

@Suite struct CompanionTests {
  @Test(arguments: [Reading.About.`self`, Reading.About.other])
  func nobodyIsCalledYourSelfOrYourOther(_ about: Reading.About) {
    #expect(Turn.companion(about) == "")
  }

  @Test(arguments: [Reading.About.partner, .friend, .parent])
  func aKnownPersonFitsBehindYour(_ about: Reading.About) {
    #expect(Turn.companion(about) == about.rawValue)
  }

  @Test func nobodyNamedIsNobody() {
    #expect(Turn.companion(nil) == "")
  }
}
