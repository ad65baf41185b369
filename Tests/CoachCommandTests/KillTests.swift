import Foundation
import Testing
import TestSupport

/// `kill -9` at random points of a session through the real program.
@Suite struct KillTests {
  @Test func nothingConfirmedIsLostAndEveryFileLoads() throws {
    let folder = try TemporaryFolder()
    var trial = StoreKillTrial(
      executable: PtyProcess.product("coach"),
      inputs: [
        "1", "1", "1", "Ada", "lonely", "6", "We argued about the washing-up again.", "1",
        "It goes round in my head.", "/why", "/memory", "back",
      ]
    ) { ["--data-dir", $0, "--seed", "4", "--country", "GB", "--now", "2026-11-24T21:00+00:00"] }
    trial.afterwards = { folder, _ in
      let coach = PtyProcess.product("coach")
      let list = try Run(coach, ["sessions", "--data-dir", folder])
      guard list.status == 0, !list.output.isEmpty else { return nil }
      let replay = try Run(coach, ["replay", "last", "--verify", "--data-dir", folder])
      return replay.status == 0 ? nil : "verification: \(replay.output)\(replay.errors)"
    }
    let report = try trial.run(kills: 100, seed: 20_261_124, below: folder.path)
    #expect(report.failures == [])
    #expect(report.kills == 100)
    #expect(report.inTheMiddle > 20)
    print("kill -9: \(report.kills) kills, \(report.inTheMiddle) in the middle,",
      "\(report.confirmedTurns) confirmed turns, \(report.torn) torn tails, 0 lost")
  }
}
