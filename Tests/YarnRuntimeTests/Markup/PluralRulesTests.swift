import Foundation
import Testing

@testable import YarnRuntime

@Suite struct PluralRulesTests {
  /// Every language and number of the fixture, which was made with another implementation of CLDR.
  @Test func agreesWithTheFixture() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/plurals.tsv")
    var kind = PluralRules.Kind.cardinal
    var numbers: [Substring] = []
    var checked = 0
    for row in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
      if !cells[0].isEmpty {
        kind = cells[0] == "cardinal" ? .cardinal : .ordinal
        numbers = Array(cells.dropFirst(2))
        continue
      }
      for language in cells[1].split(separator: " ") {
        let rules = PluralRules(kind, locale: String(language))
        for (number, expected) in zip(numbers, cells.dropFirst(2)) {
          let found = rules.caseName(of: PluralOperands(String(number)))
          #expect(found.rawValue == expected, "\(kind) \(language) \(number)")
          checked += 1
        }
      }
    }
    #expect(checked > 30_000)
  }

  @Test func readsEveryRuleOfTheTable() {
    for table in [PluralTable.cardinal, PluralTable.ordinal] {
      for (language, forms) in table.rules {
        #expect(!forms.isEmpty, "\(language)")
        for form in forms {
          #expect(
            form.condition.alternatives.allSatisfy { !$0.isEmpty }, "\(language) \(form.name)")
          for relation in form.condition.alternatives.joined() {
            #expect(!relation.ranges.isEmpty, "\(language) \(form.name)")
            #expect("nivwftce".unicodeScalars.contains(relation.operand))
          }
        }
      }
    }
  }

  @Test func digitsBecomeOperands() {
    let number = PluralOperands("-12.50")
    #expect(number["n"] == nil)
    #expect(number["i"] == 12)
    #expect(number["v"] == 2)
    #expect(number["w"] == 1)
    #expect(number["f"] == 50)
    #expect(number["t"] == 5)
    #expect(PluralOperands("3.00")["n"] == 3)
  }

  @Test func hugeNumbersKeepTheirLastDigits() {
    let number = PluralOperands("1" + String(repeating: "0", count: 38) + "21")
    #expect(number["i"].map { $0 % 100 } == 21)
    #expect(
      PluralRules(.cardinal, locale: "en").caseName(
        of: PluralOperands(
          "1" + String(repeating: "0", count: 17) + "1")) == .other)
    #expect(
      PluralRules(.cardinal, locale: "en").caseName(
        of: PluralOperands(
          String(repeating: "0", count: 40) + "1")) == .one)
    #expect(
      PluralRules(.cardinal, locale: "en").caseName(
        of: PluralOperands(
          "1" + String(repeating: "0", count: 39) + "1")) == .other)
    #expect(
      PluralRules(.ordinal, locale: "en").caseName(
        of: PluralOperands(
          "1" + String(repeating: "0", count: 39) + "1")) == .one)
  }
}
