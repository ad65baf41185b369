import Coach
import Dialogs
import Testing
import Understanding
import YarnCompiler
import YarnProgram

/// The Spanish strings belong to the scripts as they are, and whoever types the worst in Spanish is heard.
@Suite struct TranslationTests {
  private func tables() throws -> (strings: StringTable, spanish: Translation, program: Program) {
    let scripts = Dialogs.files(withEnding: "yarn").map { SourceFile(path: $0.path, text: $0.text) }
    let compilation = Compiler.compile(scripts)
    let spanish = try Translation(csv: try #require(Dialogs.text(of: "strings/es.csv")))
    return (compilation.strings, spanish, try Program(decoding: Dialogs.compiledScripts))
  }

  @Test func everyTextBelongsToALineAsItIs() throws {
    let (strings, spanish, _) = try tables()
    let merge = strings.merging(spanish)
    #expect(merge.removed.map(\.id) == [])
    #expect(merge.stale == [])
    #expect(spanish.language == "es")
  }

  @Test func valuesStandInBothLanguages() throws {
    let (strings, spanish, _) = try tables()
    for row in spanish.rows {
      let text = try #require(strings[row.id]?.text)
      for number in 0..<4 {
        #expect(text.contains("{\(number)}") == row.text.contains("{\(number)}"), "\(row.id)")
      }
    }
  }

  @Test func firstPagesHelpAndDangerAreTranslated() throws {
    let (strings, spanish, program) = try tables()
    let texts = spanish.texts
    for entry in strings.entries {
      let isSafety = program.node(named: entry.node)?.header("kind") == "safety"
      guard isSafety || entry.node.hasPrefix("FirstRun") || entry.node == "Help" else { continue }
      #expect(texts[entry.id] != nil, "\(entry.file):\(entry.lineNumber)")
    }
  }

  private static let danger = [
    "quiero morir", "Me quiero matar.", "no quiero vivir más", "ya no quiero vivir", "voy a suicidarme",
    "quiero acabar con mi vida", "pienso en quitarme la vida", "me tomé todas las pastillas", "me corto los brazos",
    "mi marido me pega", "mi novio me amenaza con un cuchillo", "me va a matar", "quiero matarlo",
    "abusaron de mí", "no puedo respirar y me duele el pecho", "las voces me ordenan cosas",
    "hola, mi esposo me golpeó anoche", "estoy pensando en suicidarme",
  ]

  @Test(arguments: danger)
  func dangerInSpanishIsHeard(_ text: String) throws {
    let rules = try RuleBook(decoding: Dialogs.compiledRules)
    #expect(rules.read(text).safety.level != .none, "\(text)")
  }

  @Test(arguments: [("sí", "yes"), ("Si", "yes"), ("claro que sí", "yes"), ("no", "no"), ("no gracias", "no"), ("no lo sé", "unsure"), ("quizás", "unsure")])
  func answersInSpanishAreHeard(_ text: String, _ answer: String) throws {
    #expect(try RuleBook(decoding: Dialogs.compiledRules).read(text).answer?.rawValue == answer)
  }

  @Test(arguments: ["me gusta vivir aquí", "hola, ¿qué tal?", "mi marido me llama cada noche", "quiero hablar con mi hermana", "el perro me saluda", "no quiero morir"])
  func everydaySpanishIsNoDanger(_ text: String) throws {
    #expect(try RuleBook(decoding: Dialogs.compiledRules).read(text).safety.level == .none)
  }
}
