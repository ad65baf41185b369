import Testing

@testable import Coach

/// What is translated is said in the person's language, and all else in English.
@Suite struct LanguageTests {
  private static let script = """
    title: Start
    ---
    <<declare $name = "">>
    Hello. #line:hello
    Who are you? #line:who
    <<ask name $name>>
    Thank you, {$name}. #line:thanks
    -> Yes #yes #line:yes
        Good. #line:good
        <<ask open>>
    -> No #no #line:no
        Fine. #line:fine
        <<ask open>>
    ===

    """

  private func session(_ language: String?) throws -> (CoachProgram, CoachState, [SessionEvent]) {
    let english = try Rehearsal(Self.script).program
    let program = CoachProgram(
      scripts: english.scripts, fingerprint: "test", helpLines: english.helpLines,
      translations: Translations { _ in
        ["line:hello": "Hola.", "line:thanks": "Gracias, {0}.", "line:yes": "Sí", "line:no": "No"]
      }
    ) { nil }
    let start = SessionStart(
      session: "s", at: Rehearsal.noon, seed: 1, scripts: "test", country: "GB", language: language,
      memory: Memory())
    let (events, state) = program.begin(start)
    return (program, state, events)
  }

  private func said(_ events: [SessionEvent]) -> [String] {
    events.flatMap { event -> [String] in
      switch event {
      case .said(let said): [said.text]
      case .offered(let choices): choices.map(\.text)
      default: []
      }
    }
  }

  @Test func linesAndChoicesAreTranslatedWithTheirValues() throws {
    var (program, state, events) = try session("es")
    #expect(said(events) == ["Hola.", "Who are you?"])
    events = program.advance(&state, with: CoachInput(text: "Ana", at: Rehearsal.noon))
    #expect(said(events) == ["Gracias, Ana.", "Sí", "No"])
    events = program.advance(&state, with: CoachInput(text: "sí", at: Rehearsal.noon))
    #expect(said(events) == ["Good."])
  }

  @Test(arguments: [nil, "fr", "en"])
  func allElseIsEnglish(_ language: String?) throws {
    #expect(said(try session(language).2) == ["Hello.", "Who are you?"])
  }

  @Test(arguments: ["ayuda ya", "Ayuda ahora", "help now"])
  func helpComesInBothLanguages(_ words: String) throws {
    var (program, state, _) = try session("es")
    let lines = said(program.advance(&state, with: CoachInput(text: words, at: Rehearsal.noon)))
    #expect(lines.first == "Soy un programa en este equipo. No puedo llamar a nadie, y no se envía nada a nadie.")
    #expect(lines.contains("Si hay peligro ahora (UK): 999"))
    #expect(lines.contains { $0.hasSuffix("(visto 2020-12)") })
    #expect(lines.allSatisfy { !$0.contains("In danger") })
  }

  @Test(arguments: [("es", Language.spanish), ("es_MX.UTF-8", .spanish), ("ES-ar", .spanish)])
  func aTagNamesALanguage(_ tag: String, _ language: Language) {
    #expect(Language(tag: tag) == language)
  }

  @Test func theFirstVariableThatIsSetDecides() {
    #expect(Language(flag: nil, environment: ["LC_ALL": "", "LC_MESSAGES": "es_ES", "LANG": "en_GB"]) == .spanish)
    #expect(Language(flag: nil, environment: ["LC_ALL": "C", "LANG": "es_ES"]) == nil)
    #expect(Language(flag: "en", environment: ["LANG": "es_ES"]) == nil)
    #expect(Language(flag: "es", environment: [:]) == .spanish)
    #expect(Language(flag: nil, environment: [:]) == nil)
    for tag in ["est", "en", "C", "", "e"] { #expect(Language(tag: tag) == nil, "\(tag)") }
  }

  /// Every text that is mapped is one that the engine still says.
  @Test func noTranslationIsOfATextThatIsGone() {
    for text in [HelpText.limits, HelpText.someoneNear, HelpText.ifItDoesNotWork, HelpText.emergencyAnywhere] + HelpText.whenAllElseFails {
      #expect(Language.spanish.text(text) != text, "\(text)")
    }
    #expect(Language.spanish.text("Nothing of ours.") == "Nothing of ours.")
  }
}
