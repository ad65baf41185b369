import Testing

@testable import Understanding

@Suite struct RuleProblemTests {
  @Test func unknownTopicIsNamedWithItsPlaceAndANearName() throws {
    let found = problems("topics\n  trust jealousy\ntopic trsut\n  check~\n")
    let problem = try #require(found.first)
    #expect(problem.description == "t.rules:3:7: error: \"trsut\" is not a topic\n  hint: did you mean \"trust\"?")
  }

  @Test func aTopicNamedTwiceIsReported() throws {
    let problem = try #require(problems("topics\n  trust repair\n  trust\n").first)
    #expect(problem.line == 3 && problem.column == 3)
    #expect(problem.message == "\"trust\" is named twice")
  }

  @Test func tooManyTopicsAreReportedOnce() throws {
    let names = (0...1_010).map { "t\($0)" }.joined(separator: " ")
    let found = problems("topics\n  \(names)\n")
    #expect(found.map(\.message) == ["there are more than 1000 topics"])
  }

  @Test func unknownConceptIsNamedWithItsPlace() throws {
    let found = problems("topics\n  trust\nconcept phone\n  mobile\ntopic trust\n  check .. @phoen\n")
    let problem = try #require(found.first)
    #expect(problem.line == 6 && problem.column == 12)
    #expect(problem.hint == "did you mean \"@phone\"?")
  }

  @Test func unknownBlockKindIsReported() throws {
    let problem = try #require(problems("topik trust\n  a\n").first)
    #expect(problem.line == 1 && problem.column == 1)
    #expect(problem.hint == "did you mean \"topic\"?" || problem.hint == "did you mean \"topics\"?")
  }

  @Test func openBracketNamesItsPlace() throws {
    let problem = try #require(problems("topics\n  trust\ntopic trust\n  check (phone | mobile\n").first)
    #expect(problem.line == 4 && problem.column == 9)
    #expect(problem.message == "this bracket is not closed")
  }

  @Test func allProblemsComeInOneRun() {
    let found = problems("topics\n  trust\ntopic trust\n  a =x\n  @nobody\n  (b\n")
    #expect(Set(found.map(\.line)) == [4, 5, 6])
  }

  @Test func conceptThatContainsItselfIsReported() {
    let found = problems("concept a\n  @b\nconcept b\n  @a\n")
    #expect(found.contains { $0.message.contains("contains itself") })
  }

  @Test func indentedLineWithoutHeadIsReported() throws {
    let problem = try #require(problems("  lost line\n").first)
    #expect(problem.line == 1 && problem.column == 3)
  }

  @Test func patternOfOptionalPartsOnlyIsReported() {
    #expect(!problems("topics\n  trust\ntopic trust\n  [a] [b]\n").isEmpty)
  }

  @Test func rewriteWithoutArrowIsReported() throws {
    let problem = try #require(problems("rewrite\n  dont do not\n").first)
    #expect(problem.line == 2 && problem.column == 3)
  }

  @Test func nestingAndLengthHaveLimits() {
    let deep = String(repeating: "(", count: 9) + "a" + String(repeating: ")", count: 9)
    #expect(!problems("topics\n  trust\ntopic trust\n  \(deep)\n").isEmpty)
    let deepest = String(repeating: "(", count: 8) + "a | b" + String(repeating: ")", count: 8)
    #expect(problems("topics\n  trust\ntopic trust\n  \(deepest)\n").isEmpty)
    let long = Array(repeating: "a", count: PatternParser.longestPattern + 1).joined(separator: " ")
    #expect(!problems("topics\n  trust\ntopic trust\n  \(long)\n").isEmpty)
  }

  @Test func everyPrefixOfTheShippedRulesIsReadOrReported() {
    for file in Shipped.texts where !file.path.contains("learned") {
      let bytes = Array(file.text.utf8.prefix(6000))
      for length in stride(from: 0, to: bytes.count, by: 211) {
        let text = String(decoding: bytes[..<length], as: UTF8.self)
        let result = RuleBook.compile([RuleText(path: file.path, text: text)])
        #expect((result.book == nil) == !result.problems.isEmpty)
      }
    }
  }

  @Test func shippedRulesHaveNoProblems() {
    #expect(Shipped.compiled.problems == [])
    #expect(Shipped.compiled.book != nil)
  }
}
