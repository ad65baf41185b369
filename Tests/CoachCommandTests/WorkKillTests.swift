import Foundation
import SessionStore
import TestSupport
import Testing
import Vault

/// `kill -9` of the real program while it forgets, erases, locks, unlocks or changes the passphrase.
///
/// `KILLS` sets how many kills there are of each, three otherwise; where a passphrase takes its time, a
/// third of that.
@Suite struct WorkKillTests {
  private static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 3
  private static let slowKills = max(1, kills / 3)
  private static let word = "quentin"
  private static let passphrase = "four plain words here"
  private static let another = "another one entirely"

  private let coach = PtyProcess.product("coach")
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  // MARK: What there is to lose

  private func store(_ folder: String) -> Store { Store(paths: StorePaths(folder: folder)) }

  private func opened(_ folder: String, by words: String) throws -> Store {
    try store(folder).opened(by: Passphrase(Array(words.utf8))).store
  }

  /// Three sessions that hold a name, the last of them left open.
  private func template() throws -> String {
    let folder = scratch.path + "/template"
    for day in 1...3 {
      let lines = ["1", "1", "1", "Ada", "I miss Quentin on day \(day)", "/remember Quentin sings \(day)", "/contact Bodil 55501"]
      _ = try Run(
        coach,
        ["--data-dir", folder, "--new", "--seed", "\(day)", "--country", "GB", "--now", "2026-11-0\(day)T21:00+00:00"],
        input: (lines + (day < 3 ? ["/quit"] : ["/pause"])).map { $0 + "\n" }.joined())
    }
    return folder
  }

  /// Every log in plain bytes, by name.
  private func logs(_ store: Store) throws -> [String: [UInt8]] {
    var logs: [String: [UInt8]] = [:]
    for summary in try store.sessions().sessions {
      logs[summary.file.description] = try store.contents(of: summary.file)
    }
    return logs
  }

