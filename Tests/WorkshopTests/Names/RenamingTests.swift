import Testing
import Understanding
import YarnCompiler
import YarnProgram

@testable import Workshop

@Suite struct RenamingTests {
  private let files = [
    SourceFile(
      path: "a.yarn",
      text: """
        title: Start
        kind: session
        ---
        <<declare $walks = 0>>
        <<declare $walks_long = 0>>
        <<set $walks = $walks + 1>>
        {$walks} walks, $walks in words. Trust Garden.
        <<ask number $walks 0 10>>
        <<if visited("Garden") and times("topic-trust") > 0>>
            <<jump Garden>>
        <<endif>>
        <<route_to trust>>
        ===

        """),
    SourceFile(
      path: "b.yarn",
      text: "title: Garden\nkind: topic\ntopic: trust jealousy\n---\n<<detour Start>>\n<<done topic-trust>>\n===\n"),
    SourceFile(
      path: "a.rules", text: "topics\n  trust jealousy\ntopic trust =2\n  trust~\ntopic jealousy\n  jealous\n"),
  ]

  private func rename(_ old: String, _ new: String, kind: NameKind? = nil) throws(Renaming.Refusal)
    -> Renaming.Result
  {
    try Renaming.rename(
      old, to: new, kind: kind, in: files,
      tables: CheckRun.tables(rules: [RuleText(path: "a.rules", text: files[2].text)]),
      options: CompilerOptions())
  }

  private func refusal(_ old: String, _ new: String) -> Renaming.Refusal? {
    do throws(Renaming.Refusal) {
      _ = try rename(old, new)
      return nil
    } catch {
      return error
    }
  }

  @Test func aNodeIsRenamedWhereItIsNamed() throws {
    let result = try rename("Garden", "Orchard")
    #expect(result.files.map(\.path) == ["a.yarn", "b.yarn"])
    #expect(result.places == 3)
    #expect(result.files[0].text.contains("visited(\"Orchard\")"))
    #expect(result.files[0].text.contains("<<jump Orchard>>"))
    #expect(result.files[0].text.contains("Trust Garden."))
    #expect(result.files[1].text.hasPrefix("title: Orchard\n"))
  }

  @Test func aVariableIsRenamedAndNoOtherOneThatBeginsSo() throws {
    let result = try rename("$walks", "$steps")
    #expect(
      result.files[0].text
        == files[0].text.replacing("$walks", with: "$steps").replacing("$steps_long", with: "$walks_long")
        .replacing("walks, $steps in", with: "walks, $walks in"))
  }

  @Test func aTopicIsRenamedInScriptsAndRules() throws {
    let result = try rename("trust", "checking")
    #expect(result.files.map(\.path) == ["a.yarn", "b.yarn", "a.rules"])
    #expect(result.files[0].text.contains("times(\"topic-checking\")"))
    #expect(result.files[0].text.contains("<<route_to checking>>"))
    #expect(result.files[1].text.contains("topic: checking jealousy"))
    #expect(result.files[1].text.contains("<<done topic-checking>>"))
    #expect(
      result.files[2].text
        == "topics\n  checking jealousy\ntopic checking =2\n  trust~\ntopic jealousy\n  jealous\n")
  }

  @Test func whatWouldClashIsRefused() {
    #expect(refusal("Garden", "Start") == .taken("Start", .node, file: "a.yarn", line: 1))
    #expect(refusal("$walks", "$walks_long") == .taken("$walks_long", .variable, file: "a.yarn", line: 5))
    #expect(refusal("trust", "jealousy") == .taken("jealousy", .topic, file: "a.rules", line: 2))
    #expect(refusal("Start", "Beginning") == .nameOfTheEngine("Start"))
    #expect(refusal("Garden", "Two words") == .badName("Two words", .node))
    #expect(refusal("$walks", "steps") == .badName("steps", .variable))
    #expect(refusal("Gardn", "Orchard") == .unknown("Gardn", near: "Garden"))
  }

  @Test func usesHaveTheirPlaces() {
    let manuscript = Manuscript(
      Array(files.prefix(2)), tables: CheckRun.tables(rules: [RuleText(path: "a.rules", text: files[2].text)]))
    let index = NameIndex(manuscript, files: files)
    #expect(index.uses(of: "Garden").map(\.role) == ["visited", "jump", "title"])
    #expect(index.uses(of: "$walks").map(\.role) == ["declare", "set", "read", "read", "ask"])
    #expect(index.uses(of: "Garden").map(\.position.line) == [9, 10, 1])
  }
}
