import Foundation
import Testing
import TestSupport

/// The generator of long use: what it makes is what the coach itself would have written.
@Suite struct TenYearsTests {
  private let generator = PtyProcess.product("ten-years")
  private let coach = PtyProcess.product("coach")

  @Test func itsSessionsAreRealAndTheSameEachTime() throws {
    let folders = [try TemporaryFolder(), try TemporaryFolder()]
    for folder in folders {
      let run = try Run(generator, [folder.path, "--sessions", "4", "--turns", "5"])
      #expect(run.status == 0, "\(run.errors)")
    }
    let logs = try folders.map { try self.logs(in: $0.path) }
    #expect(logs[0].count == 4)
    #expect(logs[0] == logs[1])
    let verified = try Run(coach, ["replay", "last", "--verify", "--data-dir", folders[0].path])
    #expect(verified.status == 0, "\(verified.output)")
    let again = try Run(generator, [folders[0].path, "--sessions", "4"])
    #expect(again.status != 0)
  }

  private func logs(in folder: String) throws -> [String: Data] {
    var logs: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path.hasSuffix(".jsonl") {
      logs[path] = FileManager.default.contents(atPath: folder + "/" + path)
    }
    return logs
  }
}
