import Testing
import YarnCompiler

@Suite struct YarnProjectTests {
  @Test func readsEveryField() throws {
    let project = try YarnProject(
      json: """
        // A kitchen with three rooms.
        {
          "projectFileVersion": 4,
          "projectName": "Kitchen",
          "authorName": ["Ada", "Ben"],
          "sourceFiles": ["rooms/**/*.yarn", "shared.yarn"],
          "excludeFiles": ["**/*.draft.yarn"],
          "baseLanguage": "en-GB",
          "localisation": {
            "en-GB": { "assets": "../sound/en" },
            "de": { "strings": "../de.csv", "assets": "../sound/de" }, /* more to come */
          },
          "definitions": "host.ysls.json",
          "compilerOptions": {
            "allowPreviewFeatures": true,
            "requireVariableDeclarations": true,
            "diagnosticsSeverity": { "YS0008": "none", "YS0012": "Error", "YS0003": "info" },
          },
          "editorOptions": { "colour": "red" },
        }
        """)
    #expect(project.fileVersion == 4)
    #expect(project.name == "Kitchen")
    #expect(project.authors == ["Ada", "Ben"])
    #expect(project.sourcePatterns == ["rooms/**/*.yarn", "shared.yarn"])
    #expect(project.excludePatterns == ["**/*.draft.yarn"])
    #expect(project.baseLanguage == "en-GB")
    #expect(
      project.localisation == [
        "en-GB": .init(assets: "../sound/en"),
        "de": .init(strings: "../de.csv", assets: "../sound/de"),
      ])
    #expect(project.definitionPatterns == ["host.ysls.json"])
    #expect(project.compilerOptions.allowsPreviewFeatures)
    #expect(project.compilerOptions.requiresDeclarations)
    #expect(
      project.compilerOptions.severities == [
        "YS0008": .none, "YS0012": .error, "YS0003": .info,
      ])
  }

  @Test func fillsInWhatIsMissing() throws {
    let project = try YarnProject(json: #"{"projectFileVersion": 2, "BaseLanguage": "ja"}"#)
    #expect(project.sourcePatterns == ["**/*.yarn"])
    #expect(project.excludePatterns.isEmpty)
    #expect(project.localisation.isEmpty)
    #expect(project.definitionPatterns.isEmpty)
    #expect(project.baseLanguage == "ja")
    #expect(!project.compilerOptions.allowsPreviewFeatures)
  }

  @Test func definitionsAreAStringOrAList() throws {
    let one = try YarnProject(
      json: #"{"projectFileVersion": 3, "baseLanguage": "en", "definitions": "a.ysls.json"}"#)
    let list = try YarnProject(
      json: #"{"projectFileVersion": 4, "baseLanguage": "en", "definitions": ["a.ysls.json"]}"#)
    #expect(one.definitionPatterns == list.definitionPatterns)
  }

  @Test func whatIsWrittenReadsBack() throws {
    let project = try YarnProject(
      json: """
        {"projectFileVersion": 3, "baseLanguage": "de", "sourceFiles": ["a \\"b\\" \\n.yarn"],
         "localisation": {"fr": {"strings": "fr.csv"}}, "mine": {"x": [1, null, true, {}]},
         "compilerOptions": {"diagnosticsSeverity": {"YS0012": "error"}, "other": 1.5}}
        """)
    var changed = project
    changed.localisation["es"] = .init(strings: "es.csv", assets: "es")
    changed.compilerOptions.allowsPreviewFeatures = true
    #expect(try YarnProject(json: project.json()) == project)
    #expect(try YarnProject(json: changed.json()) == changed)
    #expect(try YarnProject(json: YarnProject().json()) == YarnProject())
    #expect(project.json().contains("\"mine\""))
    #expect(project.json().contains("\"other\": 1.5"))
  }

  @Test(arguments: [
    ("", DataFileError.Kind.unexpectedEnd(expected: "a value"), 1, 1),
    ("{", .unexpectedEnd(expected: "a name in quotes"), 1, 2),
    ("[]", .wrongType(field: "project", expected: "an object"), 1, 1),
    ("{}", .missingField("projectFileVersion"), 1, 1),
    ("{\"projectFileVersion\": 4}", .missingField("baseLanguage"), 1, 1),
    (
      "{\"projectFileVersion\": 5, \"baseLanguage\": \"en\"}", .unknownVersion(5, supported: 2...4),
      1, 24
    ),
    (
      "{\"projectFileVersion\": 1, \"baseLanguage\": \"en\"}", .unknownVersion(1, supported: 2...4),
      1, 24
    ),
    (
      "{\"projectFileVersion\": \"4\"}",
      .wrongType(field: "projectFileVersion", expected: "a whole number"), 1, 24
    ),
    (
      "{\"projectFileVersion\": 4,\n \"baseLanguage\": 7}",
      .wrongType(field: "baseLanguage", expected: "a string"), 2, 18
    ),
    (
      "{\"projectFileVersion\": 4, \"baseLanguage\": \"en\",\n\"sourceFiles\": \"x\"}",
      .wrongType(field: "sourceFiles", expected: "a list"), 2, 16
    ),
    (
      "{\"projectFileVersion\": 4, \"baseLanguage\": \"en\",\n\"sourceFiles\": [1]}",
      .wrongType(field: "sourceFiles", expected: "a string"), 2, 17
    ),
    (
      "{\"projectFileVersion\": 4, \"baseLanguage\": \"en\", \"compilerOptions\":\n{\"diagnosticsSeverity\": {\"YS0001\": \"loud\"}}}",
      .unknownSeverity("loud"), 2, 36
    ),
    (
      "{\"projectFileVersion\": 4, \"baseLanguage\": \"en\", \"compilerOptions\":\n{\"diagnosticsSeverity\": {\"YS1\": \"none\"}}}",
      .badCode("YS1"), 2, 26
    ),
    ("{\"a\": 1, \"a\": 2}", .duplicateKey("a"), 1, 10),
    ("{\"a\" 1}", .unexpected("“1}”", expected: "“:”"), 1, 6),
    ("{\"a\": 1 \"b\"}", .unexpected("“\"b\"}”", expected: "“,” or “}”"), 1, 9),
    ("{\"a\": x}", .unexpected("“x}”", expected: "a value"), 1, 7),
    ("\u{FEFF}{\"a\": x}", .unexpected("“x}”", expected: "a value"), 1, 7),
    ("{\"a\": 1-2}", .badNumber("1-2"), 1, 7),
    ("{\"a\": \"\\x\"}", .badEscape, 1, 9),
    ("{\"a\": \"\\ud800\"}", .badEscape, 1, 9),
    ("{\"a\": \"x", .unclosedQuote, 1, 7),
    ("{\"a\": \"x\n\"}", .unclosedQuote, 1, 7),
    ("{ /* x", .unclosedComment, 1, 3),
    ("{} {}", .unexpected("“{}”", expected: "the end of the file"), 1, 4),
  ])
  func refuses(_ json: String, _ kind: DataFileError.Kind, _ line: Int, _ column: Int) {
    let error = DataFileError(kind: kind, position: SourcePosition(line: line, column: column))
    #expect(throws: error) { try YarnProject(json: json) }
    #expect(!error.description.isEmpty)
  }

  @Test func depthIsLimited() {
    func nested(_ depth: Int) -> String {
      #"{"projectFileVersion": 4, "baseLanguage": "en", "x": "#
        + String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1) + "}"
    }
    #expect(throws: Never.self) { try YarnProject(json: nested(64)) }
    #expect(throws: DataFileError.self) { try YarnProject(json: nested(65)) }
    #expect(throws: DataFileError.self) { try YarnProject(json: nested(1_000_000)) }
  }

  @Test func escapesAreRead() throws {
    let project = try YarnProject(
      json: #"{"projectFileVersion": 4, "baseLanguage": "\u0065n\/\t\ud83d\ude42\\"}"#)
    #expect(project.baseLanguage == "en/\t🙂\\")
  }

  @Test func randomTextNeverTraps() {
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "d83d", "1", "-", ".", "e", "true", "nul",
      "//", "/*",
      "*/", "\n", "\r", " ", "é", "\"projectFileVersion\"", "4", "\"a\"",
    ]
    var random = Seeded(state: 3)
    for _ in 0..<3_000 {
      let json = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      _ = try? YarnProject(json: json)
      _ = try? ScriptDefinitions(json: json)
    }
  }
}
