import Foundation
import TestSupport
import Testing

/// `/private` through the real program: what is on the disk, and what can still be proved.
@Suite struct PrivatePartTests {
  private let coach = PtyProcess.product("coach")
  private let opening = ["1", "1", "1", "Ada", "calm"]

  private func talk(
    _ folder: TemporaryFolder, _ lines: [String], _ more: [String] = ["--new"]
  ) throws -> Run {
    try Run(
      coach,
      [
        "--data-dir", folder.path, "--seed", "4", "--country", "GB", "--now",
        "2026-11-24T21:00+00:00",
      ] + more,
      input: lines.joined(separator: "\n") + "\n")
  }

  private func written(_ folder: TemporaryFolder) throws -> String {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).compactMap {
      try? String(contentsOfFile: folder.path + "/" + $0, encoding: .utf8)
    }.joined()
  }

  @Test func nothingOfItIsOnTheDiskAndTheRestIsStillProved() throws {
    let folder = try TemporaryFolder()
    let run = try talk(
      folder,
      opening + [
        "off the record", "no",
        "I never tell zebra what I want, I just drop hints and then get upset", "/private",
        "I want to ask for more time together", "quit",
      ])
    #expect(run.output.contains("Nothing is kept from here on"))
    #expect(run.output.contains("From here on I keep"))
    let text = try written(folder)
    #expect(!text.contains("zebra"))
    #expect(text.contains("I want to ask for more time together"))
    #expect(text.contains("\"event\":\"private\""))
    let proof = try Run(coach, ["replay", "last", "--verify", "--data-dir", folder.path])
    #expect(proof.status == 0, "\(proof.output)")
    #expect(proof.output.contains("not kept, and could not be compared."))
    let replay = try Run(coach, ["replay", "last", "--data-dir", folder.path])
    #expect(replay.output.contains("not kept]"))
  }

  @Test func suchASessionIsTakenUpAgain() throws {
    let folder = try TemporaryFolder()
    _ = try talk(
      folder,
      opening + [
        "/private", "no", "I never tell zebra what I want, I just drop hints and then get upset",
        "/private", "I want to ask for more time together",
      ])
    let again = try talk(folder, ["quit"], ["--resume"])
    #expect(!again.output.contains("My scripts have changed"))
    let proof = try Run(coach, ["replay", "last", "--verify", "--data-dir", folder.path])
    #expect(proof.status == 0, "\(proof.output)")
  }

  @Test func whatWasWrittenOfATalkAboutAbuseIsRemovedForGood() throws {
    let folder = try TemporaryFolder()
    let run = try talk(
      folder,
      opening + [
        "my husband hits me", "keep nothing of this part", "yes", "it is not like that", "/private",
        "a zebra", "quit",
      ])
    #expect(run.output.contains("out of my files, for good"))
    #expect(run.output.contains("I leave it so"))
    let text = try written(folder)
    for word in ["husband", "hits", "zebra", "Aside", "abuse", "lock", "\"private\""] {
      #expect(!text.contains(word), "\(word)")
    }
    let proof = try Run(coach, ["replay", "last", "--verify", "--data-dir", folder.path])
    #expect(
      proof.output.hasPrefix("Identical: all 5 turns came out as recorded."), "\(proof.output)")
    #expect(!proof.output.contains("not kept"))
  }

  @Test func anUnsavedSessionSaysThatNothingIsKeptAnyway() throws {
    let folder = try TemporaryFolder()
    let run = try talk(folder, opening + ["/private"], ["--unsaved"])
    #expect(run.output.contains("Nothing of this session is kept anyway."))
  }

  @Test func thePromptSaysSo() throws {
    let folder = try TemporaryFolder()
    let program = try PtyProcess(
      coach, ["--data-dir", folder.path, "--seed", "4", "--color=never"])
    try program.expect("> ")
    program.send("/private\r")
    try program.expect("Nothing is kept from here on")
    try program.expect("(not kept) > ")
    program.send("/private\r")
    try program.expect("From here on I keep")
    try program.expect("\r\n> ")
    program.send("\u{4}")
    #expect(try program.waitForExit() == .exited(0))
  }
}
