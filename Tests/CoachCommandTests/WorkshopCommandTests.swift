import Foundation
import TestSupport
import Testing

/// The writer's commands from outside: streams, exit codes, files.
@Suite struct WorkshopCommandTests {
  private let coach = PtyProcess.product("coach")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: String, _ text: String) throws -> String {
    let path = folder.path + "/" + name
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private static let warned = "title: Start\nkind: session\n---\nÄ, I care about you.\n===\n"

  @Test func warningsCountOnlyWhenStrict() throws {
    let path = try write("a.yarn", Self.warned)
    let run = try Run(coach, ["check", path])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("\(path):4:5: warning: "))
    #expect(run.errors == "1 script: 1 warning.\n")
    #expect(try Run(coach, ["check", "--strict", path]).status == 1)
    let disabled = try Run(coach, ["check", "--strict", "--disable", "SB0303", path])
    #expect(disabled.status == 0)
    #expect(disabled.output.isEmpty)
    #expect(try Run(coach, ["check", "--disable", "SB9", path]).status == 2)
  }

  @Test func sarifCountsCharacters() throws {
    struct Document: Decodable {
      struct Region: Decodable { let startLine, startColumn, endColumn: Int }
      struct Physical: Decodable { let region: Region }
      struct Location: Decodable { let physicalLocation: Physical }
      struct Found: Decodable {
        let ruleId, level: String
        let locations: [Location]
      }
      struct Part: Decodable { let results: [Found] }
      let version: String
      let runs: [Part]
    }
    let run = try Run(coach, ["check", "--sarif", try write("a b.yarn", Self.warned)])
    let document = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
    let found = try #require(document.runs.first?.results.first)
    #expect(document.version == "2.1.0")
    #expect(found.ruleId == "SB0303")
    #expect(found.level == "warning")
    #expect(found.locations[0].physicalLocation.region.startColumn == 4)
    #expect(run.output.contains("a%20b.yarn"))
  }

  @Test func aScriptIsCheckedWithItsProject() throws {
    _ = try write("p.yarnproject", #"{"projectFileVersion": 4, "sourceFiles": ["*.yarn"], "baseLanguage": "en"}"#)
    let first = try write("a.yarn", "title: Start\n---\n<<jump Rest>>\n===\n")
    _ = try write("b.yarn", "title: Rest\n---\n<<if 1>>\n<<endif>>\n===\n")
    let run = try Run(coach, ["check", first])
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.isEmpty)
    #expect(try Run(coach, ["check", folder.path]).status == 1)
  }

  @Test func codesAreExplained() throws {
    #expect(try Run(coach, ["explain", "sb0304"]).output.hasPrefix("SB0304: More than one question"))
    #expect(try Run(coach, ["explain", "YS0012"]).output.contains("<<jump Garden>>"))
    #expect(try Run(coach, ["explain"]).output.split(separator: "\n").count > 70)
    #expect(try Run(coach, ["explain", "XY1"]).status == 1)
  }

  @Test func formattingTouchesOnlyWhatChanges() throws {
    let untidy = try write("a.yarn", "title:Start\n---\n->Hi\n===\n")
    let broken = try write("b.yarn", "title: B\n---\n<<if true>>\n===\n")
    #expect(try Run(coach, ["format", "--check", untidy]).status == 1)
    #expect(try text(untidy).hasPrefix("title:Start"))
    #expect(try Run(coach, ["format", untidy]).status == 0)
    #expect(try text(untidy) == "title: Start\n---\n-> Hi\n===\n")
    #expect(try Run(coach, ["format", "--check", untidy]).status == 0)
    #expect(try Run(coach, ["format", broken]).status == 1)
    #expect(try text(broken) == "title: B\n---\n<<if true>>\n===\n")
  }

  @Test func aNewConversationPassesAndIsNeverOverwritten() throws {
    #expect(try Run(coach, ["new", "first-walk", "--in", folder.path]).status == 0)
    let plan = folder.path + "/first-walk.testplan"
    #expect(try Run(coach, ["test", plan]).status == 0)
    #expect(try Run(coach, ["check", "--strict", folder.path + "/first-walk.yarn"]).status == 0)
    let before = try text(plan)
    #expect(try Run(coach, ["new", "first-walk", "--in", folder.path]).status == 1)
    #expect(try text(plan) == before)
    #expect(try Run(coach, ["new", "First Walk", "--in", folder.path]).status == 2)
  }

  @Test func renamingWritesAllOrNothing() throws {
    let path = try write("a.yarn", "title: Start\n---\n<<jump Rest>>\n===\ntitle: Rest\n---\nRest now.\n===\n")
    #expect(try Run(coach, ["uses", "Rest", folder.path]).output.split(separator: "\n").count == 2)
    #expect(try Run(coach, ["rename", "Rest", "Start", folder.path]).status == 1)
    #expect(try text(path).contains("title: Rest"))
    #expect(try Run(coach, ["rename", "Rest", "Pause", folder.path]).status == 0)
    #expect(try text(path) == "title: Start\n---\n<<jump Pause>>\n===\ntitle: Pause\n---\nRest now.\n===\n")
    let unknown = try Run(coach, ["uses", "Puase", folder.path])
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("Did you mean Pause?"))
  }

  @Test func stringsGoOutAndComeBack() throws {
    let path = try write("a.yarn", "title: Start\n---\nHello, you.\nBye.\n===\n")
    #expect(try Run(coach, ["strings", "tag", "--check", path]).status == 1)
    #expect(try Run(coach, ["strings", "tag", path]).status == 0)
    #expect(try text(path).contains("Hello, you. #line:a-001\nBye. #line:a-002\n"))
    let out = try Run(coach, ["strings", "extract", "--language", "de", path]).output
    #expect(out.hasPrefix("language,id,text,file,node,lineNumber,lock,comment\r\nde,line:a-001,\"Hello, you.\","))
    let translation = try write("de.csv", out.replacingOccurrences(of: "Bye.", with: ""))
    let stale = try Run(coach, ["strings", "stale", translation, path])
    #expect(stale.status == 1)
    #expect(stale.output == "\(path):4: missing: line:a-002: Bye.\n")
    try text(path).replacingOccurrences(of: "Bye. #line:a-002\n", with: "").write(
      toFile: path, atomically: true, encoding: .utf8)
    let merge = try Run(coach, ["strings", "merge", translation, path])
    #expect(merge.output == "1 line: 0 to translate, 0 to look at again, 1 gone.\n")
    #expect(try Run(coach, ["strings", "stale", translation, path]).status == 0)
    #expect(try text(translation + ".removed.csv").contains("line:a-002"))
  }

  @Test func statisticsAddUp() throws {
    let path = try write("a.yarn", Self.warned)
    let run = try Run(coach, ["stats", "--json", path])
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(run.output.contains(#""words":5"#))
  }
}
