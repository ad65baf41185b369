import Testing

@testable import Understanding

@Suite struct PatternTests {
  /// Whether a rule line makes an utterance be about trust.
  private func matches(_ rule: String, _ text: String, more: String = "") throws -> Bool {
    let rules = try book("topics\n  trust out-of-scope\n\(more)\ntopic trust\n  \(rule)\n")
    return rules.read(text).topic == "trust"
  }

  @Test(arguments: [
    ("check his phone", "I check his phone", true),
    ("check his phone", "I check the phone", false),
    ("check~ .. phone", "checking his old phone", true),
    ("check~ .. phone", "I check in the morning before work the phone", false),
    ("check~ ..9 phone", "I check in the morning before work the phone", true),
    ("check~ ... phone", "I check in the morning before all of the others get up the phone", true),
    ("check _ phone", "check his phone", true),
    ("check _ phone", "check phone", false),
    ("check [his] phone", "check phone", true),
    ("check [his] phone", "check his phone", true),
    ("is .. [being] saved", "is this saved", true),
    ("is .. [being] saved", "is this being saved", true),
    ("is .. [being] saved", "is this of all that we say saved", false),
    ("is [it] ... [being] saved", "is this of all that we say saved", true),
    ("(check | read) (phone | mail)", "read mail", true),
    ("(check | go through) .. phone", "I go through her phone", true),
    ("phone & asleep", "when he is asleep I take the phone", true),
    ("phone &2 asleep", "asleep he was when I took up the phone", false),
    ("phone !work", "the phone", true),
    ("phone !work", "the phone at work", false),
    ("^ phone $", "phone", true),
    ("^ phone $", "my phone", false),
    ("suspic*", "so suspicious", true),
    ("i am <13-17>", "i am 15", true),
    ("i am <13-17>", "i am fifteen", true),
    ("i am <13-17>", "i am 35", false),
    ("a b, c d", "c d", true),
    ("[really] phone", "phone", true),
  ])
  func construct(rule: String, text: String, expected: Bool) throws {
    #expect(try matches(rule, text) == expected)
  }

  @Test func conceptsContainEachOther() throws {
    let more = "concept device\n  phone, laptop\nconcept thing\n  @device, diary\n"
    #expect(try matches("read .. @thing", "I read her laptop", more: more))
    #expect(try matches("read .. @thing", "I read her diary", more: more))
    #expect(try !matches("read .. @thing", "I read her book", more: more))
  }

  @Test func conceptsMayHoldPatterns() throws {
    let more = "concept snoop\n  go~ through .. (phone | bag), peek~\n"
    #expect(try matches("@snoop .. asleep", "he goes through my bag while I'm asleep", more: more + "forms\n  go: goes going\n"))
  }

  @Test func fillersAreSteppedOver() throws {
    let more = "concept filler\n  really, so\n"
    #expect(try matches("i miss him", "I really miss him", more: more))
  }

  @Test func weightsAddUpAndNegativeWeightsTakeAway() throws {
    let rules = try book("topics\n  trust repair\ntopic trust\n  phone =2\ntopic repair\n  sorry =3\n  phone =-2.5\n")
    #expect(rules.read("sorry about the phone").topic == "trust")
    #expect(rules.read("sorry").topic == "repair")
  }

  @Test func patternsDoNotCrossSentences() throws {
    #expect(try !matches("check ... phone", "I check. The phone rings"))
  }
}
