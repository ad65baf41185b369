import Coach
import SessionStore
import TestSupport
import Testing

@Suite struct SessionFileNameTests {
  let session = "9f86d081884c7d659a2feaa0c55ad015"

  @Test func theStartComesFirstInUTC() throws {
    let start = Moment(milliseconds: 1_795_491_659_120, offsetMinutes: -300)
    let name = try #require(SessionFileName(start: start, session: session))
    #expect(name.description == "2026-11-24T034059120Z-9f86d081.jsonl")
    #expect(name.path == "2026/2026-11-24T034059120Z-9f86d081.jsonl")
    #expect(name.start.milliseconds == start.milliseconds)
    #expect(SessionFileName(name.description) == name)
  }

  @Test func namesSortAsSessionsBegan() throws {
    var random = StoreRandom(seed: 5)
    let starts = (0..<300).map { _ in
      Moment(
        milliseconds: .random(in: 0...4_000_000_000_000, using: &random),
        offsetMinutes: .random(in: -720...840, using: &random))
    }
    let names = starts.sorted().compactMap { SessionFileName(start: $0, session: session) }
    #expect(names.count == starts.count)
    #expect(names.sorted() == names)
  }

  @Test(arguments: [
    "", "last", "2026-11-24", "../2026-11-24T034059120Z-9f86d081",
    "2026-11-24T034059120Z-9f86d08", "2026-11-24T034059120Z-9F86D081",
    "2026-13-24T034059120Z-9f86d081", "2026-02-30T034059120Z-9f86d081",
    "2026-11-24T254059120Z-9f86d081", "1969-11-24T034059120Z-9f86d081",
    "2026-11-24T034059120Z-9f86d081.json", "2026-11-24T034059120Z-9f86d081.jsonl.tmp",
    "٢٠٢٦-11-24T034059120Z-9f86d081", "2026-11-24T034059120Z/9f86d081",
  ])
  func nothingElseIsAName(_ text: String) {
    #expect(SessionFileName(text) == nil)
  }

  @Test(arguments: [Int64.min / 4, -1, 253_402_300_800_000, Int64.max / 4])
  func aClockBeyondFourDigitsIsRefused(_ milliseconds: Int64) {
    #expect(
      SessionFileName(start: Moment(milliseconds: milliseconds), session: session) == nil)
  }
}
