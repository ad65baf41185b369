import Foundation
import Testing
import TestSupport

/// `sessions`, `search` and `show`, as a person and as a program use them.
@Suite struct FindingTests {
  private let coach = PtyProcess.product("coach")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func coach(_ arguments: String..., input: String = "") throws -> Run {
    try Run(coach, arguments + ["--data-dir", folder.path], input: input)
  }

  /// A first session, and one with a talk about danger in it.
  private func talk() throws {
    _ = try coach(
      "--seed", "1", "--now", "2026-11-20T20:00+01:00", input: "1\n1\n1\nAda\nsad\nI never tell Sam what I want\n1\n/quit\n")
    _ = try coach(
      "--seed", "2", "--new", "--now", "2026-11-21T21:30+01:00",
      input: "3\nThe café by the river was closed\n1\nI want to die by the river\nno\n/quit\n")
  }

  @Test func sessionsAreListedAndNarrowed() throws {
    try talk()
    let all = try coach("sessions")
    #expect(all.status == 0)
    #expect(all.output.contains("1  2026-11-21 21:30, "))
    #expect(all.output.contains("2  2026-11-20 20:00, "))
    #expect(all.output.contains("\"I never tell Sam what I want\""))
    #expect(!all.output.contains("die"))
    #expect(try coach("sessions", "--since", "2026-11-21").output.split(separator: "\n").filter { $0.contains("2026-11-2") }.count == 1)
    #expect(try coach("sessions", "--until", "2026-11-20").output.hasPrefix("2  2026-11-20"))
    let none = try coach("sessions", "--feeling", "blissful")
    #expect(none.status == 0 && none.output.isEmpty)
    #expect(none.errors.hasPrefix("No session fits. There are 2 sessions, from 2026-11-20 to 2026-11-21."))
  }

  @Test func anEmptyStoreSaysSo() throws {
    let list = try coach("sessions")
    #expect(list.status == 0 && list.output.isEmpty)
    #expect(list.errors.hasPrefix("There are no sessions yet."))
    #expect(try coach("search", "tea").errors.hasPrefix("Nothing was found."))
    #expect(try coach("show").status == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(arguments: [
    ["sessions", "--topic", "trsut"], ["sessions", "--since", "yesterday"], ["sessions", "--limit", "0"],
    ["search", "  "], ["search", "tea", "--you", "--coach"], ["search"], ["sessions", "--until", "2026-02-30"],
  ])
  func wrongUsageIsSaidOnTheErrorStream(_ arguments: [String]) throws {
    let run = try Run(coach, arguments + ["--data-dir", folder.path])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
    if arguments.contains("trsut") { #expect(run.errors.contains("Did you mean “trust”?")) }
  }

  @Test func whatIsFoundIsMarkedAndLeadsOn() throws {
    try talk()
    let found = try coach("search", "cafe", "river")
    #expect(found.status == 0)
    #expect(found.output.contains("The [café] by the [river] was closed"))
    #expect(found.output.hasPrefix("1  2026-11-21 21:30, turn "))
    let river = try coach("search", "river", "--you")
    #expect(river.output.contains("(In a talk about danger"))
    #expect(!river.output.contains("die"))
    #expect(try coach("search", "river", "--coach").output.contains("die by") == false)
    #expect(try coach("search", "never tell").output.contains("I [never tell] Sam"))
  }

  @Test func jsonIsOneObjectALine() throws {
    try talk()
    for arguments in [["sessions", "--json"], ["search", "river", "--json"], ["show", "1", "--json"]] {
      let run = try Run(coach, arguments + ["--data-dir", folder.path])
      #expect(run.status == 0)
      #expect(run.output.hasSuffix("}\n") && !run.output.hasSuffix("\n\n"))
      for line in run.output.split(separator: "\n") {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["id"] is String)
      }
      #expect(!run.output.contains("die"))
    }
  }

  @Test func theSameNameFindsTheSameSessionEverywhere() throws {
    try talk()
    let json = try coach("sessions", "--json", "--limit", "1").output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let id = try #require(object?["id"] as? String)
    for name in [id, String(id.prefix(8)), "1", "last", "2026-11-21"] {
      let show = try coach("show", name)
      #expect(show.status == 0)
      #expect(show.output.hasPrefix("Session \(id)\nBegan: 2026-11-21 21:30\n"))
    }
    let show = try coach("show", "1").output
    #expect(show.contains("Safety: There was talk about danger."))
    #expect(!show.contains("LifeAsk"))
    #expect(show.contains("Read it again: coach replay \(id.prefix(8))"))
    #expect(try coach("show", "2").output.contains("Remembered: name: Ada"))
  }

  @Test func theIndexMayBeDeletedAtAnyTime() throws {
    try talk()
    let before = try coach("sessions").output
    for name in ["index.sqlite", "index.lock"] {
      try FileManager.default.removeItem(atPath: folder.path + "/" + name)
      #expect(try coach("sessions").output == before)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.filter { $0.hasPrefix("index") }.sorted() == ["index.lock", "index.sqlite"])
  }

  @Test func aBareStartNeverTouchesTheIndex() throws {
    try talk()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasPrefix("index") })
  }
}
