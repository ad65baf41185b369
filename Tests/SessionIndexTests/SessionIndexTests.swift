import Coach
import Foundation
import SessionStore
import TestSupport
import Testing

@testable import SessionIndex

@Suite struct SessionIndexTests {
  private let home: IndexedStore

  init() throws { home = try IndexedStore() }

  private func turn(_ typed: String) -> [SessionEvent] { IndexedStore.turn(typed, "Go on.") }

  // MARK: Keeping up

  @Test func newGrownRewrittenAndRemovedLogsAreNoticed() throws {
    let first = try home.write(1, [turn("alpha")], isFinished: false)
    #expect(try home.search("alpha").count == 1)
    try home.write(2, [turn("beta")])
    #expect(try home.search("beta").map(\.session.number) == [1])
    try home.write(1, [turn("alpha"), turn("gamma")])
    #expect(try home.search("gamma").map(\.session.number) == [2])
    // The same length, and the times set back to what they were.
    let times = try FileManager.default.attributesOfItem(atPath: home.path(first))
    try home.write(1, [turn("alpha"), turn("gimma")])
    try FileManager.default.setAttributes(
      [.modificationDate: times[.modificationDate] as Any], ofItemAtPath: home.path(first))
    #expect(try home.search("gamma").isEmpty)
    #expect(try home.search("gimma").count == 1)
    try home.remove(first)
    #expect(try home.search("alpha").isEmpty)
    #expect(try home.listed().map(\.number) == [1])
  }

  @Test func oldSessionsThatComeLaterTakeTheirPlace() throws {
    try home.write(5, [turn("later")])
    #expect(try home.listed().count == 1)
    try home.write(2, [turn("earlier")])
    #expect(try home.listed().map(\.digest.firstWords) == ["later", "earlier"])
  }

  @Test func wordsThatNoLogHoldsAreNotInTheFile() throws {
    let file = try home.write(1, [turn("the word xylophone"), turn("and tea")])
    try home.write(2, [turn("tea it was")])
    #expect(try home.search("xylophone").count == 1)
    #expect(contains(home.indexBytes, "xylophone"))
    try home.write(1, [turn("the word"), turn("and tea")])
    #expect(try home.search("tea").count == 2)
    #expect(!contains(home.indexBytes, "xylophone"))
    try home.remove(file)
    #expect(try home.search("word").isEmpty)
    #expect(try home.search("tea").count == 1)
  }

  @Test func nothingIsWrittenWhenNothingIsNew() throws {
    let file = try home.write(1, [turn("tea")])
    // Long enough ago for its times to be trusted.
    try age(file)
    #expect(try home.listed().count == 1)
    let stamp = System.stamp(of: home.store.paths.index)
    #expect(try home.search("tea").count == 1)
    #expect(System.stamp(of: home.store.paths.index)?.size == stamp?.size)
  }

  @Test func aFileThatCannotBeReadIsSaidAndTheRestIsThere() throws {
    try home.write(1, [turn("tea")])
    let file = try home.write(2, [turn("newer")])
    let text = String(decoding: home.bytes(home.path(file)), as: UTF8.self)
    let line = text.split(separator: "\n")[0].replacing("\"format\":1", with: "\"format\":9")
    try home.put(Array((line + "\n").utf8), file)
    let listing = try home.index.read { try $0.sessions(SessionFilter()) }
    #expect(listing.sessions.map(\.number) == [1])
    #expect(listing.faults.count == 1 && listing.faults[0].contains("newer version"))
  }

  // MARK: The file

  @Test func onlyItsOwnerCanReadIt() throws {
    try home.write(1, [turn("tea")])
    #expect(try home.listed().count == 1)
    for path in [home.store.paths.index, home.store.paths.indexLock] {
      let mode = try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
      #expect(mode == 0o600)
    }
  }

