import Foundation
import FuzzSupport
import Testing

/// Every input that once was hard, and a few that chance makes.
@Suite struct CorpusTests {
  private static let folder = Seeds.project.appending(path: "Tests/Fuzz/Corpus")
  private static let check = Result { try FuzzCheck() }

  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test(arguments: names) func anInputThatWasHardKeepsAllPromises(_ name: String) throws {
    let kind = try #require(FuzzKind(path: name))
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
    try Self.check.get().check(bytes, as: kind)
  }

  @Test func theCorpusIsSmall() throws {
    let sizes = try Self.names.map { name in
      try Data(contentsOf: Self.folder.appending(path: name)).count
    }
    #expect(!sizes.isEmpty)
    #expect(sizes.reduce(0, +) < 200_000)
  }

  @Test(arguments: FuzzKind.allCases) func changedInputsKeepAllPromises(_ kind: FuzzKind) throws {
    let check = try Self.check.get()
    var mutator = Mutator(try Self.seeds.get(), seed: 7)
    for _ in 0..<40 {
      let bytes = mutator.next(kind)
      do {
        try check.check(bytes, as: kind)
      } catch {
        Issue.record("\(error)\n\(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  private static let seeds = Result { try Seeds.load() }
}
