import Coach
import TestSupport
import Testing

@testable import SessionStore

@Suite struct QuickMemoryFileTests {
  /// A memory with every kind of entry, some of them strange.
  private func memory(_ seed: UInt64) -> Memory {
    var random = StoreRandom(seed: seed)
    var memory = Memory()
    let words = ["Ada", "a\"b\\c", "", "new\nline", "\u{1B}[1m", "Zoë", "👋🏽", "\u{200E}"]
    func word() -> String { words.randomElement(using: &random) ?? "" }
    for number in 0..<Int.random(in: 0...60, using: &random) {
      let at = StoreSample.moment(number * 37)
      let changes: [MemoryChange] = [
        .fact(key: "key \(number % 5)", value: word()), .plan(condition: word(), action: word()),
        .planResult(PlanResult.allCases.randomElement(using: &random) ?? .kept), .done(word()), .declined(word()),
        .felt(word: word(), strength: Bool.random(using: &random) ? 3 : nil),
        .reflected(worry: Double.random(in: 0...4, using: &random), distance: 2), .opened(word()), .varied([word()]),
        .paused(
          exercise: word(), step: number,
          values: [
            KeptValue(key: "$a", value: .text(word())), KeptValue(key: "$b", value: .number(2.5)),
            KeptValue(key: "$c", value: .flag(number % 2 == 0)),
          ]),
      ]
      memory.beginSession(at: at)
      if let change = changes.randomElement(using: &random) {
        memory.apply(change, at: at, session: StoreSample.session(number))
      }
    }
    return memory
  }

  @Test(arguments: 1...20)
  func itReadsWhatIsWritten(_ seed: UInt64) throws {
    var taken = Taken()
    if seed > 3 {
      taken.years = [
        "2025": Taken.Year(sessions: 3, names: "0000beef", changed: 1_700_000_000_123_456_789),
        "2026": Taken.Year(sessions: 1, names: "", changed: nil),
      ]
      taken.newest = "2026-11-24T034059120Z-9f86d081"
      taken.beforeNewest = "12345678"
      taken.unfinished = [Taken.Open(session: "2026-11-24T034059120Z-9f86d081", bytes: 7)]
    }
    let bytes = MemoryFile(memory: memory(seed), taken: taken).bytes
    let quick = try #require(QuickMemoryFile.read(bytes))
    #expect(quick == JSON.decode(MemoryFile.self, bytes))
    #expect(MemoryFile.read(bytes) == .sound(quick))
  }

  @Test func aFieldThatItDoesNotKnowIsLeftToTheDecoder() throws {
    let bytes = MemoryFile(memory: memory(7), taken: Taken()).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(QuickMemoryFile.read(Array(text.replacing("\"sessions\" :", with: "\"other\" : 1, \"sessions\" :").utf8)) == nil)
    #expect(QuickMemoryFile.read(Array(text.replacing("\"varied\"", with: "\"varies\"").utf8)) == nil)
    for length in stride(from: 0, to: bytes.count - 1, by: 13) {
      #expect(QuickMemoryFile.read(Array(bytes.prefix(length))) == nil)
    }
  }
}
