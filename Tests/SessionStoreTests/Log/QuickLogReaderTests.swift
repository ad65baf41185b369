import Coach
import TestSupport
import Testing

@testable import SessionStore

/// The quick reader says what the careful one says, or nothing.
@Suite struct QuickLogReaderTests {
  private let disk = StoreDisk()
  private static let wanted: [SessionEvent.Name] = [
    .resumed, .said, .asked, .typed, .journal, .heard, .remembered, .tookBack, .privatePart, .ended,
  ]

  /// What the careful reader gives for the same events.
  private func careful(_ bytes: [UInt8], _ file: SessionFileName) throws -> SessionLog {
    var log = try LogReader.read(bytes, file: file)
    log.start?.memory = Memory()
    log.entries = log.entries.filter { $0.event.name == .started || Self.wanted.contains($0.event.name) }
    for index in log.entries.indices {
      if case .started(var start) = log.entries[index].event {
        start.memory = Memory()
        log.entries[index].event = .started(start)
      }
    }
    return log
  }

  private func quick(_ bytes: [UInt8], _ file: SessionFileName) -> SessionLog? {
    QuickLogReader.read(bytes, file: file, names: Set(Self.wanted.map(\.rawValue)))
  }

  private static let inputs = [
    ["hello", "name Ada", "felt sad", "plan rest", "did walk", "/undo", "my friend", "/quit"],
    ["\"quoted\" \\ back / slash", "tab\tand\nnew line\r", "\u{1B}[31m \u{0}", "👋🏽 e\u{301} \u{200E}\u{2028}", "\"event\":\"said\""],
    ["", " ", "/pause"],
  ]

  @Test(arguments: inputs)
  func bothReadersAgree(_ inputs: [String]) throws {
    try run(disk.store, 1, ["name Zoë \"Z\"", "felt odd"])
    try run(disk.store, 2, minutes: 50, inputs)
    for file in try files(disk.store) {
      let bytes = try #require(disk.bytes("\(home)/sessions/\(file.path)"))
      #expect(quick(bytes, file) == (try careful(bytes, file)))
    }
  }

  @Test func everyKindOfEventIsRead() throws {
    let file = try #require(SessionFileName("2026-11-24T034059120Z-9f86d081"))
    let start = SessionStart(
      session: StoreSample.session(1), at: StoreSample.moment(), seed: (1 << 53) - 1, scripts: "s", country: "GB",
      memory: Memory())
    let changes: [MemoryChange] = [
      .fact(key: "name", value: "Ada"), .forgot("plans"), .plan(condition: "If", action: "then"),
      .planResult(.partly), .done("exercise-E2"), .declined("x"), .felt(word: "sad", strength: nil),
      .felt(word: "sad", strength: 10), .reflected(worry: 0.1, distance: 1e-7), .opened("trust"), .varied([]),
      .paused(exercise: "E6", step: 2, values: []),
      .paused(
        exercise: "E6", step: 2,
        values: [
          KeptValue(key: "$a", value: .text("a\"b")), KeptValue(key: "$b", value: .number(0.1)),
          KeptValue(key: "$c", value: .flag(true)), KeptValue(key: "$d", value: .flag(false)),
        ]),
      .varied(["a\"b", "c"]),
    ]
    let events: [SessionEvent] =
      [
        .started(start), .said(Said(text: "Hi")), .said(Said(text: "", line: "l", node: "N", sources: ["a", "b"])),
        .asked(Asked(kind: .number, node: "N", low: -1, high: 10)), .typed("x"), .journal("a\nb \"c\""), .resumed,
        .heard(
          Heard(
            topics: [.init(topic: "trust", score: 0.105), .init(topic: "grief", score: 1)],
            feelings: [.init(word: "sad", strength: 6)], about: "partner")),
        .heard(Heard(topics: [], feelings: [], about: nil)), .tookBack(turn: 3), .privatePart(turns: 2),
        .offered([Choice(number: 1, text: "a", line: "l", isAvailable: true)]), .ended(.paused),
      ] + changes.map { .remembered($0) }
    let bytes = LogBytes.of([events.map { TimedEvent(at: StoreSample.moment(), event: $0) }])
    let log = try #require(quick(bytes, file))
    #expect(log == (try careful(bytes, file)))
    #expect(Set(log.entries.map(\.event.name)).count == SessionEvent.Name.allCases.count - 1)
  }

  @Test func whateverIsNotAsWrittenIsLeftToTheCarefulReader() throws {
    try run(disk.store, 1, ["name Ada", "hello"])
    let file = try #require(try files(disk.store).first)
    let bytes = try #require(disk.bytes("\(home)/sessions/\(file.path)"))
    #expect(quick(bytes, file) != nil)
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var changed = bytes
      changed[place] ^= 0x01
      #expect(quick(changed, file) == nil, "byte \(place)")
    }
    for length in stride(from: 0, to: bytes.count, by: 11) where bytes.prefix(length).last != 0x0A {
      #expect(quick(Array(bytes.prefix(length)), file) == nil, "length \(length)")
    }
  }

  @Test(arguments: [
    "2026-11-24T21:05:09.120+01:00", "1970-01-01T00:00:00.000Z", "2024-02-29T23:59:59.999-12:45",
  ])
  func momentsAreReadFromTheirBytes(_ text: String) {
    #expect(Moment(written: Array(text.utf8)) == Moment(text))
    #expect(Moment(written: Array(text.utf8)) != nil)
  }

  @Test(arguments: [
    "2026-11-24", "2026-02-30T21:05:09.120Z", "2026-11-24T24:05:09.120Z", "2026-11-24T21:05:09,120Z",
    "2026-11-24T21:05:09.120+1:00", "2026-11-24T21:05:09.120*01:00", "",
  ])
  func otherTextIsNoMoment(_ text: String) { #expect(Moment(written: Array(text.utf8)) == nil) }

  @Test func checksumsAreThoseOfTheStandardWhateverTheLength() {
    #expect(Checksum.of(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Checksum.of([]) == 0)
    let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 * 37) }
    for length in 0...100 {
      var parts = Checksum()
      for byte in bytes.prefix(length) { parts.add([byte]) }
      #expect(parts.value == Checksum.of(Array(bytes.prefix(length))))
    }
  }
}
