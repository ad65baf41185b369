import Coach
import TestSupport
import Testing

@testable import SessionStore

@Suite struct LogReaderTests {
  let name: SessionFileName
  let bytes: [UInt8]
  let whole: SessionLog

  init() throws {
    let disk = StoreDisk()
    try run(disk.store, 1, ["name Ada", "we argued", "/quit"])
    name = try #require(try files(disk.store).first)
    bytes = try #require(disk.bytes("\(home)/sessions/\(name.path)"))
    whole = try LogReader.read(bytes, file: name)
  }

  private var lines: [[UInt8]] {
    bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
  }

  private func read(_ bytes: [UInt8]) throws -> SessionLog {
    try LogReader.read(bytes, file: name)
  }

  @Test func aLogCutAtEveryByteReadsUpToItsLastWholeLine() throws {
    var ends = [0]
    for line in lines { ends.append(ends[ends.count - 1] + line.count) }
    for length in 0...bytes.count {
      let log = try read(Array(bytes.prefix(length)))
      let sound = try #require(ends.lastIndex { $0 <= length })
      #expect(log.soundLines == sound)
      #expect(log.soundLength == ends[sound])
      #expect(log.entries == Array(whole.entries.prefix(sound)))
      let isTorn = length != ends[sound]
      #expect(log.faults == (isTorn ? [.torn(file: name.description, line: sound + 1)] : []))
    }
  }

  @Test func everyChangedByteOfALineIsNoticedAtItsPlace() throws {
    for place in [1, 4, 9] {
      for index in lines[place].indices.dropLast() {
        var changed = lines
        changed[place][index] ^= 0x01
        guard changed[place][index] != 0x0A else { continue }
        let log = try read(Array(changed.joined()))
        #expect(
          log.faults.contains(.changed(file: name.description, line: place + 1)),
          "byte \(index) of line \(place + 1)")
        #expect(log.entries.count >= whole.entries.count - 1)
      }
    }
  }

  @Test func aWordChangedByHandIsShownAndSaidToBeChanged() throws {
    let text = String(decoding: bytes, as: UTF8.self).replacing("we argued", with: "we talked")
    let log = try read(Array(text.utf8))
    #expect(log.isDamaged)
    #expect(typed(log) == ["name Ada", "we talked", "/quit"])
  }

  @Test func aLastLineChangedByHandIsNotTakenForATornOne() throws {
    let text = String(decoding: bytes, as: UTF8.self).replacing("finished", with: "paused")
    let log = try read(Array(text.utf8))
    #expect(log.faults == [.changed(file: name.description, line: lines.count)])
    let added = bytes + Array("a note of mine\n".utf8)
    #expect(try read(added).faults == [.changed(file: name.description, line: lines.count + 1)])
  }

  @Test func aLineThatIsGoneIsMissed() throws {
    var fewer = lines
    fewer.remove(at: 5)
    let log = try read(Array(fewer.joined()))
    #expect(log.faults == [.gap(file: name.description, line: 6)])
    #expect(log.entries.count == whole.entries.count - 1)
  }

  @Test func zerosAfterALossOfPowerAreATornEnd() throws {
    let log = try read(bytes + [UInt8](repeating: 0, count: 5000))
    #expect(log.faults == [.torn(file: name.description, line: lines.count + 1)])
    #expect(log.soundLength == bytes.count)
  }

  @Test func aBrokenLineInATurnWithoutEndIsATornEnd() throws {
    let log = try read(Array(lines[0] + lines[1] + Array("{\"crc\":\"0\n".utf8)))
    #expect(log.faults == [.torn(file: name.description, line: 3)])
    #expect(log.isTurnCut)
  }

  @Test func newFieldsAndEventsOfALaterMinorVersionDoNoHarm() throws {
    func line(_ object: String) -> [UInt8] {
      let bytes = Array(object.utf8)
      return LogFormat.prefix(checksum: Checksum.of(bytes)) + bytes.dropFirst() + [0x0A]
    }
    let at = #""at":"2026-11-24T04:41:59.120+01:00""#
    let log = try read(
      bytes + line(#"{\#(at),"event":"typed","mood":[1],"n":\#(lines.count),"text":"x"}"#)
        + line(#"{\#(at),"event":"hummed","last":true,"n":\#(lines.count + 1)}"#))
    #expect(typed(log).last == "x")
    #expect(
      log.faults == [.unknown(file: name.description, line: lines.count + 2, event: "hummed")])
    #expect(!log.isTurnCut)
  }

  @Test func aNewerFormatIsRefusedKindly() {
    let newer = Array(#"{"at":"2031-01-01","event":"begun","format":2,"n":0}"#.utf8) + [0x0A]
    let error = StoreError.newerFormat(file: name.description, format: 2)
    #expect(throws: error) { try read(newer) }
    #expect(error.description.contains("newer version of this program"))
  }

  @Test func withoutItsFirstLineTheRestCanStillBeRead() throws {
    let log = try read(Array("nonsense\n".utf8) + lines.dropFirst().joined())
    #expect(log.start == nil)
    #expect(typed(log) == typed(whole))
    #expect(log.session == name.shortID)
  }

  @Test func aQuickReadFindsTheSameEvents() throws {
    let names: [SessionEvent.Name] = [.typed, .remembered, .ended]
    for length in stride(from: 0, through: bytes.count, by: 7) {
      let part = Array(bytes.prefix(length))
      let quick = try LogReader.read(part, file: name, wanted: .only(names))
      let slow = try read(part)
      #expect(quick.soundLength == slow.soundLength)
      #expect(quick.isTurnCut == slow.isTurnCut)
      #expect(quick.faults == slow.faults)
      #expect(
        quick.entries.filter { names.contains($0.event.name) }
          == slow.entries.filter { names.contains($0.event.name) })
    }
  }

  @Test func wordsThatLookLikeAnEventAreOnlyWords() throws {
    let disk = StoreDisk()
    try run(disk.store, 1, [#"{"event":"ended","last":true}"#, #"\"event":"took-back""#])
    let file = try #require(try files(disk.store).first)
    let log = try disk.store.log(file, wanted: .only([.tookBack, .typed]))
    #expect(typed(log).count == 2)
  }

  @Test(arguments: [
    "", "\n", "\n\n\n", "{}\n", "[]\n", "null\n", "\u{FEFF}{}\n", "{\"n\":1e99}\n",
    "{\"n\":9223372036854775807}\n{\"n\":9223372036854775807}\n", "{\"n\":-1}\n",
  ])
  func anyBytesAreReadWithoutHarm(_ text: String) throws {
    _ = try read(Array(text.utf8))
  }

  @Test(arguments: [JSON.maximumDepth, JSON.maximumDepth + 1, 512, 513, 514])
  func aLineOfAnyDepthIsReadWithoutHarm(_ depth: Int) throws {
    let log = try read(Array((String(repeating: "[", count: depth) + "\n").utf8))
    #expect(log.entries.isEmpty)
  }

  @Test func bracketsInWordsAreNotDepth() throws {
    let disk = StoreDisk()
    let words = String(repeating: "\\\"[", count: 200)
    try run(disk.store, 1, [words])
    let file = try #require(try files(disk.store).first)
    #expect(typed(try disk.store.log(file)) == [words])
  }

  @Test func randomBytesAreReadWithoutHarm() throws {
    var random = StoreRandom(seed: 11)
    for _ in 0..<200 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        damaged[Int.random(in: damaged.indices, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      _ = try? read(damaged)
    }
    let deep = Array(String(repeating: "[", count: 100_000).utf8) + [0x0A]
    _ = try read(deep)
  }
}
