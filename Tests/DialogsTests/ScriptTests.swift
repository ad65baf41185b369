import Coach
import Dialogs
import Testing
import Understanding
import YarnCompiler
import YarnProgram

/// What every script of this project keeps to.
@Suite struct ScriptTests {
  private let scripts = Dialogs.files(withEnding: "yarn")

  private func compilation() throws -> Compilation {
    let definitions = try #require(Dialogs.text(of: "coach.ysls.json"))
    return Compiler.compile(
      scripts.map { SourceFile(path: $0.path, text: $0.text) },
      options: CompilerOptions(
        functions: try ScriptDefinitions(json: definitions).signatures,
        allowsUnknownFunctions: false))
  }

  @Test func theyCompileWithoutAWarning() throws {
    #expect(try compilation().diagnostics.filter { $0.severity != .info }.map(\.message) == [])
  }

  @Test func everyLineHasAnIdOfItsOwn() throws {
    let entries = try compilation().strings.entries
    #expect(entries.count > 1000)
    #expect(entries.filter(\.isImplicit).map(\.text) == [])
    #expect(Set(entries.map(\.id)).count == entries.count)
  }

  @Test func everySourceIsInTheTable() throws {
    let sources = Sources(try #require(Dialogs.text(of: "sources.csv")))
    for entry in try compilation().strings.entries {
      for tag in entry.metadata where tag.hasPrefix("src:") {
        #expect(sources[String(tag.dropFirst(4))] != nil, "\(entry.file): #\(tag)")
      }
    }
  }

  @Test func everyEntryNodeIsThere() throws {
    let program = try #require(try compilation().program)
    for entry in EntryNode.allCases {
      #expect(program.node(named: entry.rawValue) != nil, "\(entry.rawValue)")
    }
  }

  @Test func theEmbeddedProgramIsThatOfTheseScripts() throws {
    #expect(try Program(decoding: Dialogs.compiledScripts) == compilation().program)
  }

  @Test func everyHelpLineCanBeRead() throws {
    let lines = HelpLines(try #require(Dialogs.text(of: "safety/help-lines.csv")))
    #expect(lines.problems == [])
    #expect(lines.rows.count > 90)
  }

  @Test func theRulesHaveNoMistake() {
    let rules = Dialogs.files(withEnding: "rules").map { RuleText(path: $0.path, text: $0.text) }
    #expect(RuleBook.compile(rules).problems.map { "\($0)" } == [])
  }

  @Test func theEmbeddedRulesReadWithTheirPlaces() throws {
    let rules = try RuleBook(decoding: Dialogs.compiledRules)
    let evidence = rules.read("I keep checking his phone").topics.first?.evidence.first
    let file = try #require(evidence.map { Dialogs.text(of: $0.file) } ?? nil)
    #expect(file.split(separator: "\n", omittingEmptySubsequences: false).count >= evidence?.line ?? 0)
    #expect(rules.encoded() == Dialogs.compiledRules)
  }
}