  private func holding(_ word: String, in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
      let bytes = FileManager.default.contents(atPath: folder + "/" + path) ?? Data()
      return String(decoding: bytes, as: UTF8.self).lowercased().contains(word)
    }
  }

  /// The doctor is content, at the latest when it has mended what a crash may leave.
  private func expectHealthy(_ folder: String, _ place: String, passphrase: String? = nil) throws {
    let more = ["--data-dir", folder] + (passphrase == nil ? [] : ["--passphrase-fd", "0"])
    let first = try Run(coach, ["doctor"] + more, input: passphrase ?? "")
    if first.status == 0 { return }
    _ = try Run(coach, ["doctor", "--repair", "--yes"] + more, input: passphrase ?? "")
    let second = try Run(coach, ["doctor"] + more, input: passphrase ?? "")
    #expect(second.status == 0, "\(place): \(first.output)\(second.output)\(second.errors)")
  }

  // MARK: Killing

  /// Works on copies of a folder, and kills the work each time at another moment: after a number of
  /// changes that can be seen in the folder, and then a little later. `check` is told the copy.
  private func killEach(
    _ name: String, of template: String, _ arguments: [String], input: String, kills: Int = Self.kills,
    check: (_ folder: String, _ place: String) throws -> Void
  ) throws {
    var random = StoreRandom(seed: 20_261_124)
    let command = Command(program: coach, arguments: arguments, input: input)
    let whole = try copy(template, "\(name)-whole")
    let changes = try command.run(in: whole, killAfter: nil, spin: 0)
    #expect(changes > 0)
    var inTheMiddle = 0
    for kill in 0..<kills {
      let folder = try copy(template, "\(name)-\(kill)")
      let after = 1 + kill * changes / kills
      let seen = try command.run(
        in: folder, killAfter: after, spin: Int.random(in: 0...30_000, using: &random))
      if seen < .max { inTheMiddle += 1 }
      try check(folder, "\(name), kill \(kill) after \(after) of \(changes) changes")
      try FileManager.default.removeItem(atPath: folder)
    }
    // A few may all come too late on a busy machine.
    if kills >= 6 { #expect(inTheMiddle > 0) }
    print("kill -9 during \(name): \(kills) kills, \(inTheMiddle) before its end, 0 lost")
  }

  private func copy(_ template: String, _ name: String) throws -> String {
    let folder = scratch.path + "/" + name
    try FileManager.default.copyItem(atPath: template, toPath: folder)
    return folder
  }

  // MARK: The works

  @Test func forgettingIsDoneWhollyOrNotBegun() throws {
    let template = try template()
    let old = try logs(store(template))
    let done = try copy(template, "done")
    #expect(try Run(coach, ["forget", "Quentin", "--yes", "--data-dir", done]).status == 0)
    let new = try logs(store(done))
    #expect(new != old && new.count == 3)
    try killEach("forget", of: template, ["forget", "Quentin", "--yes"], input: "") { folder, place in
      let before = try logs(store(folder))
      let isNoted = FileManager.default.fileExists(atPath: folder + "/memory.forgetting.json")
      for (file, bytes) in before { #expect(bytes == old[file] || bytes == new[file], "\(place): \(file)") }
      // Whoever starts next finishes it.
      _ = try Run(coach, ["--data-dir", folder])
      let after = try logs(store(folder))
      #expect(after == (isNoted ? new : before), "\(place)")
      #expect(after == old || after == new, "\(place)")
      if after == new { #expect(try holding(Self.word, in: folder) == [], "\(place)") }
      try expectHealthy(folder, place)
    }
  }

  @Test func erasingLeavesSoundSessionsAndGoesOn() throws {
    let template = try template()
    let old = try logs(store(template))
    try killEach("erase", of: template, ["erase", "--yes"], input: "") { folder, place in
      let left = FileManager.default.fileExists(atPath: folder) ? try logs(store(folder)) : [:]
      for (file, bytes) in left { #expect(bytes == old[file], "\(place): \(file)") }
      let list = try Run(coach, ["sessions", "--data-dir", folder])
      #expect(list.status == 0, "\(place): \(list.errors)")
      try expectHealthy(folder, place)
      #expect(try Run(coach, ["erase", "--yes", "--data-dir", folder]).status == 0, "\(place)")
      let rest = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
      #expect(rest.isEmpty, "\(place): \(rest)")
      // The copy is removed by whoever made it.
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
  }

  @Test func lockingIsFinishedOrNotBegun() throws {
    let template = try template()
    let old = try logs(store(template))
    let command = ["lock", "--passphrase-fd", "0"]
    try killEach("lock", of: template, command, input: Self.passphrase, kills: Self.slowKills) { folder, place in
      guard try store(folder).isLocked() else {
        #expect(try logs(store(folder)) == old, "\(place)")
        return try expectHealthy(folder, place)
      }
      // The first that opens it finishes the work.
      try expectHealthy(folder, place, passphrase: Self.passphrase)
      #expect(try holding(Self.word, in: folder) == [], "\(place)")
      #expect(try logs(opened(folder, by: Self.passphrase)) == old, "\(place)")
    }
  }

  /// Locking that was cut off at its very beginning, and is cut off again while it is finished.
  @Test func finishingALockIsGoneOnWith() throws {
    let template = try template()
    let old = try logs(store(template))
    let key = Passphrase(Array(Self.passphrase.utf8))
    let made = try VaultFile.make(key, derivation: .quick, showsHelp: false, about: "A key.")
    try JSONEncoder().encode(made.file).write(to: URL(filePath: template + "/vault.json"))
    #expect(try !holding(Self.word, in: template).isEmpty)
    let command = ["sessions", "--passphrase-fd", "0"]
    try killEach("finishing a lock", of: template, command, input: Self.passphrase) { folder, place in
      try expectHealthy(folder, place, passphrase: Self.passphrase)
      #expect(try holding(Self.word, in: folder) == [], "\(place)")
      #expect(try logs(opened(folder, by: Self.passphrase)) == old, "\(place)")
    }
  }

  @Test func unlockingIsFinishedOrNotBegun() throws {
    let template = try lockedTemplate()
    let old = try logs(opened(template, by: Self.passphrase))
    let command = ["unlock", "--passphrase-fd", "0"]
    try killEach("unlock", of: template, command, input: Self.passphrase) { folder, place in
      if try store(folder).isLocked() {
        _ = try Run(coach, command + ["--data-dir", folder], input: Self.passphrase)
      }
      #expect(try !store(folder).isLocked(), "\(place)")
      #expect(try logs(store(folder)) == old, "\(place)")
      try expectHealthy(folder, place)
    }
  }

  @Test func oneOfTwoPassphrasesAlwaysOpens() throws {
    let template = try lockedTemplate()
    let old = try logs(opened(template, by: Self.passphrase))
    let both = Self.passphrase + "\n" + Self.another + "\n"
    let command = ["passphrase", "--passphrase-fd", "0"]
    try killEach("passphrase", of: template, command, input: both, kills: Self.slowKills) { folder, place in
      let words = [Self.passphrase, Self.another].filter { (try? opened(folder, by: $0)) != nil }
      #expect(words.count == 1, "\(place): \(words)")
      let right = try #require(words.first)
      #expect(try logs(opened(folder, by: right)) == old, "\(place)")
      try expectHealthy(folder, place, passphrase: right)
    }
  }

  private func lockedTemplate() throws -> String {
    let folder = try template()
    _ = try store(folder).lock(
      by: Passphrase(Array(Self.passphrase.utf8)), derivation: .quick, showsHelp: true)
    return folder
  }
}

/// A program that works on a folder while somebody looks on.
private struct Command {
  let program: String
  let arguments: [String]
  let input: String

  /// Runs it; with a number kills it once the folder was seen to change so often, and a little later.
  ///
  /// Returns how many changes were seen; the most there is when it was done before the kill.
  func run(in folder: String, killAfter limit: Int?, spin: Int) throws -> Int {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments + ["--data-dir", folder]
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "SWIFT_BACKTRACE": "enable=no"]
    let (typed, output) = (Pipe(), Pipe())
    process.standardInput = typed
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    typed.fileHandleForWriting.write(Data((input + "\n").utf8))
    try typed.fileHandleForWriting.close()
    defer { process.waitUntilExit() }
    var seen = look(folder)
    var changes = 0
    while !hasEnded(output.fileHandleForReading.fileDescriptor) {
      let now = look(folder)
      guard now != seen else { continue }
      seen = now
      changes += 1
      guard changes == limit else { continue }
      var turns = spin
      while turns > 0 { turns -= 1 }
      kill(process.processIdentifier, SIGKILL)
      return changes
    }
    return limit == nil ? changes : .max
  }

  /// Whether nobody holds the other end of its output any more. What it prints is read and dropped.
  private func hasEnded(_ output: Int32) -> Bool {
    var readable = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard poll(&readable, 1, 0) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 4096)
    return read(output, &buffer, buffer.count) == 0
  }

  /// The names, sizes and numbers of all files.
  private func look(_ folder: String) -> [String: [UInt64]] {
    var seen: [String: [UInt64]] = [:]
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] {
      var status = stat()
      guard lstat(folder + "/" + path, &status) == 0 else { continue }
      seen[path] = [UInt64(status.st_ino), UInt64(status.st_size)]
    }
    return seen
  }
}