  @Test(arguments: ["", "no database", "SQLite format 3\u{0}"])
  func aForeignFileIsReplaced(_ text: String) throws {
    try home.write(1, [turn("tea")])
    try FileManager.default.createDirectory(atPath: home.folder.path, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: home.store.paths.index))
    #expect(try home.search("tea").count == 1)
    #expect(System.stamp(of: home.store.paths.index).map { $0.size > 1000 } == true)
  }

  @Test func aFileThatAnybodyTouchedIsMadeAnew() throws {
    for number in 1...12 { try home.write(number, [turn("tea \(number)"), turn("milk")]) }
    #expect(try home.search("tea").count == 12)
    let whole = home.indexBytes
    var random = StoreRandom(seed: 5)
    for round in 0..<20 {
      var bytes = whole
      if round < 12 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      } else {
        bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
      }
      try Data(bytes).write(to: URL(filePath: home.store.paths.index))
      #expect(try home.search("tea").count == 12, "round \(round)")
      #expect(try home.listed().count == 12)
    }
  }

  @Test func anotherVersionIsMadeAnew() throws {
    try home.write(1, [turn("tea")])
    #expect(try home.listed().count == 1)
    do {
      let database = try Database(path: home.store.paths.index)
      try database.run("PRAGMA user_version = 99; DROP TABLE session")
    }
    let file = try home.indexFile()
    file.confirm()
    file.close()
    #expect(try home.listed().count == 1)
  }

  @Test func anotherWindowThatKeepsItIsWaitedForAndThenDoneWithout() throws {
    try home.write(1, [turn("tea")])
    let other = try home.indexFile()
    var notices: [IndexNotice] = []
    let index = SessionIndex(home.store, safetyNodes: IndexedStore.safetyNodes, patience: 600)
    let words = try #require(SearchWords("tea"))
    #expect(try index.read(tell: { notices.append($0) }) { try $0.search(words) }.count == 1)
    #expect(notices == [.waiting, .busy])
    #expect(notices.allSatisfy { !$0.description.contains("cannot be kept") })
    other.close()
    #expect(try home.search("tea").count == 1)
  }

  @Test func withOtherScriptsOtherPartsAreHidden() throws {
    try home.write(1, [turn("tea")])
    #expect(try home.search("tea").first?.text != nil)
    let other = SessionIndex(home.store, safetyNodes: ["Talk"], patience: 0)
    let words = try #require(SearchWords("tea"))
    #expect(try other.read { try $0.search(words) }.map(\.marked) == [nil])
    #expect(try home.search("tea").first?.text != nil)
  }

  @Test func aCrashWhileWritingLeavesNothingThatIsTrusted() throws {
    try home.write(1, [turn("tea")])
    #expect(try home.listed().count == 1)
    // What a process leaves that was killed after it began to write.
    let file = try home.indexFile()
    file.forget()
    file.close()
    var bytes = home.indexBytes
    bytes.replaceSubrange(4096..<min(8192, bytes.count), with: [UInt8](repeating: 0, count: min(8192, bytes.count) - 4096))
    try Data(bytes).write(to: URL(filePath: home.store.paths.index))
    #expect(try home.search("tea").count == 1)
  }

  @Test func whereNothingMayBeKeptNothingIs() throws {
    try home.write(1, [turn("tea")])
    let index = SessionIndex(home.store, safetyNodes: [], isKept: false)
    #expect(try index.read { try $0.sessions(SessionFilter()) }.sessions.count == 1)
    let names = try FileManager.default.contentsOfDirectory(atPath: home.folder.path)
    #expect(names == ["sessions"])
  }

  @Test func withoutAPlaceForItEverythingStillWorks() throws {
    try home.write(1, [turn("tea")])
    // A folder stands where the lock should be, as good as a folder that cannot be written to.
    try FileManager.default.createDirectory(atPath: home.store.paths.indexLock, withIntermediateDirectories: false)
    var notices: [IndexNotice] = []
    let found = try home.index.read(tell: { notices.append($0) }) { try $0.sessions(SessionFilter()) }
    #expect(found.sessions.count == 1)
    #expect(notices == [.notKept(path: home.store.paths.index)])
    try FileManager.default.removeItem(atPath: home.store.paths.indexLock)
    try FileManager.default.createDirectory(atPath: home.store.paths.index, withIntermediateDirectories: false)
    #expect(try home.search("tea").count == 1)
  }

  @Test func itCanBeRemoved() throws {
    try home.write(1, [turn("tea")])
    #expect(try home.listed().count == 1)
    #expect(SessionIndex.remove(home.store.paths).isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path) == ["sessions"])
    #expect(SessionIndex.remove(home.store.paths).isEmpty)
    #expect(try home.listed().count == 1)
  }

  @Test func anEmptyStoreHasNoIndex() throws {
    #expect(try home.listed().isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path).isEmpty)
  }

  // MARK: Two at once

  @Test func aSecondWindowDoesWithoutWhileOneKeepsItToItself() throws {
    try home.write(1, [turn("tea")])
    let file = try home.indexFile()
    defer { file.close() }
    #expect(try home.search("tea").count == 1)
    #expect(home.indexBytes.isEmpty)
  }

  @Test func manyAtOnceAllAnswerRightly() async throws {
    for number in 1...20 { try home.write(number, [turn("tea \(number)")]) }
    let store = home.store
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let index = SessionIndex(store, safetyNodes: IndexedStore.safetyNodes)
          guard let words = SearchWords("tea") else { return 0 }
          return try index.read { try $0.search(words) }.count
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == [Int](repeating: 20, count: 8))
  }

  private func age(_ file: SessionFileName) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: home.path(file))
  }

  private func contains(_ bytes: [UInt8], _ word: String) -> Bool {
    Data(bytes).range(of: Data(word.utf8)) != nil
  }
}
