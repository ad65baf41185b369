import Coach
import Foundation
import SessionStore
import TestSupport
import Testing

/// What needs real processes: two at once, and one that is killed.
@Suite struct ProcessTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private let inputs = ["name Ada", "we argued", "felt lonely", "/undo", "plan I ask", "thanks"]

  private var writer: StoreKillTrial {
    StoreKillTrial(executable: PtyProcess.product("store-writer"), inputs: inputs) { [$0, "1"] }
  }

  @Test func twoProgramsAtOnceDoNotHarmEachOther() throws {
    let folder = scratch.path + "/home"
    let running = try (1...4).map { number in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: writer.executable)
      process.arguments = [folder, "\(number)"]
      let pipe = Pipe()
      process.standardInput = pipe
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      return (process, pipe)
    }
    for round in 0..<10 {
      for (number, running) in running.enumerated() {
        let line = round == 3 ? "name Person\(number)" : "felt word\(number)x\(round)"
        try running.1.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
      }
    }
    for (process, pipe) in running {
      try pipe.fileHandleForWriting.close()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let list = try scratch.store.sessions()
    #expect(list.notices.isEmpty)
    #expect(list.sessions.map(\.turns) == [10, 10, 10, 10])
    let memory = try scratch.store.memory()
    #expect(memory.notices.isEmpty)
    #expect(try memory.memory == fold(scratch.store))
    #expect(memory.memory.feelings.count == 36)
  }

  @Test func whatIsForgottenWhileOthersTalkIsGoneWhenTheyAreDone() throws {
    let folder = scratch.path + "/home"
    let running = try (1...3).map { number in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: writer.executable)
      process.arguments = [folder, "\(number)"]
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      return (process, input, output)
    }
    func type(_ line: String) throws {
      for (_, input, _) in running { try input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8)) }
    }
    try type("I love Quentin")
    // Each has said it back, so each has it on the disk.
    for (_, _, output) in running {
      var said = ""
      while !said.contains("Quentin") {
        let part = output.fileHandleForReading.availableData
        if part.isEmpty { break }
        said += String(decoding: part, as: UTF8.self)
      }
      #expect(said.contains("Quentin"))
    }
    let report = try scratch.store.forget(Forgetting(words: ["Quentin"]))
    #expect(report.open.count == 3)
    try type("felt calm about quentin")
    for (process, input, output) in running {
      try input.fileHandleForWriting.close()
      _ = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    _ = try scratch.store.finishForgetting()
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let text = (try? String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)) ?? ""
      #expect(!text.lowercased().contains("quentin"), "\(path)")
    }
    let list = try scratch.store.sessions()
    #expect(list.notices.isEmpty)
    #expect(list.sessions.map(\.turns) == [2, 2, 2])
    #expect(try scratch.store.memory().memory == fold(scratch.store))
  }

  @Test func oneSessionIsNotTakenUpTwice() throws {
    try run(scratch.store, 1, ["we argued"])
    let session = try resume(scratch.store)
    let printed = try writer.output([], in: scratch.path + "/home", extra: ["resume"])
    #expect(printed.isEmpty)
    session.setAside(at: StoreSample.moment(9))
    let again = try writer.output([], in: scratch.path + "/home", extra: ["resume"])
    #expect(String(decoding: again, as: UTF8.self).contains("Back after turn 1."))
  }

  /// `KILLS` sets how many.
  @Test func aKilledProgramLosesNothingThatItShowed() throws {
    let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 40
    var trial = writer
    // What was kept goes on and ends like a session that was never killed.
    trial.afterwards = { folder, typed in
      guard !typed.isEmpty else { return nil }
      let rest = inputs.dropFirst(typed.count) + ["/quit"]
      _ = try writer.output(Array(rest), in: folder, extra: ["resume"])
      let store = Store(paths: StorePaths(folder: folder))
      guard let file = try store.sessions().sessions.first?.file else { return "It is gone." }
      let log = try store.log(file)
      guard log.isFinished, log.faults.isEmpty else { return "It did not come to its close." }
      let memory = try store.memory().memory
      guard memory.openPlan?.action == "I ask", memory.feelings.isEmpty else {
        return "It remembers other things."
      }
      return nil
    }
    let report = try trial.run(kills: kills, seed: 20_261_124, below: scratch.path)
    #expect(report.failures == [])
    #expect(report.kills == kills)
    #expect(report.inTheMiddle > kills / 4)
    print("\(report)")
  }

  /// `COACH` is the path of the real program, and `KILLS` sets how many.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["COACH"] != nil))
  func theRealProgramLosesNothingThatItShowed() throws {
    let environment = ProcessInfo.processInfo.environment
    let coach = try #require(environment["COACH"])
    let kills = environment["KILLS"].flatMap { Int($0) } ?? 100
    let lines = ["1", "I had a row with my sister", "1", "sad", "/undo", "7", "/menu", "hello"]
    var trial = StoreKillTrial(executable: coach, inputs: lines) {
      ["talk", "--seed", "7", "--now", "2026-11-24T10:00:00Z", "--data-dir", $0]
    }
    let verifier = StoreKillTrial(executable: coach, inputs: []) {
      ["replay", "last", "--verify", "--data-dir", $0]
    }
    trial.afterwards = { folder, typed in
      guard !typed.isEmpty else { return nil }
      _ = try trial.output(["hello again", "/quit"], in: folder, extra: ["--resume"])
      let proof = String(decoding: try verifier.output([], in: folder), as: UTF8.self)
      return proof.hasPrefix("Identical") ? nil : proof
    }
    let report = try trial.run(kills: kills, seed: 7, below: scratch.path)
    #expect(report.failures == [])
    #expect(report.inTheMiddle > kills / 4)
    print("\(report)")
  }
}
