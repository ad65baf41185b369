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

  @Test func costIsLinearInTheUtterance() throws {
    let rules = try #require(Shipped.compiled.book)
    let sentence = "I check his phone and then I hate myself because he never replies to me "
    let text = String(repeating: sentence, count: 400)
    #expect(rules.hitCount(in: text) > 0)
    #expect(rules.read(text).topics.isEmpty == false)
  }
}
