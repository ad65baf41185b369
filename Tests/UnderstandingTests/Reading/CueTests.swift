import Testing

@testable import Understanding

@Suite struct CueTests {
  private func book(_ text: String) throws -> RuleBook {
    let compiled = RuleBook.compile([RuleText(path: "a.rules", text: text)])
    return try #require(compiled.book, "\(compiled.problems)")
  }

  @Test func cuesAreReadTheSurestFirst() throws {
    let rules = try book(
      """
      topics
        trust
      cue saved =2
        is this saved
      cue remove =3
        delete (this | it)
      """)
    let reading = rules.read("is this saved? delete it")
    #expect(reading.cues.map(\.name) == ["remove", "saved"])
    #expect(reading.cues.first?.evidence.first?.words == "delete it")
    #expect(reading.cues.first?.evidence.first?.line == 6)
    #expect(reading.cues.first?.evidence.first?.rule.hasPrefix("cue remove") == true)
    #expect(rules.read("nothing of the kind").cues.isEmpty)
  }

  @Test func aQuotedCueIsSomebodyElses() throws {
    let rules = try book("topics\n  trust\ncue saved\n  is this saved\n")
    #expect(rules.read("she asked \"is this saved\" and left").cues.isEmpty)
  }

  @Test func aCueNeedsAName() {
    let compiled = RuleBook.compile([RuleText(path: "a.rules", text: "topics\n  trust\ncue\n  word\n")])
    #expect(compiled.problems.contains { $0.line == 3 && $0.message == "a cue has a name" })
  }

  @Test func cuesOutliveTheStoredForm() throws {
    let rules = try book("topics\n  trust\ncue saved =2\n  is this saved\n")
    let again = try RuleBook(decoding: rules.encoded())
    #expect(again.read("is this saved").cues == rules.read("is this saved").cues)
  }

  @Test func feelingsAreSaidBackOnlyWhereTheRulesAllowIt() throws {
    let rules = try book(
      """
      topics
        feeling-anxious
      feeling anxious feeling-anxious 6
        nervous, jitters
      concept spoken-feeling
        nervous
      concept self
        i, my
      """)
    #expect(rules.read("i am nervous").feelings.first?.said == "nervous")
    #expect(rules.read("i have jitters").feelings.first?.said == "anxious")
  }
}
