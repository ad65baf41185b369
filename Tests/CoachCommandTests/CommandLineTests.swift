import Foundation
import Testing
import TestSupport

/// The habits of command-line programs: streams, exit codes, help, copies and links.
@Suite struct CommandLineTests {
  private let coach = PtyProcess.product("coach")

  @Test(arguments: [
    "talk", "practise", "journal", "progress", "sessions", "search", "show", "replay", "export", "import", "memory",
    "forget", "erase", "doctor", "safety", "understand", "check", "explain", "format", "new", "uses", "rename",
    "stats", "strings", "test", "paths",
  ])
  func everyCommandHasHelpWithAnExampleWithin80Columns(_ command: String) throws {
    let run = try Run(coach, [command, "--help"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("coach \(command == "talk" ? "" : command)"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func aTypingMistakeIsUsageOnTheErrorStream() throws {
    let run = try Run(coach, ["--nosuch"])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("--nosuch"))
  }

  @Test func anEmptyPipeEndsPolitely() throws {
    let folder = try TemporaryFolder()
    let run = try Run(coach, ["--data-dir", folder.path])
    #expect(run.status == 0)
    #expect(run.output.contains("Goodbye."))
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasSuffix(".jsonl") })
  }

  @Test func aLastLineWithoutItsEndStillCounts() throws {
    let folder = try TemporaryFolder()
    let run = try Run(coach, ["--data-dir", folder.path, "--seed", "1"], input: "1")
    #expect(run.output.contains("What you write is kept in files on this computer."))
  }

  @Test func aPipeHasNoEscapesAndNoPrompt() throws {
    let folder = try TemporaryFolder()
    let run = try Run(
      coach, ["--data-dir", folder.path], input: "1\n\u{1B}[31mred\u{1B}]0;title\u{7}\n/memory\n")
    #expect(!run.output.contains("\u{1B}"))
    #expect(!run.output.contains("> "))
  }

  @Test func aCopyOfTheProgramFindsItsDialogs() throws {
    let folder = try TemporaryFolder()
    let copy = folder.path + "/moved"
    try FileManager.default.copyItem(atPath: coach, toPath: copy)
    let link = folder.path + "/linked"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: copy)
    for program in [copy, link] {
      let run = try Run(program, ["--unsaved"], input: "1\n")
      #expect(run.output.hasPrefix("Hello. This is Secure Base"))
    }
  }

  @Test func safetyNeedsNoSessionAndNoStore() throws {
    let run = try Run(coach, ["safety", "--country", "GB"])
    #expect(run.status == 0)
    #expect(run.output.contains("116 123"))
    #expect(run.output.contains("0808 2000 247"))
    #expect(run.output.contains("seen 2020-12"))
  }

  @Test func safetyListsOwnContactsFirstWhileTheSessionIsStillOpen() throws {
    let folder = try TemporaryFolder()
    let talk = try Run(
      coach, ["--data-dir", folder.path, "--country", "GB"],
      input: "/contact Ada 020 7946 0000\n/country IE\n")
    #expect(talk.output.contains("Kept: Ada, 020 7946 0000."))
    let run = try Run(coach, ["safety", "--data-dir", folder.path])
    #expect(run.output.hasPrefix("Someone you named: Ada, 020 7946 0000\n"))
    #expect(run.output.contains("In danger now (Ireland)"))
    let other = try Run(coach, ["safety", "--data-dir", folder.path, "--country", "GB"])
    #expect(other.output.contains("In danger now (UK)"))
  }

  @Test(arguments: ["{", "", "\u{0}\u{1}"])
  func safetyNeverFailsBecauseOfWhatIsRemembered(_ memory: String) throws {
    let folder = try TemporaryFolder()
    try memory.write(toFile: folder.path + "/memory.json", atomically: true, encoding: .utf8)
    let run = try Run(coach, ["safety", "--country", "GB", "--data-dir", folder.path])
    #expect(run.status == 0)
    #expect(run.output.contains("116 123"))
    #expect(run.errors.isEmpty)
    let nowhere = try Run(coach, ["safety", "--country", "GB", "--data-dir", folder.path + "/memory.json"])
    #expect(nowhere.status == 0)
    #expect(nowhere.output.contains("116 123"))
  }

