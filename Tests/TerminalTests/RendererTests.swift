import Testing

@testable import Terminal

@Suite struct RendererTests {
  static let turn = TurnView(
    paragraphs: ["You were hoping for a call, and none came.", "What was that like?"],
    choices: [
      ChoiceView(number: 1, text: "Lonely"),
      ChoiceView(number: 2, text: "Ask for it", isAvailable: false),
    ], notice: "Not saved.")

  @Test func aScreen() {
    #expect(
      Renderer(form: .screen, columns: 34).rendered(Self.turn).string == """
          (Not saved.)

          You were hoping for a call,
          and none came.

          What was that like?

          1. Lonely
          2. Ask for it (not available
             now)

        """)
  }

  @Test func aScreenReader() {
    #expect(
      Renderer(form: .plain, columns: 34, usesColour: true).rendered(Self.turn).string == """
        Note: Not saved.
        Coach: You were hoping for a
        call, and none came.
        What was that like?
        1. Lonely
        2. Ask for it (not available
           now)

        """)
  }

  @Test func aPipe() {
    #expect(
      Renderer(form: .pipe).rendered(Self.turn).string == """
        (Not saved.)

        You were hoping for a call, and none came.

        What was that like?

        1. Lonely
        2. Ask for it (not available now)

        """)
  }

  @Test func coloursAddNothingButEscapes() {
    let coloured = Renderer(form: .screen, columns: 34, usesColour: true).rendered(Self.turn).string
    #expect(coloured.contains("\u{1B}[1m1.\u{1B}[0m Lonely"))
    #expect(
      coloured.replacing(#/\u{1B}\[\d+m/#, with: "")
        == Renderer(form: .screen, columns: 34).rendered(Self.turn).string)
  }

  @Test(arguments: [1, 5, 12, 20, 34, 40, 72, 80, 200])
  func noLineIsLongerThanItMayBeOrEndsInABlank(columns: Int) {
    for form in [Renderer.Form.screen, .plain, .pipe] {
      let renderer = Renderer(form: form, columns: columns)
      let limit = renderer.textWidth + 2
      for line in renderer.rendered(Self.turn).string.split(separator: "\n") {
        #expect(line.last != " ")
        #expect(DisplayWidth.of(line) <= limit || !line.drop { $0 == " " }.contains(" "))
      }
    }
  }

  @Test func widths() {
    #expect(Renderer(form: .screen, columns: 80).textWidth == 68)
    #expect(Renderer(form: .screen, columns: 200).textWidth == 68)
    #expect(Renderer(form: .screen, columns: 40).textWidth == 36)
    #expect(Renderer(form: .screen, columns: 2).textWidth == 8)
  }

  @Test func anAddressThatFitsTheWindowStaysInOnePiece() {
    let address = String(repeating: "a", count: 79)
    let view = TurnView(paragraphs: [address])
    #expect(Renderer(form: .screen, columns: 80).rendered(view).string == address + "\n")
    #expect(Renderer(form: .screen, columns: 90).rendered(view).string == "  " + address + "\n")
  }

  @Test func textFromAnywhereIsHarmless() {
    let evil = "\u{1B}[2J\u{9B}x"
    let view = TurnView(
      paragraphs: [evil], choices: [ChoiceView(number: 1, text: evil)], notice: evil)
    for form in [Renderer.Form.screen, .plain, .pipe] {
      let renderer = Renderer(form: form)
      let all = renderer.rendered(view).string + renderer.echo(evil).string
      #expect(!all.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B })
    }
  }

  @Test func prompts() {
    #expect(Renderer(form: .screen).prompt == "> ")
    #expect(Renderer(form: .screen, usesColour: true).prompt == "\u{1B}[1m>\u{1B}[0m ")
    #expect(Renderer(form: .plain, usesColour: true).prompt == "You: ")
    #expect(Renderer(form: .pipe).prompt == "")
  }

  @Test func whatWasWrittenElsewhereLooksTyped() {
    #expect(Renderer(form: .screen).echo("one\ntwo").string == "> one\ntwo\n")
    #expect(Renderer(form: .plain).echo("one").string == "You: one\n")
  }
}
