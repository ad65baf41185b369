import Coach
import Foundation
import Testing

@testable import SessionStore

/// Format 1 is written down, once as a document and once as a file that never changes.
@Suite struct LogFormatTests {
  private let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private var document: String {
    get throws {
      let file = here.appending(path: "../../../Sources/SessionStore/LogFormat.md")
      return try String(contentsOf: file, encoding: .utf8)
    }
  }

  /// The first column of the table whose head begins with some words.
  private func table(_ head: String) throws -> [String] {
    let lines = try document.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("| \(head)") })
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.compactMap {
      $0.split(separator: "`").dropFirst().first.map(String.init)
    }
  }

  @Test func theDocumentNamesEveryEvent() throws {
    #expect(try table("event |") == SessionEvent.Name.allCases.map(\.rawValue))
  }

  @Test func theDocumentNamesEveryFieldOfALine() throws {
    let fields = Set(try table("field |"))
    #expect(fields == Set(LogLine.Key.allCases.map(\.rawValue) + ["crc"]))
  }

  @Test func theDocumentNamesEveryKindOfQuestionAndMemory() throws {
    #expect(try table("`kind`") == Asked.Kind.allCases.map(\.rawValue))
    #expect(try table("`change`") == MemoryChange.Name.allCases.map(\.rawValue))
    let text = try document
    let others =
      Ending.allCases.map(\.rawValue) + PlanResult.allCases.map(\.rawValue)
      + MemoryChange.Whole.allCases.map(\.rawValue)
    for word in others { #expect(text.contains("`\(word)`")) }
  }

  @Test func theDocumentGivesTheFormatThatIsWritten() throws {
    #expect(try document.hasPrefix("# The session log, format \(LogFormat.version)\n"))
    #expect(try document.contains("`format` is \(MemoryFile.version), `memory`"))
  }

  @Test func theExampleOfTheDocumentIsALine() throws {
    let example = try #require(try document.split(separator: "\n").first { $0.hasPrefix("    {") })
    let at = Moment(milliseconds: 1_795_491_659_120, offsetMinutes: 60)
    let line = LogLine(n: 3, at: at, event: .typed("Hi"), last: true)
    #expect("    " + String(decoding: line.bytes, as: UTF8.self) == example + "\n")
  }

  @Test func everyFieldThatIsWrittenIsInTheDocument() throws {
    let text = try document
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data("[\(lines.joined(separator: ","))]".utf8))
        as? [[String: Any]])
    for key in Set(object.flatMap(\.keys)) { #expect(text.contains("`\(key)`"), "\(key)") }
  }

  // MARK: A file of format 1

  private var golden: URL {
    here.appending(path: "../Logs/v1/2026-11-24T034059120Z-9f86d081.jsonl").standardized
  }

  private func file(_ name: String) -> URL {
    here.appending(path: "../Logs/v1/\(name)").standardized
  }

  private static func changes(_ events: [SessionEvent]) -> [MemoryChange.Name] {
    events.compactMap { if case .remembered(let change) = $0 { change.name } else { nil } }
  }

  private var lines: [String] { Self.lines(Self.turns) }

  private static func lines(_ turns: [[TimedEvent]]) -> [String] {
    turns.flatMap { $0 }.enumerated().map { index, timed in
      let ends = turns.indices.map { turns[...$0].joined().count - 1 }
      let line = LogLine(n: index, at: timed.at, event: timed.event, last: ends.contains(index),
        removed: timed.removed)
      return String(decoding: line.bytes.dropLast(), as: UTF8.self)
    }
  }

  @Test func theFileOfFormatOneIsWrittenByteForByte() throws {
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: golden)
      Issue.record("The golden log was written anew.")
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == text)
  }

  /// What came to format 1 later, each in a file of its own, so that no file ever changes.
  @Test(arguments: later.indices)
  func aLaterFileOfFormatOneIsWrittenAndRead(_ index: Int) throws {
    let (name, turns) = Self.later[index]
    let text = Self.lines(turns).joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file(name))
      Issue.record("The golden log was written anew.")
    }
    #expect(try String(contentsOf: file(name), encoding: .utf8) == text)
    let log = try LogReader.read(Array(text.utf8), file: try #require(SessionFileName(name)))
    #expect(log.faults.isEmpty)
    #expect(log.events == turns.flatMap { $0 })
  }

  private static let later: [(name: String, turns: [[TimedEvent]])] = [
    ("2026-11-25T034059120Z-0b00c0de.jsonl", [turn(0, begun + [.typed("trust"), .remembered(.opened("trust")), .said(Said(text: "Once more."))])]),
    (
      "2026-11-25T034059121Z-0b00c0df.jsonl",
      [
        turn(0, begun + [.typed("one"), .said(Said(text: "Two."))]),
        turn(5, [.privatePart(turns: 3), .resumed, .asked(Asked(kind: .open, node: "Start"))]),
        turn(6, [.privatePart(turns: 1), .ended(.paused)]),
      ]
    ),
    (
      "2026-11-25T034059122Z-0b00c0e0.jsonl",
      [
        turn(0, begun)
          + [
            TimedEvent(at: at(1), event: .typed("I told [redacted]"), removed: 1),
            TimedEvent(at: at(1), event: .remembered(.forgot("name")), removed: 1),
            TimedEvent(at: at(1), event: .said(Said(text: "[redacted] and [redacted]")), removed: 2),
          ]
      ]
    ),
    (
      "2026-11-25T034059123Z-0b00c0e1.jsonl",
      [
        turn(
          0,
          [
            .started(
              SessionStart(
                session: "0b00c0de0b00c0de0b00c0de0b00c0de",
                at: Moment(milliseconds: 1_795_578_059_120, offsetMinutes: 60), seed: 7, scripts: "d4e5f6",
                country: nil, language: "es", memory: withPaused)),
            .asked(Asked(kind: .journal, node: "Journal")), .typed("Llovió."),
            .asked(Asked(kind: .journal, node: "Journal")),
          ]),
        turn(
          1,
          [
            .typed("."), .journal("Llovió."),
            .remembered(.paused(exercise: "E6", step: 3, values: kept)), .ended(.paused),
          ]),
      ]
    ),
  ]

  private static let kept = [
    KeptValue(key: "$step", value: .number(3)), KeptValue(key: "$who", value: .text("Ada \"A\"")),
    KeptValue(key: "$late", value: .flag(true)),
  ]

  private static let withPaused: Memory = {
    var memory = Memory()
    memory.apply(.paused(exercise: "E2", step: 1, values: kept), at: at(-9), session: "0b00c0de0b00c0de0b00c0de0b00c0dd")
    return memory
  }()

  private static let begun: [SessionEvent] = [
    .started(
      SessionStart(
        session: "0b00c0de0b00c0de0b00c0de0b00c0de",
        at: Moment(milliseconds: 1_795_578_059_120, offsetMinutes: 60), seed: 7, scripts: "d4e5f6",
        country: nil, memory: Memory())),
    .asked(Asked(kind: .open, node: "Start")),
  ]

  private static func turn(_ minutes: Int, _ events: [SessionEvent]) -> [TimedEvent] {
    events.map { TimedEvent(at: at(minutes), event: $0) }
  }

  private static func at(_ minutes: Int) -> Moment {
    Moment(milliseconds: 1_795_578_059_120 + Int64(minutes) * 60_000, offsetMinutes: 60)
  }

  @Test func theFileOfFormatOneIsRead() throws {
    let name = try #require(SessionFileName(golden.lastPathComponent))
    let log = try LogReader.read([UInt8](Data(contentsOf: golden)), file: name)
    #expect(log.faults.isEmpty)
    #expect(log.events == Self.turns.flatMap { $0 })
    #expect(!log.isTurnCut)
    let changes = Self.changes(log.events.map(\.event))
    let later = try Self.later.flatMap { try [UInt8](Data(contentsOf: file($0.name))) }
    let known = Self.later.flatMap { $0.turns.joined() }.map(\.event)
    #expect(!later.isEmpty)
    #expect(
      Set(log.events.map(\.event.name) + known.map(\.name)) == Set(SessionEvent.Name.allCases))
    #expect(Set(changes + Self.changes(known)) == Set(MemoryChange.Name.allCases))
    let summary = try #require(SessionSummary(log))
    #expect(summary.turns == 4)
    #expect(summary.topics == ["asking-for-needs"])
    #expect(
      summary.firstWords == "I asked for help with the dishes / it went \u{201C}well\u{201D} é 世界")
  }

  private static let turns: [[TimedEvent]] = {
    func turn(_ minutes: Int, _ events: [SessionEvent]) -> [TimedEvent] {
      let at = Moment(
        milliseconds: 1_795_491_659_120 + Int64(minutes) * 60_000, offsetMinutes: 60)
      return events.map { TimedEvent(at: at, event: $0) }
    }
    var memory = Memory()
    memory.beginSession(at: Moment(milliseconds: 1_795_000_000_000))
    memory.apply(
      .fact(key: "name", value: "Ada"), at: Moment(milliseconds: 1_795_000_000_000),
      session: "0123456789abcdef0123456789abcdef")
    let start = SessionStart(
      session: "9f86d081884c7d659a2feaa0c55ad015",
      at: Moment(milliseconds: 1_795_491_659_120, offsetMinutes: 60), seed: 9_007_199_254_740_991,
      scripts: "a1b2c3", country: "GB", memory: memory)
    let opening: [SessionEvent] = [
      .started(start),
      .said(
        Said(text: "Hello, Ada.", line: "line:hello", node: "Start", sources: ["row14", "E2"])),
      .remembered(.varied(["line:hello"])), .asked(Asked(kind: .open, node: "Start")),
    ]
    let first: [SessionEvent] = [
      .typed("I asked for help with the dishes / it went \u{201C}well\u{201D} é 世界"),
      .heard(heard),
      .remembered(.felt(word: "proud", strength: 7)),
      .remembered(.felt(word: "glad", strength: nil)),
      .said(Said(text: "That took courage.")),
      .offered([
        Choice(number: 1, text: "Go on", line: "line:go", isAvailable: true),
        Choice(number: 2, text: "Stop", line: "line:stop", isAvailable: false),
      ]),
    ]
    let second: [SessionEvent] = [
      .typed("tab\tline\nbell\u{7} turned\u{202E} sep\u{2028} \\ \"quoted\""),
      .remembered(.plan(condition: "If it is Sunday", action: "I will ask again")),
      .remembered(.planResult(.kept)), .remembered(.done("exercise-E2")),
      .remembered(.declined("exercise-E5")), .remembered(.reflected(worry: 1.5, distance: 2.25)),
      .remembered(.fact(key: "person", value: "Max")), .remembered(.forgot("person")),
      .asked(Asked(kind: .number, node: "CheckIn", low: 0, high: 10)),
    ]
    return [
      turn(0, opening) + turn(1, first), turn(2, second),
      turn(3, [.typed("/undo"), .tookBack(turn: 2), .asked(Asked(kind: .open, node: "Start"))]),
      turn(4, [.ended(.paused)]),
      turn(90, [.resumed, .asked(Asked(kind: .open, node: "Start"))])
        + turn(91, [.typed("/quit"), .said(Said(text: "Goodbye.")), .ended(.finished)]),
    ]
  }()

  /// What was heard, made from JSON as the parts have no initialiser outside their module.
  private static var heard: Heard {
    let text = """
      {"topics":[{"topic":"asking-for-needs","score":0.75}],
       "feelings":[{"word":"proud","strength":7}],"about":"partner"}
      """
    return JSON.decode(Heard.self, Array(text.utf8)) ?? Heard(topics: [], feelings: [], about: nil)
  }
}
