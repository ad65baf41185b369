import Coach
import Foundation
import SessionStore
import TestSupport
import Testing

@Suite struct SessionArchiveTests {
  private func store() -> Store {
    Store(paths: StorePaths(folder: "/home/ada/base"), files: StoreDisk())
  }

  /// A store with one session of chance.
  private func written(_ seed: UInt64) throws -> (store: Store, file: SessionFileName) {
    var random = StoreRandom(seed: seed)
    let store = store()
    let session = try RecordedSession.begin(
      in: store, engine: StoreEngine.engine(), opening: StoreSample.opening(Int(seed)), memory: Memory())
    let words = [
      "name Ada", "felt x", "/undo", "\"quoted\\\" \u{2028} \u{1B}[0m é \u{1F469}", "a\nb", "{\"crc\":\"", "",
    ]
    for minute in 1...Int.random(in: 1...12, using: &random) {
      _ = try session.answer(
        words.randomElement(using: &random) ?? "", at: StoreSample.moment(minute))
    }
    session.setAside(at: StoreSample.moment(60))
    return (store, try store.find("last"))
  }

  private func archive(_ written: (store: Store, file: SessionFileName)) throws -> SessionArchive {
    SessionArchive(
      sessions: [
        SessionArchive.Session(
          file: written.file, bytes: try written.store.bytes(of: written.file), contains: "All \"of\" it.")
      ], help: ["999"])
  }

  @Test(arguments: 1...20)
  func whatGoesOutComesInByteForByte(_ seed: UInt64) throws {
    let written = try written(seed)
    let archive = try archive(written)
    let read = try SessionArchive(reading: archive.bytes)
    #expect(read == archive)
    let other = store()
    #expect(try other.take(read).isEmpty)
    #expect(try other.bytes(of: written.file) == (try written.store.bytes(of: written.file)))
    #expect(try other.memory().memory == (try written.store.memory().memory))
    #expect(throws: StoreError.alreadyThere(file: written.file.description)) { try other.take(read) }
  }

  @Test func aProgramThatIndentsDoesNoHarm() throws {
    let archive = try archive(try written(3))
    var indented: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in archive.bytes {
      indented.append(byte)
      if isEscaped { isEscaped = false } else if byte == UInt8(ascii: "\\") { isEscaped = true } else if byte == UInt8(ascii: "\"") { isInString.toggle() }
      if !isInString, ",:[{".utf8.contains(byte) { indented += Array("\n   ".utf8) }
    }
    #expect(try SessionArchive(reading: indented) == archive)
  }

  @Test(arguments: 0...30)
  func aLogThatIsDamagedComesBackAsItWas(_ seed: UInt64) throws {
    var random = StoreRandom(seed: seed)
    let written = try written(4)
    var archive = try archive(written)
    for _ in 0..<3 {
      let place = Int.random(in: 0..<archive.sessions[0].bytes.count, using: &random)
      archive.sessions[0].bytes[place] = UInt8(truncatingIfNeeded: random.next())
    }
    archive.sessions[0].bytes.removeLast(Int(seed % 3))
    guard let read = try? SessionArchive(reading: archive.bytes) else {
      // A log of which nothing is left to read, or of another name, is refused when it comes in.
      return
    }
    #expect(read == archive)
  }

  @Test func aChangedLetterIsFoundWithItsLine() throws {
    let archive = try archive(try written(5))
    let text = String(decoding: archive.bytes, as: UTF8.self)
    let changed = text.replacingOccurrences(of: "Hello, friend", with: "Hallo, friend")
    #expect(changed != text)
    #expect(throws: StoreError.changedInArchive(file: archive.sessions[0].file.description, line: 2)) {
      try SessionArchive(reading: Array(changed.utf8))
    }
  }

  @Test func everyPrefixIsRefused() throws {
    let bytes = try archive(try written(6)).bytes
    for length in stride(from: 0, to: bytes.count - 2, by: 7) {
      #expect(throws: StoreError.self) { try SessionArchive(reading: Array(bytes.prefix(length))) }
    }
  }

  @Test func newerFormsAreRefusedKindly() throws {
    let text = String(decoding: try archive(try written(7)).bytes, as: UTF8.self)
    let newer = text.replacingOccurrences(of: "sessions\": 1", with: "sessions\": 2")
    #expect(throws: StoreError.newerArchive(format: 2)) { try SessionArchive(reading: Array(newer.utf8)) }
    #expect(StoreError.newerArchive(format: 2).description.contains("please update"))
  }

  @Test(arguments: ["", "[]", "{}", "{\"secure-base-sessions\":1}", "null", "{\"secure-base-sessions\":\"1\",\"sessions\":[]}"])
  func whatIsNoneOfOursIsRefused(_ text: String) {
    #expect(throws: StoreError.self) { try SessionArchive(reading: Array(text.utf8)) }
  }

  @Test func aPathInTheNameGoesNowhere() throws {
    let archive = try archive(try written(8))
    let text = String(decoding: archive.bytes, as: UTF8.self)
      .replacingOccurrences(of: archive.sessions[0].file.description, with: "../../../etc/evil.jsonl")
    #expect(throws: StoreError.self) { try SessionArchive(reading: Array(text.utf8)) }
  }

  @Test func allComeInOrNone() throws {
    let (one, two) = (try written(9), try written(10))
    var both = try archive(one)
    both.sessions += try archive(two).sessions
    let other = store()
    _ = try other.take(try archive(two))
    #expect(throws: StoreError.alreadyThere(file: two.file.description)) { try other.take(both) }
    #expect(try other.sessions().sessions.count == 1)
  }

  @Test(arguments: 1...10)
  func eventsWrittenAsALogReadBack(_ seed: UInt64) throws {
    let written = try written(seed)
    let log = try written.store.log(written.file)
    let again = try SessionLog(reading: LogFormat.bytes(log.events), file: written.file)
    #expect(again.events == log.events)
    #expect(again.faults.isEmpty && !again.isTurnCut)
  }
}
