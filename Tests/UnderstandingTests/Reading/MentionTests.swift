import Testing

@testable import Understanding

@Suite struct MentionTests {
  @Test(arguments: [
    ("we argued and then it was all about the dishwasher", "the dishwasher"),
    ("last night on the sofa", "the sofa"),
    ("it was about a parcel for the neighbours", "the neighbours"),
    ("somebody took my umbrella again", "your umbrella"),
    ("work mostly", "work"),
    ("moved to Leeds for him", "Leeds"),
    ("the fish fingers burned and then my boss rang", "your boss"),
    ("the uncertainty kills me", "the uncertainty"),
  ])
  func aThingIsSaidBack(_ text: String, _ expected: String) throws {
    #expect(try Shipped.read(text).mention == expected)
  }

  @Test(arguments: ["yes", "it was a lot", "the thing is", "my fat body", "he is the one", "the asdfgh", "", "it makes my blood boil", "we had a free", "one of those days in my thirties"])
  func vagueWordsInsultsAndUnknownOnesAreNot(_ text: String) throws {
    #expect(try Shipped.read(text).mention == nil)
  }

  @Test func nothingIsMentionedWhereDangerIsHeard() throws {
    let reading = try Shipped.read("I want to kill myself on the bridge")
    #expect(reading.mention == nil && reading.person == nil)
  }

  @Test(arguments: [
    ("my husband never listens", "your husband"),
    ("my mother in law never rings first", "your mother in law"),
    ("my bf is quiet", "your boyfriend"),
    ("my sister never listens to me", "your sister"),
  ])
  func whomItIsAboutKeepsThePersonsWord(_ text: String, _ expected: String) throws {
    #expect(try Shipped.read(text).person == expected)
  }

  @Test(arguments: ["he never listens", "my parents fight", "we are dating", "I feel alone"])
  func nobodyIsNamed(_ text: String) throws {
    #expect(try Shipped.read(text).person == nil)
  }
}
