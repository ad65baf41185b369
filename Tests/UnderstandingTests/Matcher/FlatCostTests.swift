import Testing

@testable import Understanding

@Suite struct FlatCostTests {
  /// Rules whose words are absent wake nothing: the work done does not grow with their number.
  @Test func absentRulesWakeNothing() throws {
    var rules = "topics\n  trust\ntopic trust\n  check~ .. phone\n"
    for index in 0..<2000 {
      rules += "  (wa\(index) | wb\(index)) .. wc\(index) [wd\(index)] we\(index)\n"
    }
    let many = try book(rules)
    #expect(many.hitCount(in: "I check his phone every night") == 1)
  }

  /// A rule is found whatever its second part is made of, and not twice for two words of its first.
  @Test(arguments: [
    ("(check | see) .. phone", "I check and see his phone", 2),
    ("check .. zz*", "I check his zzy", 1), ("check .. (lap top | phone)", "check my lap top", 1),
    ("check .. @device", "check his tablet thing", 1), ("check .. <13-17>", "check at 14", 1),
    ("check .. (my .. pad)", "check my old pad", 1), ("check .. phone", "check his tablet", 0),
    // More words than a posting has places for.
    ("check .. (aa | bb | cc | dd | ee)", "check his aa and ee", 1),
    ("check .. (aa | bb | cc | dd | ee)", "check his ff", 0),
    ("check .. (aa | bb | cc | dd | zz*)", "check his zzy", 1),
  ])
  func everyKindOfSecondPartWakes(_ rule: String, _ words: String, _ count: Int) throws {
    let rules = try book(
      "topics\n  trust\nconcept device\n  tablet .. thing\ntopic trust\n  \(rule)\n  check & never\n")
    #expect(rules.hitCount(in: words) == count)
  }

  @Test func costIsLinearInTheUtterance() throws {
    let rules = try #require(Shipped.compiled.book)
    let sentence = "I check his phone and then I hate myself because he never replies to me "
    let text = String(repeating: sentence, count: 400)
    #expect(rules.hitCount(in: text) > 0)
    #expect(rules.read(text).topics.isEmpty == false)
  }
}
