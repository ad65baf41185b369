import Foundation
import Testing
import TestSupport

/// A first session and the return a day later, through the real program, between pipes.
@Suite struct TwoSessionsTests {
  private let coach = PtyProcess.product("coach")

  private func session(
    _ folder: TemporaryFolder, _ now: String, _ lines: [String], seed: Int
  ) throws -> Run {
    try Run(
      coach,
      ["--data-dir", folder.path, "--seed", "\(seed)", "--country", "GB", "--now", now, "--plain"],
      input: lines.joined(separator: "\n") + "\n")
  }

  private let first = [
    "1", "1", "1", "Ada", "lonely", "6",
    "I never tell Sam what I want, I just drop hints and then get upset", "3", "1", "1", "Sam", "1",
    "1", "1", "5", "on Sunday Sam looked at the phone all through dinner", "sad", "1",
    "half an hour without phones after dinner on Sunday",
    "When you looked at your phone all through dinner, I felt sad. Would you be willing to put"
      + " phones away for half an hour after dinner on Sunday?", "2", "1", "I ring my sister",
    "Sunday after the washing-up", "3", "1", "1", "ask for that one thing", "getting nervous",
    "it is Sunday and the washing-up is done", "I will ask Sam for the half hour.", "1", "Monday",
    "quit",
  ]

  @Test func theFirstSessionIsAsItWas() throws {
    let folder = try TemporaryFolder()
    let run = try session(folder, "2026-11-24T21:00+00:00", first, seed: 5)
    #expect(run.status == 0)
    let difference = try Golden.difference(run.output, from: "first-session.txt")
    #expect(difference == nil)
  }

  @Test func theNextDayOpensWithThePlan() throws {
    let folder = try TemporaryFolder()
    _ = try session(folder, "2026-11-24T21:00+00:00", first, seed: 5)
    let run = try session(folder, "2026-11-25T20:00+00:00", ["2", "quit"], seed: 6)
    let difference = try Golden.difference(run.output, from: "next-day.txt")
    #expect(difference == nil)
    #expect(run.output.contains("washing-up"))
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let one = try session(try TemporaryFolder(), "2026-11-24T21:00+00:00", first, seed: 9)
    let two = try session(try TemporaryFolder(), "2026-11-24T21:00+00:00", first, seed: 9)
    #expect(one.output == two.output)
  }

  @Test func aSessionVerifiesAndAChangedOneDoesNot() throws {
    let folder = try TemporaryFolder()
    _ = try session(folder, "2026-11-24T21:00+00:00", first, seed: 5)
    let good = try Run(coach, ["replay", "last", "--verify", "--data-dir", folder.path])
    #expect(good.output.hasPrefix("Identical"))
    #expect(good.status == 0)
    let other = try TemporaryFolder()
    try "title: Start\n---\nSomething else.\n<<ask open>>\n===\n".write(
      toFile: other.path + "/other.yarn", atomically: true, encoding: .utf8)
    let bad = try Run(
      coach, ["replay", "last", "--verify", "--data-dir", folder.path, "--dialogs", other.path])
    #expect(bad.output.contains("The opening differs."))
    #expect(bad.status == 1)
  }

  @Test func sessionsAreListedAndReadAgain() throws {
    let folder = try TemporaryFolder()
    let none = try Run(coach, ["sessions", "--data-dir", folder.path])
    #expect(none.output.isEmpty && none.errors.hasPrefix("There are no sessions yet."))
    _ = try session(folder, "2026-11-24T21:00+00:00", first, seed: 5)
    let list = try Run(coach, ["sessions", "--data-dir", folder.path])
    #expect(list.output.hasPrefix("1  2026-11-24 21:00, 34 turns"))
    #expect(!list.output.contains("left open"))
    let replay = try Run(coach, ["replay", "last", "--data-dir", folder.path])
    #expect(replay.output.contains("You: Sunday after the washing-up"))
  }
}
