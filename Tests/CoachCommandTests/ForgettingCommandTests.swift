import Foundation
import TestSupport
import Testing

/// Forgetting, erasing and the doctor as a person meets them.
@Suite struct ForgettingCommandTests {
  private let coach = PtyProcess.product("coach")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ words: [String], input: String = "") throws -> Run {
    try Run(coach, words + ["--data-dir", folder.path], input: input)
  }

  private func talk(_ input: String) throws -> String {
    try run(["talk", "--new", "--seed", "7"], input: input).output
  }

  /// The files that hold a word.
  private func holding(_ word: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
      let bytes = FileManager.default.contents(atPath: folder.path + "/" + path) ?? Data()
      return String(decoding: bytes, as: UTF8.self).lowercased().contains(word.lowercased())
    }
  }

  @Test func aNameIsGoneFromEverySessionByTheShell() throws {
    _ = try talk("hello\nAda\nI miss Quentin, Quentin's voice\n/remember Quentin sings\n")
    _ = try talk("/memory\n/quit\n")
    #expect(try holding("quentin").count >= 2)
    let refused = try run(["forget", "Quentin"], input: "no\n")
    #expect(refused.status == 1)
    #expect(try holding("quentin").count >= 2)
    let done = try run(["forget", "Quentin"], input: "yes\n")
    #expect(done.status == 0)
    #expect(done.output.contains("Out of my reach"))
    #expect(try holding("quentin") == [])
    #expect(try run(["doctor"]).status == 0)
    #expect(try run(["memory"]).output.contains("[redacted] sings"))
    let proof = try run(["replay", "last", "--verify"])
    #expect(proof.output.contains("as you wished"))
  }

  @Test func whatIsForgottenInASessionIsGoneBeforeTheAnswer() throws {
    let said = try talk("hello\nAda\n/remember Quentin sings\n/contact Bodil 5550199\n/forget Quentin\n/forget bodil\n/memory\n")
    #expect(said.contains("Kept as note 1."))
    #expect(said.contains("Note 1, "))
    #expect(try holding("quentin") == [])
    #expect(try holding("bodil") == [])
    #expect(try holding("5550199") == [])
    let again = try run(["talk", "--resume", "--seed", "7"], input: "/quit\n").output
    #expect(!again.contains("changed since then"))
  }

  @Test func memoryAsJSONIsAnObject() throws {
    _ = try talk("/remember one\n")
    let json = try run(["memory", "--json"])
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((object?["facts"] as? [String: Any])?["note_1"] != nil)
  }

  @Test func theDoctorNamesTheLineAndMendsWithConsent() throws {
    _ = try talk("hello\nagain\n")
    let name = try #require(try FileManager.default.subpathsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".jsonl") })
    let path = folder.path + "/" + name
    let bytes = try #require(FileManager.default.contents(atPath: path)).dropLast(15)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let found = try run(["doctor"])
    #expect(found.status == 1)
    #expect(found.output.contains("cut off while it was written"))
    #expect(try run(["doctor", "--repair"], input: "no\n").status == 1)
    #expect(FileManager.default.contents(atPath: path) == Data(bytes))
    let mended = try run(["doctor", "--repair", "--yes"])
    #expect(mended.status == 0)
    #expect(FileManager.default.contents(atPath: path + ".original") == Data(bytes))
  }

  @Test func eraseAsksAndLeavesNothingOfOurs() throws {
    _ = try talk("hello\n")
    _ = try talk("hello there\n")
    #expect(try run(["erase"], input: "\n").status == 1)
    #expect(try run(["sessions"]).output.contains("hello there"))
    #expect(try run(["erase", "last"], input: "erase\n").status == 0)
    #expect(try holding("hello there") == [])
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.path + "/mine.txt"))
    let erased = try run(["erase", "--yes"])
    #expect(erased.status == 0)
    #expect(erased.output.contains("  1 session\n"))
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path) == ["mine.txt"])
    #expect(try run(["erase"]).output.contains("nothing to erase"))
  }
}
