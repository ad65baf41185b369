import Testing
import YarnCompiler
import YarnProgram

@testable import Workshop

/// The page of findings against the checks: each code has a script that gives it and one that does not.
@Suite struct FindingsPageTests {
  @Test func everyCodeHasASection() {
    let heads = FindingsPage.text.split(separator: "\n").filter { $0.hasPrefix("## SB") }
      .map { String($0.dropFirst(3).prefix(6)) }
    #expect(heads == FindingCode.allCases.map(\.rawValue))
    #expect(Set(Check.rules.map { $0.code }).union([.unknownSwitch]) == Set(FindingCode.allCases))
    #expect(Check.rules.count == FindingCode.allCases.count - 1)
  }

  @Test(arguments: FindingCode.allCases)
  func aScriptGivesEachCodeAndMendedItDoesNot(_ code: FindingCode) throws {
    let examples = FindingsPage.examples.filter { $0.code == code.rawValue }
    let failing = try #require(examples.first { !$0.isMended })
    let mended = try #require(examples.first { $0.isMended })
    let found = CheckRun.findings(of: failing)
    #expect(found.map(\.code.rawValue) == [code.rawValue], "\(found.map(\.message))")
    #expect(found.allSatisfy { !$0.message.isEmpty && !$0.hint.isEmpty })
    #expect(CheckRun.findings(of: mended).map { "\($0.code) \($0.message)" } == [])
  }

  @Test(arguments: FindingCode.allCases)
  func theExamplesCompile(_ code: FindingCode) {
    for example in FindingsPage.examples where example.code == code.rawValue && example.language == "yarn" {
      let compilation = Compiler.compile([SourceFile(path: "talk.yarn", text: example.text)])
      #expect(compilation.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    }
  }

  @Test(arguments: FindingCode.allCases)
  func theSeverityOnThePageIsTheOneGiven(_ code: FindingCode) throws {
    let section = try #require(Explanations.all[code.rawValue])
    #expect(section.text.hasPrefix(code.severity == .error ? "*Error" : "*Warning"))
  }

  @Test func theReportAtTheTopIsWhatIsShown() throws {
    let example = try #require(FindingsPage.examples.first { $0.code == "SB0304" })
    let report = CheckRun.findings(of: example).map { $0.rendered(in: example.text) }
    let lines = report.joined(separator: "\n").split(separator: "\n").map { "    " + $0 }
    #expect(FindingsPage.text.contains(lines.joined(separator: "\n")))
  }

  @Test func theCompilersCodesAreExplainedToo() {
    #expect(Explanations.all["YS0012"]?.title == "There is no such node")
    #expect(Explanations.all["YS0012"]?.text.contains("<<jump Gardn>>") == true)
    #expect(Explanations.list.count > 70)
  }
}
