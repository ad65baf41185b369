import Foundation
import Testing
import TestSupport

/// Export, import and recordings through the real program.
@Suite struct ExportTests {
  private let coach = PtyProcess.product("coach")

  private func folder(_ words: String = "1\n1\n1\nAda\nlonely\n6\nI never tell Sam what I want\n") throws
    -> TemporaryFolder
  {
    let folder = try TemporaryFolder()
    _ = try Run(
      coach, ["--data-dir", folder.path, "--seed", "5", "--country", "GB", "--now", "2026-11-24T21:00+00:00"],
      input: words)
    return folder
  }

  private func log(_ folder: TemporaryFolder) throws -> String {
    let name = try #require(
      FileManager.default.subpathsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".jsonl") })
    return folder.path + "/" + name
  }

  @Test func aRoundTripGivesTheSameBytes() throws {
    let (one, two) = (try folder(), try TemporaryFolder())
    let file = two.path + "/out.json"
    let export = try Run(coach, ["export", "last", "--format", "json", "-o", file, "--data-dir", one.path])
    #expect(export.status == 0 && export.output.isEmpty)
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try Run(coach, ["import", file, "--data-dir", two.path + "/store"]).status == 0)
    let there = try #require(
      FileManager.default.subpathsOfDirectory(atPath: two.path).first { $0.hasSuffix(".jsonl") })
    #expect(FileManager.default.contentsEqual(atPath: try log(one), andPath: two.path + "/" + there))
    let verified = try Run(coach, ["replay", "last", "--verify", "--data-dir", two.path + "/store"])
    #expect(verified.output.hasPrefix("Identical"))
    let again = try Run(coach, ["import", file, "--data-dir", two.path + "/store"])
    #expect(again.status == 1 && again.errors.contains("already here"))
  }

  @Test func aFileIsNeverReplacedUnasked() throws {
    let folder = try folder()
    let file = folder.path + "/mine.md"
    try "mine".write(toFile: file, atomically: true, encoding: .utf8)
    let refused = try Run(coach, ["export", "last", "-o", file, "--data-dir", folder.path])
    #expect(refused.status == 1 && refused.errors.contains("--force"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
    #expect(try Run(coach, ["export", "last", "-o", file, "--force", "--data-dir", folder.path]).status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("# Session"))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func redactionLeavesNoNameInAnyForm() throws {
    let folder = try folder()
    for form in ["md", "html", "text", "json", "asciicast", "tape"] {
      let run = try Run(
        coach, ["export", "last", "--format", form, "--redact", "--data-dir", folder.path])
      #expect(run.status == 0 && run.errors.isEmpty)
      #expect(!run.output.contains("Ada") && !run.output.contains("Sam "), "\(form)")
      #expect(run.output.contains(form == "md" ? "\\[name 1\\]" : "[name 1]"), "\(form)")
    }
  }

  @Test func dangerStandsFirstAndIsWarnedAbout() throws {
    let folder = try folder("1\n1\nhelp now\n")
    for (form, start) in [
      ("md", "> In danger now (UK)"), ("text", "In danger now (UK)"), ("tape", "# In danger now (UK)"),
      ("json", "{\n\"help\": [\"In danger now (UK)"),
    ] {
      let run = try Run(coach, ["export", "last", "--format", form, "--data-dir", folder.path])
      #expect(run.output.hasPrefix(start), "\(form)")
      #expect(run.errors.contains("This is about danger."))
    }
  }

  @Test(arguments: [
    ["export"], ["export", "last", "--format", "pdf"], ["export", "last", "--format", "json", "--turn", "1"],
    ["export", "last", "--turn", "x"], ["export", "last", "--from", "25:00"], ["replay", "--speed", "0"],
    ["export", "last", "--cast-version", "4"], ["replay", "--max-pause", "-1"], ["test"],
  ])
  func wrongUsageIsSaidOnTheErrorStream(_ arguments: [String]) throws {
    let place = arguments == ["test"] ? [] : ["--data-dir", "/nonexistent"]
    let run = try Run(coach, arguments + place)
    #expect(run.status == 2)
    #expect(run.output.isEmpty && !run.errors.isEmpty)
  }

  @Test func recordingsAreTestedAndAccepted() throws {
    let folder = try folder()
    let recordings = try TemporaryFolder()
    let file = recordings.path + "/a.json"
    _ = try Run(coach, ["export", "last", "--format", "json", "-o", file, "--data-dir", folder.path])
    try "x".write(toFile: recordings.path + "/b.txt", atomically: true, encoding: .utf8)
    let good = try Run(coach, ["test", "--sessions", recordings.path])
    #expect(good.status == 0)
    #expect(good.output == "a.json: passed, 8 turns\n1 passed, 0 failed\n")
    #expect(good.errors.contains("b.txt: passed over"))
    let scripts = try TemporaryFolder()
    try "title: Start\n---\nSomething else.\n<<ask open>>\n===\n".write(
      toFile: scripts.path + "/other.yarn", atomically: true, encoding: .utf8)
    let bad = try Run(coach, ["test", "--sessions", recordings.path, "--dialogs", scripts.path])
    #expect(bad.status == 1)
    #expect(bad.output.contains("  + Something else.\n"))
    #expect(bad.output.hasSuffix("0 passed, 1 failed\n"))
    let against = try Run(
      coach, ["replay", "last", "--against", scripts.path, "--data-dir", folder.path])
    #expect(against.status == 1 && against.output.contains("+ Something else."))
    let json = try Run(
      coach, ["replay", "last", "--against", scripts.path, "--json", "--data-dir", folder.path])
    #expect(json.output.hasPrefix("{\"differences\":[") && json.output.hasSuffix("}\n"))
    let update = try Run(
      coach, ["test", "--sessions", recordings.path, "--dialogs", scripts.path, "--update"])
    #expect(update.status == 0 && update.output.contains("a.json: accepted."))
    let after = try Run(coach, ["test", "--sessions", recordings.path, "--dialogs", scripts.path])
    #expect(after.status == 0 && after.output.contains("a.json: passed"))
  }

  @Test func aBrokenFileIsShownAsFarAsItGoes() throws {
    let folder = try folder()
    let path = try log(folder)
    var text = try String(contentsOfFile: path, encoding: .utf8)
    text = text.replacingOccurrences(of: "\"text\":\"lonely\"", with: "\"text\":\"lonelx\"")
    try (text + "{\"crc\":\"torn").write(toFile: path, atomically: true, encoding: .utf8)
    let run = try Run(coach, ["replay", "last", "--data-dir", folder.path])
    #expect(run.status == 0)
    #expect(run.errors.contains("is not as it was written"))
    #expect(run.errors.contains("was cut off"))
    #expect(run.output.contains("You: lonelx"))
    let export = try Run(coach, ["export", "last", "--data-dir", folder.path])
    #expect(export.output.contains("is not as it was written"))
    let newer = text.replacingOccurrences(of: "\"format\":1", with: "\"format\":9")
    try newer.write(toFile: path, atomically: true, encoding: .utf8)
    let name = try #require(path.split(separator: "/").last)
    let later = try Run(coach, ["replay", String(name), "--data-dir", folder.path])
    #expect(later.status == 0)
    #expect(later.errors.contains("newer version") && later.errors.contains("What is known is shown."))
    #expect(later.output.contains("You: lonelx"))
  }

  @Test func partsAreChosenByTurnTimeAndWord() throws {
    let folder = try folder()
    let turns = try Run(coach, ["replay", "last", "--turn", "4..5", "--times", "--data-dir", folder.path])
    #expect(turns.output.contains("You (21:00): Ada") && turns.output.contains("[4 turns left out]"))
    let word = try Run(coach, ["replay", "last", "--grep", "SAM", "--data-dir", folder.path])
    #expect(word.output.contains("You: I never tell Sam") && !word.output.contains("You: Ada"))
    let none = try Run(coach, ["replay", "last", "--from", "22:00", "--data-dir", folder.path])
    #expect(none.status == 1 && none.errors.contains("No turn fits"))
  }
}