  @Test func theReviewListsEverythingAndCounts() throws {
    let run = try Run(coach, ["safety", "--review", "--now", "2026-11-24"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Help lines to check before a release. Today is 2026-11-24.\n"))
    #expect(run.output.contains("GB  crisis  O  seen 2020-12  Samaritans"))
    #expect(run.output.contains("IE  crisis  K  no date"))
    #expect(run.output.split(separator: "\n").last?.contains("rows to ring or look up") == true)
  }

  @Test func unsavedSessionsLeaveNothing() throws {
    let folder = try TemporaryFolder()
    _ = try Run(coach, ["--unsaved", "--data-dir", folder.path], input: "1\n1\n1\nAda\n")
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func anUnusableFolderIsSaidBeforeTheFirstWord() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/file"
    try "x".write(toFile: file, atomically: true, encoding: .utf8)
    let run = try Run(coach, ["--data-dir", file], input: "1\n1\n")
    #expect(!run.output.hasPrefix("Hello."))
    #expect(run.output.contains("nothing will be kept"))
    #expect(run.output.contains("Hello. This is Secure Base"))
  }

  @Test func mistakesInScriptsComeAllAtOnceWithPlaceAndCaret() throws {
    let folder = try TemporaryFolder()
    let script = folder.path + "/bad.yarn"
    try "title: Start\n---\n<<if 1>>\nHi\n<<endif>>\n<<jump Strat>>\n===\n".write(
      toFile: script, atomically: true, encoding: .utf8)
    let run = try Run(coach, ["check", script])
    #expect(run.status == 1)
    #expect(run.output.contains("\(script):3:6: error: "))
    #expect(run.output.contains("\(script):6:8: error: "))
    #expect(run.output.contains("^"))
    #expect(run.output.contains("Start"))
    #expect(try Run(coach, ["check", folder.path + "/none.yarn"]).status == 2)
  }

  @Test func aProjectSaysWhatIsCheckedAndHow() throws {
    let folder = try TemporaryFolder()
    func write(_ name: String, _ text: String) throws {
      try text.write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8)
    }
    try write("good.yarn", "title: Good\n---\n<<declare $a = own(1)>>\n===\n")
    try write("left-out.yarn", "title: Bad\n---\n<<jump Nowhere>>\n===\n")
    try write("own.ysls.json", #"{"version": 2, "functions": [{"yarnName": "own", "parameters": [{"name": "n", "type": "number"}], "return": {"type": "bool"}}]}"#)
    try write("p.yarnproject", #"{"projectFileVersion": 4, "sourceFiles": ["*.yarn"], "excludeFiles": ["left-*"], "definitions": "own.ysls.json", "baseLanguage": "en"}"#)
    let good = try Run(coach, ["check", folder.path + "/p.yarnproject"])
    #expect(good.status == 0, "\(good.output)")
    try write("p.yarnproject", #"{"projectFileVersion": 4, "sourceFiles": ["*.yarn"], "baseLanguage": "en"}"#)
    let bad = try Run(coach, ["check", folder.path + "/p.yarnproject"])
    #expect(bad.status == 1)
    #expect(bad.output.contains("left-out.yarn:3:8"))
    try write("good.yarn", "title: Good\n---\n<<set $b = 1>>\n{$b}\n===\n")
    for (option, status) in [("false", 0), ("true", 1)] {
      try write("p.yarnproject", #"{"projectFileVersion": 4, "sourceFiles": ["good.yarn"], "baseLanguage": "en", "compilerOptions": {"requireVariableDeclarations": \#(option)}}"#)
      let checked = try Run(coach, ["check", folder.path + "/p.yarnproject"])
      #expect(checked.status == status, "\(checked.output)")
      #expect(checked.output.contains("YS0003"))
    }
    try write("p.yarnproject", "{")
    let broken = try Run(coach, ["check", folder.path + "/p.yarnproject"])
    #expect(broken.status == 1 && (broken.output + broken.errors).contains("p.yarnproject:1:"))
  }
}
