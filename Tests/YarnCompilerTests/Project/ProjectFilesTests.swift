import Testing
import YarnCompiler
import YarnProgram

@Suite struct ProjectFilesTests {
  @Test(arguments: [
    (
      "**/*.yarn", ["a.yarn", "x/a.yarn", "x/y/a.yarn", "A.YARN"], ["a.txt", "a.yarn.bak", "yarn"]
    ),
    ("*.yarn", ["a.yarn", ".yarn"], ["x/a.yarn"]),
    ("rooms/*.yarn", ["rooms/a.yarn", "Rooms/b.yarn"], ["rooms/x/a.yarn", "a.yarn"]),
    ("rooms/**/*.yarn", ["rooms/a.yarn", "rooms/x/y/a.yarn"], ["a.yarn", "x/rooms/a.yarn"]),
    ("rooms/", ["rooms/a.yarn", "rooms/x/b.yarn"], ["room/a.yarn"]),
    ("**/hall/*.yarn", ["hall/a.yarn", "x/hall/a.yarn", "x/hall/hall/a.yarn"], ["hall/x/a.yarn"]),
    ("./a.yarn", ["a.yarn", "./a.yarn"], ["x/a.yarn"]),
    ("../shared/*.yarn", ["../shared/a.yarn", "../shared/x/../b.yarn"], ["shared/a.yarn"]),
    ("a*b*.yarn", ["ab.yarn", "axxbyy.yarn", "aabb.yarn"], ["a.yarn", "xab.yarn"]),
    ("x\\y.yarn", ["x/y.yarn", "x\\y.yarn"], ["y.yarn"]),
    ("**", ["a", "x/y/z.yarn"], []),
    ("a.yarn", ["a.yarn", "A.yarn"], ["b.yarn", "aXyarn"]),
    ("/abs/*.yarn", ["/abs/a.yarn"], ["abs/a.yarn"]),
    ("", [], ["a.yarn"]),
  ])
  func patternsMatch(_ pattern: String, _ matching: [String], _ others: [String]) {
    var project = YarnProject()
    project.sourcePatterns = [pattern]
    for path in matching { #expect(project.includes(path), "\(pattern) \(path)") }
    for path in others { #expect(!project.includes(path), "\(pattern) \(path)") }
    #expect(project.sourceFiles(among: matching + others) == matching)
  }

  @Test func excludedFilesAreLeftOut() {
    var project = YarnProject()
    project.excludePatterns = ["drafts/**", "**/old.yarn"]
    let paths = ["a.yarn", "drafts/a.yarn", "x/old.yarn", "x/new.yarn", "notes.txt"]
    #expect(project.sourceFiles(among: paths) == ["a.yarn", "x/new.yarn"])
  }

  @Test func definitionsAreFoundInTheWorkspace() {
    var project = YarnProject()
    project.definitionPatterns = ["*.ysls.json", "${workspaceRoot}/shared/*.ysls.json"]
    let paths = ["a.ysls.json", "/work/shared/b.ysls.json", "/work/c.ysls.json"]
    #expect(
      project.definitionFiles(among: paths, workspaceRoot: "/work")
        == ["a.ysls.json", "/work/shared/b.ysls.json"])
    #expect(project.definitionFiles(among: paths) == ["a.ysls.json"])
  }

  @Test func hostilePatternsTakePolynomialTime() {
    var project = YarnProject()
    project.sourcePatterns = [String(repeating: "**/a*", count: 2_000) + "b"]
    #expect(!project.includes(String(repeating: "a/", count: 2_000)))
    project.sourcePatterns = [String(repeating: "a*", count: 2_000) + "b"]
    #expect(!project.includes(String(repeating: "a", count: 5_000)))
  }

  @Test func readsDefinitions() throws {
    let definitions = try ScriptDefinitions(
      json: """
        {
          "version": 2,
          "commands": [
            { "yarnName": "knock", "parameters": [{ "name": "times", "type": "number" }] },
            { "yarnName": "open", "parameters": [], "documentation": "Opens the door." },
          ],
          "functions": [
            { "yarnName": "weight", "return": { "type": "number" }, "parameters": [
              { "name": "thing", "type": "string" },
              { "name": "in_grams", "type": "bool", "defaultValue": "false" }] },
            { "yarnName": "longest", "return": { "type": "string" }, "parameters": [
              { "name": "words", "type": "string", "isParamsArray": true }] },
            { "yarnName": "is_open", "return": { "type": "bool" }, "parameters": [] },
          ]
        }
        """)
    #expect(definitions.version == 2)
    #expect(definitions.commands.map(\.name) == ["knock", "open"])
    #expect(definitions.commands[0].parameters.map(\.type) == [.number])
    #expect(definitions.commands[1].documentation == "Opens the door.")
    #expect(
      definitions.signatures == [
        FunctionSignature("weight", [.string], variadic: .bool, returns: .number),
        FunctionSignature("longest", [], variadic: .string, returns: .string),
        FunctionSignature("is_open", [], returns: .bool),
      ])
  }

  @Test(arguments: [
    ("{}", DataFileError.Kind.missingField("version")),
    (
      #"{"version": 1, "functions": [{"yarnName": "f", "parameters": []}]}"#,
      .missingField("return")
    ),
    (#"{"version": 1, "commands": [{"parameters": []}]}"#, .missingField("yarnName")),
    (#"{"version": 1, "commands": {}}"#, .wrongType(field: "commands", expected: "a list")),
    (
      #"{"version": 1, "commands": [{"yarnName": "f", "parameters": [{"name": "a", "type": "date"}]}]}"#,
      .unknownType("date")
    ),
  ])
  func refusesDefinitions(_ json: String, _ kind: DataFileError.Kind) {
    let error = #expect(throws: DataFileError.self) { try ScriptDefinitions(json: json) }
    #expect(error?.kind == kind)
  }
}
