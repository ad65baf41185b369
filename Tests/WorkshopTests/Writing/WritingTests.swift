import Testing
import YarnCompiler
import YarnProgram

@testable import Workshop

@Suite struct LineTaggerTests {
  @Test func linesGetTheNextNumbersOfTheirFile() {
    let text = """
      title: Start
      ---
      One. #line:walk-007
      Two. // said slowly
      -> Yes <<if true>> #yes
          => {1 + 1} steps.
      -> No #line:walk-003
      ===

      """
    let tagged = LineTagger.tag([SourceFile(path: "x/long walk.yarn", text: text)])[0].text
    #expect(
      tagged
        == text.replacing("Two. //", with: "Two. #line:walk-008 //")
        .replacing("#yes", with: "#yes #line:walk-009")
        .replacing("steps.", with: "steps. #line:walk-010"))
    #expect(LineTagger.tag([SourceFile(path: "x.yarn", text: tagged)])[0].text == tagged)
  }

  @Test func aFileWithoutIdsTakesItsName() {
    let text = "title: Start\n---\nOne.\n===\n"
    let tagged = LineTagger.tag([
      SourceFile(path: "x/Long walk.yarn", text: text),
      SourceFile(path: "b.yarn", text: "title: B\n---\nTwo. #line:long-walk-004\n===\n"),
    ])
    #expect(tagged[0].text.contains("One. #line:long-walk-005\n"))
  }

  @Test func aScriptWithMistakesStays() {
    let file = SourceFile(path: "a.yarn", text: "title: Start\n---\nOne. {\n===\n")
    #expect(LineTagger.tag([file]) == [file])
  }
}

@Suite struct ConversationTemplateTests {
  @Test func aNewConversationPassesItsOwnTestAndAllChecks() {
    let files = ConversationTemplate.files(named: "first-walk")
    #expect(files.map(\.path) == ["first-walk.yarn", "first-walk.testplan"])
    let result = TestPlanRunner.run(planText: files[1].text, script: files[0])
    #expect(result.failure?.rendered(plan: "first-walk.testplan") == nil)
    #expect(result.steps == 14)
    #expect(Compiler.compile([files[0]]).diagnostics == [])
    #expect(CheckRun.findings(files[0].text).map(\.message) == [])
    #expect(ScriptFormatter.format(files[0]) == .formatted(files[0].text))
    #expect(LineTagger.tag([files[0]]) == [files[0]])
  }

  @Test func namesArePlain() {
    #expect(ConversationTemplate.isName("first-walk-2"))
    for name in ["", "-a", "First", "a b", "a/b", "ä"] { #expect(!ConversationTemplate.isName(name)) }
  }
}

@Suite struct ScriptStatisticsTests {
  @Test func linesAndChoicesAreCountedApart() {
    let text = """
      title: Start
      kind: session
      ---
      The cat sat on the mat. The dog ran.
      -> A choice of many words #skip
      ===
      title: Rest
      kind: session
      ---
      The cat sat on the mat. The dog ran.
      ===

      """
    let files = [SourceFile(path: "a.yarn", text: text)]
    let manuscript = Manuscript(files, tables: CheckRun.tables())
    let statistics = ScriptStatistics(manuscript, by: .node)
    #expect(statistics.rows.map(\.name) == ["Start", "Rest"])
    #expect(statistics.rows.map(\.words) == [9, 9])
    #expect(statistics.rows.map(\.choices) == [1, 0])
    #expect(statistics.total.words == 18)
    #expect(statistics.total.repeats == 2)
    #expect(statistics.total.longestSentence == 6)
    #expect((statistics.total.readingAge ?? 99) < 8)
    #expect(ScriptStatistics(manuscript, by: .file).rows.map(\.name) == ["a.yarn"])
  }
}
