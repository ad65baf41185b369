import Foundation
import TestSupport
import Testing

/// Commands that begin a session with something, and the look back, as a person or a script runs them.
@Suite struct PractiseJournalTests {
  private let coach = PtyProcess.product("coach")

  private func run(_ arguments: [String], in folder: TemporaryFolder, input: String = "") throws -> Run {
    try Run(
      coach, arguments + (arguments.first == "check" ? [] : ["--data-dir", folder.path]), input: input,
      environment: ["LANG": "C", "LC_ALL": "C", "VISUAL": "true"])
  }

  /// Somebody who has been through the first pages.
  private func known() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try run(["talk"], in: folder, input: "1\n1\n1\nskip\nok\n")
    return folder
  }

  private func logs(_ folder: TemporaryFolder) throws -> String {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".jsonl") }
      .map { try String(contentsOfFile: folder.path + "/" + $0, encoding: .utf8) }.joined()
  }

  @Test func anEntryComesThroughAPipeAndIsFound() throws {
    let folder = try known()
    let written = try run(["journal"], in: folder, input: "It rained.\n\nThe lighthouse was dark.\n.\n")
    #expect(written.status == 0)
    #expect(try logs(folder).contains(#""event":"journal""#))
    #expect(try logs(folder).contains(#""text":"It rained.\n\nThe lighthouse was dark.""#))
    #expect(try run(["search", "lighthouse"], in: folder).output.contains("lighthouse"))
    let replay = try run(["replay", "last", "--verify"], in: folder)
    #expect(replay.status == 0, "\(replay.output)\(replay.errors)")
    _ = try run(["forget", "lighthouse", "--yes"], in: folder)
    #expect(try !logs(folder).contains("lighthouse"))
  }

  @Test func anEntryThatEndsWithTheInputIsKeptAndDangerInItAnswered() throws {
    let folder = try known()
    let run = try run(["journal"], in: folder, input: "It rained.\nI want to kill myself\nThe cat slept.")
    #expect(run.output.contains("your local emergency number"))
    #expect(try logs(folder).contains(#"kill myself\nThe cat slept.""#))
    let sessions = try self.run(["sessions"], in: folder).output
    #expect(!sessions.contains("kill myself"))
  }

  @Test func practiseListsOrGoesThereAndTheFirstPagesComeFirst() throws {
    let folder = try TemporaryFolder()
    let list = try run(["practise"], in: folder)
    #expect(list.output.contains("E12  back to the room\n"))
    let first = try run(["practise", "back to the room"], in: folder, input: "1\n")
    #expect(first.output.contains("Hello. This is Secure Base"))
    #expect(try !logs(folder).contains("/practise"))
    let known = try known()
    _ = try run(["practise", "back", "to", "room"], in: known, input: "stop\n")
    #expect(try logs(known).contains(#""text":"/practise back to the room""#))
    let unknown = try run(["practise", "juggling"], in: known)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("There is no exercise called \"juggling\""))
  }

  @Test func progressWorksOnMemoryAlone() throws {
    let folder = try known()
    #expect(try run(["progress"], in: folder).output.contains("You named \"fine\" once."))
    let json = try run(["progress", "--json"], in: folder).output
    #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is [String: Any])
  }

  @Test func spanishIsShownKeptAndReplayed() throws {
    let folder = try TemporaryFolder()
    let talk = try run(["talk", "--language", "es"], in: folder, input: "sí\nayuda ya\n")
    #expect(talk.output.hasPrefix("Hola. Esto es Secure Base"))
    #expect(talk.output.contains("Soy un programa en este equipo."))
    #expect(try logs(folder).contains(#""language":"es""#))
    #expect(try run(["replay", "last", "--verify"], in: folder).status == 0)
    #expect(try run(["safety", "--language", "es"], in: folder).output.contains("Si hay peligro ahora"))
    #expect(try run(["talk", "--language", "tlh"], in: folder).status == 2)
  }

  @Test func checkNamesWhatIsWrongWithAStringTable() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/strings", withIntermediateDirectories: true)
    try "title: A\n---\nHello. #line:a\nYou are {1 + 1}. #line:b\n===\n"
      .write(toFile: folder.path + "/a.yarn", atomically: true, encoding: .utf8)
    try "language,id,text,file,node,lineNumber,lock,comment\nes,line:a,Hola.,,,,00000000,\nes,line:b,Eres.,,,,,\nes,line:c,Nada.,,,,,\n"
      .write(toFile: folder.path + "/strings/es.csv", atomically: true, encoding: .utf8)
    let check = try run(["check", folder.path], in: folder)
    #expect(check.status == 1)
    #expect(check.output.contains("warning: line:a is stale"))
    #expect(check.output.contains("error: line:b does not hold the same values"))
    #expect(check.output.contains("error: no line of the scripts has the id line:c"))
  }
}
