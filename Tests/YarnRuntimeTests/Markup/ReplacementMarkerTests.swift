import Testing
import YarnRuntime

@Suite struct ReplacementMarkerTests {
  @Test(arguments: [
    ("[select value=1 1=one 2=two 3=three /]", "one"),
    ("[select value=tea tea=\"a cup\" milk=\"a glass\"/]", "a cup"),
    ("[select value=Tea tea=\"a cup\"/]", "a cup"),
    ("[select value=true True=yes False=no/]", "yes"),
    ("[select value=1.5 other=x 1=\"%\"/]", "[select value=1.5 other=x 1=\"%\"/]"),
    ("I drink [select value=tea tea=\"% (hot)\"/] now", "I drink tea (hot) now"),
    ("[select value=tea tea=\"a\\: %\"/]", "a: tea"),
    ("[select value=tea tea=5/]", "5"),
    ("[plural value=1 one=\"a day\" other=\"% days\"/]", "a day"),
    ("[plural value=2 one=\"a day\" other=\"% days\"/]", "2 days"),
    ("[plural value=0 one=\"a day\" other=\"% days\"/]", "0 days"),
    ("[plural value=1.0 one=\"a day\" other=\"% days\"/]", "a day"),
    ("[plural value=1.5 one=\"a day\" other=\"% days\"/]", "1.5 days"),
    ("[plural value=1.1 one=\"a day\" other=\"% days\"/]", "1.1 days"),
    ("[plural value=-3 one=\"a day\" other=\"% days\"/]", "-3 days"),
    ("[plural value=3000000000 other=\"% days\"/]", "3000000000 days"),
    ("[plural value=2 ONE=\"a day\" OTHER=\"% and % days\"/]", "2 and 2 days"),
    ("I came [ordinal value=1 one=\"%st\" two=\"%nd\" few=\"%rd\" other=\"%th\"/].", "I came 1st."),
    (
      "I came [ordinal value=22 one=\"%st\" two=\"%nd\" few=\"%rd\" other=\"%th\"/].",
      "I came 22nd."
    ),
    (
      "I came [ordinal value=13 one=\"%st\" two=\"%nd\" few=\"%rd\" other=\"%th\"/].",
      "I came 13th."
    ),
    ("[select value=1 1=x][/select]", "x"),
  ])
  func chooseText(_ source: String, _ expected: String) {
    #expect(MarkupParser(locale: "en").parse(source).text == expected)
  }

  @Test(arguments: [
    ("en", 1, "one"), ("en-AU", 1, "one"), ("en-AU", 3, "other"), ("pl", 3, "few"),
    ("pl", 5, "many"), ("cs", 2, "few"), ("ja", 1, "other"), ("ar", 0, "zero"), ("cy", 6, "many"),
    ("xx", 1, "other"), ("", 1, "other"), ("pt", 0, "one"), ("pt-PT", 0, "other"),
    ("zh-Hans-CN", 1, "other"), ("PL", 3, "few"), ("de_AT", 1, "one"),
  ])
  func useTheLanguage(_ locale: String, _ number: Int, _ expected: String) {
    let cases = PluralCase.allCases.map { "\($0.rawValue)=\"\($0.rawValue)\"" }
    let source = "[plural value=\(number) \(cases.joined(separator: " "))/]"
    #expect(MarkupParser(locale: locale).parse(source).text == expected)
  }

  @Test func millionsMayDoWithoutTheirOwnCase() {
    let parser = MarkupParser(locale: "fr")
    let million = "[plural value=1000000 one=\"% jour\" other=\"% jours\"/]"
    #expect(parser.parse(million).text == "1000000 jours")
    let own = "[plural value=1000000 one=\"% jour\" many=\"% de jours\" other=\"% jours\"/]"
    #expect(parser.parse(own).text == "1000000 de jours")
  }

  @Test func leaveNoAttributeAndKeepWhiteSpace() {
    #expect(
      shape("a [select value=1 1=b/] [c]d[/c]") == "a b d | c@4+1")
    #expect(shape("[w/][select value=1 1=b/] c") == "bc | w@0+0 {trimwhitespace=yes}")
  }

  @Test func theChosenTextIsNotMarkup() {
    #expect(shape("[select value=1 1=\"[b]x[/b]\"/]") == "[b]x[/b]")
  }
}
