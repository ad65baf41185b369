import Testing
import YarnRuntime

@Suite struct MarkupErrorTests {
  @Test(arguments: [
    ("open [a]to the end", MarkupError.Kind.unclosed("a"), 5),
    ("[a", .unfinishedMarker("a"), 1),
    ("[", .expectedName, 0),
    ("[.", .expectedName, 0),
    ("[]", .expectedName, 0),
    ("[_a]x[/_a]", .expectedName, 0),
    ("[end.] here", .badCharacter(".", in: "end"), 4),
    ("é [end.] here", .badCharacter(".", in: "end"), 6),
    ("[p=1,1 /]", .badCharacter(",", in: "p"), 4),
    ("[p=-1,1 /]", .badCharacter(",", in: "p"), 5),
    ("[p=1.2.3 /]", .badNumber("1.2.3"), 3),
    ("[p=- /]", .badNumber("-"), 3),
    ("[p=] x", .missingValue(property: "p"), 1),
    ("[p=", .missingValue(property: "p"), 1),
    ("[a b]x[/a]", .missingValue(property: "b"), 3),
    ("[a b", .missingValue(property: "b"), 3),
    ("[a b [/a]", .missingValue(property: "b"), 3),
    ("[a b=\"x]", .unclosedString, 5),
    ("[a b={x]", .unclosedExpression, 5),
    ("[a /b]x", .straySlash("a"), 3),
    ("[/a b]", .badClose, 0),
    ("[/", .badClose, 0),
    ("end[/a]", .notOpened("a"), 3),
    ("[a]x[/a][/b]", .notOpened("b"), 8),
    ("[a]x[/b] y[/a]", .notOpened("b"), 4),
    ("[a][/][/b]", .notOpened("b"), 6),
    ("[a]x[/b][/c][/a]", .notOpened("c"), 8),
    ("[nomarkup]x", .unclosedNoMarkup, 0),
    ("[select 1=a /]", .noValue("select"), 0),
    ("[select value=2 1=a /]", .noCase(marker: "select", value: "2", expected: "2"), 0),
    ("[plural value=2 one=a /]", .noCase(marker: "plural", value: "2", expected: "other"), 0),
    ("[plural value=x other=a /]", .notANumber(marker: "plural", value: "x"), 0),
    ("[plural value=2 other=5 /]", .caseIsNotText(marker: "plural", property: "other"), 0),
    ("[select value=1 1=a]text[/select]", .replacementWithContent("select"), 0),
    ("Ada: [a", .unfinishedMarker("a"), 6),
    // The name ends inside the marker, and is not taken for it.
    ("[select]Ada: x", .unclosed("select"), 0),
  ])
  func reports(_ source: String, _ kind: MarkupError.Kind, _ position: Int) {
    let line = MarkupParser().parse(source)
    #expect(line.text == source)
    #expect(line.attributes.isEmpty)
    #expect(line.character == nil)
    #expect(line.errors.first?.kind == kind)
    #expect(line.errors.first?.position == position)
    #expect(line.errors.allSatisfy { !$0.description.isEmpty })
  }

  @Test func namesEveryUnclosedMarker() {
    let errors = MarkupParser().parse("[a]x [b]y").errors
    #expect(errors.map(\.kind) == [.unclosed("a"), .unclosed("b")])
  }

  @Test func positionsCountUnitsAndBytes() {
    let error = MarkupParser().parse("🙂é [a]x").errors.first
    #expect(error?.position == 4)
    #expect(error?.byteOffset == 7)
  }

  @Test func aBrokenLineKeepsItsBracketEscapesButNotItsColonEscapes() {
    #expect(MarkupParser().parse("a\\: \\[ [b").text == "a: \\[ [b")
  }

  @Test func templatesAreJudgedWithoutValues() {
    let template = "[plural value={0} one=\"a day\" other=\"% days\"/]"
    #expect(MarkupParser.errors(inTemplate: template) == [])
    #expect(MarkupParser.errors(inTemplate: "[select value={0} /]") == [])
    #expect(MarkupParser.errors(inTemplate: "[wave={0}]x").map(\.kind) == [.unclosed("wave")])
  }

  @Test func depthIsLimited() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[a]", count: depth) + "x" + String(repeating: "[/a]", count: depth)
    }
    let limit = MarkupParser.maximumDepth
    #expect(MarkupParser().parse(nested(limit)).attributes.count == limit)
    #expect(MarkupParser().parse(nested(limit + 1)).errors.map(\.kind) == [.tooDeep])
  }
}
