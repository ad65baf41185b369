import Testing
import YarnRuntime

@Suite struct CharacterNameTests {
  @Test(arguments: [
    ("Ada: Hello!", "Ada: Hello! | character@0+5 {name='Ada'}"),
    ("Ada:Hello!", "Ada:Hello! | character@0+4 {name='Ada'}"),
    ("Ada:   Hello!", "Ada:   Hello! | character@0+7 {name='Ada'}"),
    ("Ada: one: two", "Ada: one: two | character@0+5 {name='Ada'}"),
    ("[character name=\"Ada\"]Ada: [/character]Hello!", "Ada: Hello! | character@0+5 {name='Ada'}"),
    (
      "  [character name=\"B\"/]Ada: Hello!",
      "  Ada: Hello! | character@2+0 {name='B' trimwhitespace=yes}"
    ),
    ("Ada\\: Hello!", "Ada: Hello!"),
    ("Ada\\: B: Hello!", "Ada: B: Hello! | character@0+8 {name='Ada: B'}"),
    ("Ada: \\:Hello!", "Ada: :Hello! | character@0+5 {name='Ada'}"),
    ("Ada: [b]Hello[/b]!", "Ada: Hello! | character@0+5 {name='Ada'} | b@5+5"),
    ("[b]Ada: Hello[/b]!", "Ada: Hello! | character@0+5 {name='[b]Ada'} | b@0+10"),
    ("Ada[s/]: Hello", "Ada: Hello | character@0+5 {name='Ada[s/]'} | s@3+0 {trimwhitespace=yes}"),
    (": Hello", ": Hello | character@0+2 {name=''}"),
    ("\"Ada\": Hello", "\"Ada\": Hello | character@0+7 {name='\"Ada\"'}"),
    ("http://here", "http://here | character@0+5 {name='http'}"),
    ("José: [b]x[/b]", "José: x | character@0+6 {name='José'} | b@6+1"),
    // A colon inside a marker or inside nomarkup names nobody.
    ("[a p=\"x:y\"]z[/a]", "z | a@0+1 {p='x:y'}"),
    ("[nomarkup]a: b[/nomarkup]", "a: b | nomarkup@0+4"),
  ])
  func findsTheName(_ source: String, _ expected: String) {
    #expect(shape(source) == expected)
  }

  @Test func givesTheNameAndTheTextWithoutIt() {
    let line = MarkupParser().parse("Ada: I am [b]glad[/b]!")
    #expect(line.character == "Ada")
    #expect(line.textWithoutCharacter == "I am glad!")
    #expect(MarkupParser().parse("Nobody speaks").character == nil)
    #expect(MarkupParser().parse("Nobody speaks").textWithoutCharacter == "Nobody speaks")
    #expect(MarkupParser().parse(": x").character == nil)
  }

  @Test func escapedWordsAreNeverMarkup() {
    for words in ["Ada: [b]hi[/b]", "[", "]", "a:b:c", "no signs", "\\[", "é: [x"] {
      let line = MarkupParser().parse(MarkupParser.escaped(words))
      #expect(line == MarkedUpLine(text: words))
    }
  }
}
