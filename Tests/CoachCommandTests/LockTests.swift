import Foundation
import SessionStore
import TestSupport
import Testing
import Vault

/// `coach lock` and all that follows from it, through the real program.
@Suite struct LockTests {
  private let coach = PtyProcess.product("coach")
  private let words = "correct horse battery"
  private static let inputs = [
    "1", "1", "1", "Ada", "calm", "/contact Grace 020 7946 0000",
    "I never tell zebra what I want, I just drop hints and then get upset", "/pause",
  ]

  private func arguments(_ folder: TemporaryFolder) -> [String] {
    [
      "--data-dir", folder.path, "--country", "GB", "--now", "2026-11-24T21:00+00:00", "--seed", "4",
      "--color", "never",
    ]
  }

  private func talk(
    _ folder: TemporaryFolder, _ lines: [String], _ more: [String] = ["--new"]
  ) throws -> Run {
    try Run(coach, arguments(folder) + more, input: lines.map { $0 + "\n" }.joined())
  }

  /// A store with a session in it, locked by a key that is quick to make.
  private func locked(showsHelp: Bool = false) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try talk(folder, Self.inputs)
    _ = try Store(paths: StorePaths(folder: folder.path)).lock(
      by: Passphrase(Array(words.utf8)), derivation: .quick, showsHelp: showsHelp)
    return folder
  }

  private func written(_ folder: TemporaryFolder) throws -> String {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).compactMap {
      try? String(contentsOfFile: folder.path + "/" + $0, encoding: .utf8)
    }.joined()
  }

  private func expectNothing(in text: String) {
    // Shorter words may stand in sealed bytes by chance.
    for word in ["zebra", "Grace", "feeling", "typed", "hints"] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  // MARK: Without the passphrase

  @Test(arguments: [
    [], ["sessions"], ["replay", "last"], ["replay", "last", "--verify"], ["memory"], ["--resume"],
  ])
  func aPipeIsToldAndSeesNothing(_ command: [String]) throws {
    let folder = try locked()
    let before = try written(folder)
    expectNothing(in: before)
    let run = try Run(coach, command + ["--data-dir", folder.path], input: "1\nhello\n")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.contains("locked"))
    #expect(run.errors.contains("--passphrase-fd 3 3<file"))
    #expect(try written(folder) == before)
  }

  @Test func anUnsavedTalkAsksNothingAndKnowsNothing() throws {
    let folder = try locked()
    let before = try written(folder)
    let run = try talk(folder, ["1", "/memory"], ["--unsaved"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Hello. This is Secure Base"))
    expectNothing(in: run.output)
    #expect(try written(folder) == before)
  }

  @Test func helpNeverWaitsForAPassphrase() throws {
    let own = "Someone you named: Grace, 020 7946 0000"
    for isReadable in [false, true] {
      let folder = try locked(showsHelp: isReadable)
      let run = try Run(coach, ["safety", "--data-dir", folder.path, "--country", "GB"])
      #expect(run.status == 0)
      #expect(run.output.contains("116 123"))
      #expect(run.output.contains("coach safety --own") == !isReadable)
      #expect(run.output.hasPrefix(own) == isReadable)
      let asked = try Run(
        coach, ["safety", "--own", "--data-dir", folder.path, "--passphrase-fd", "0"],
        input: words + "\n")
      #expect(asked.output.hasPrefix(own))
      let wrong = try Run(
        coach, ["safety", "--own", "--data-dir", folder.path, "--passphrase-fd", "0"],
        input: "another\n")
      #expect(wrong.status == 0)
      #expect(wrong.output.contains("findahelpline.com"))
    }
  }

  // MARK: With a file

  @Test func theFirstLineOfTheInputMayBeThePassphraseAndTheRestIsTheTalk() throws {
    let folder = try locked()
    let run = try talk(
      folder, [words, "I want to ask for more time together", "/quit"], ["--new", "--passphrase-fd", "0"])
    #expect(run.output.hasPrefix("Hello again, Ada."))
    #expect(!run.output.contains(words) && !run.errors.contains(words))
    let text = try written(folder)
    expectNothing(in: text)
    #expect(!text.contains("together"))
    #expect(!text.contains(words))
    let list = try Run(
      coach, ["sessions", "--data-dir", folder.path, "--passphrase-fd", "0"], input: words)
    #expect(list.output.contains("more time together"))
    let proof = try Run(
      coach, ["replay", "1", "--verify", "--data-dir", folder.path, "--passphrase-fd", "0"],
      input: words + "\r\n")
    #expect(proof.status == 0, "\(proof.output)")
  }

  @Test func theWrongOneChangesNothingAndSaysHowToGoOn() throws {
    let folder = try locked()
    let before = try written(folder)
    for input in ["wrong\n", "", "\n", words + " \n"] {
      let run = try Run(
        coach, ["--data-dir", folder.path, "--passphrase-fd", "0"], input: input + "1\n")
      #expect(run.status != 0)
      #expect(run.output == "")
      #expect(run.errors.contains("passphrase"))
    }
    let none = try Run(coach, ["--data-dir", folder.path, "--passphrase-fd", "77"])
    #expect(none.status == 2)
    #expect(none.errors.contains("77"))
    #expect(try written(folder) == before)
  }

  @Test func aPassphraseThatIsNotNeededIsNotTakenForAWord() throws {
    let folder = try TemporaryFolder()
    _ = try talk(folder, [words, "1"], ["--passphrase-fd", "0"])
    let text = try written(folder)
    #expect(text.contains("\"typed\""))
    #expect(!text.contains(words))
  }

  @Test func changingAndUnlockingFromAFile() throws {
    let folder = try TemporaryFolder()
    _ = try talk(folder, Self.inputs)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let log = folder.path + "/" + (try #require(paths.first { $0.hasSuffix(".jsonl") }))
    let before = try Data(contentsOf: URL(filePath: log))
    func run(_ command: [String], _ input: String) throws -> Run {
      try Run(coach, command + ["--data-dir", folder.path, "--passphrase-fd", "0"], input: input)
    }
    #expect(try run(["unlock"], words).errors.contains("not locked"))
    #expect(try run(["passphrase"], words).errors.contains("not locked"))
    #expect(try run(["lock"], "short\n").status == 1)
    #expect(try run(["lock"], "help now\n").errors.contains("for help"))
    #expect(try written(folder).contains("zebra"))
    _ = try Store(paths: StorePaths(folder: folder.path)).lock(
      by: Passphrase(Array(words.utf8)), derivation: .quick, showsHelp: false)
    expectNothing(in: try written(folder))
    #expect(try run(["lock"], words).errors.contains("locked already"))
    let change = try run(["passphrase"], words + "\nanother one entirely\n")
    #expect(change.status == 0, "\(change.errors)")
    let unlock = try run(["unlock"], "another one entirely\n")
    #expect(unlock.output.contains("Unlocked: 1 session"))
    #expect(try Data(contentsOf: URL(filePath: log)) == before)
    #expect(try talk(folder, ["/quit"]).output.hasPrefix("Hello again, Ada."))
  }

  @Test func aLockedSessionGoesOutAndComesIntoALockedStoreByteForByte() throws {
    let (one, two) = (try locked(), try locked())
    let three = try TemporaryFolder()
    let file = three.path + "/out.json"
    func run(_ folder: TemporaryFolder, _ command: [String], _ input: String) throws -> Run {
      try Run(coach, command + ["--data-dir", folder.path], input: input)
    }
    let refused = try run(one, ["export", "last", "--format", "json", "-o", file], "")
    #expect(refused.status == 1 && refused.errors.contains("locked"))
    #expect(!FileManager.default.fileExists(atPath: file))
    // A second session, so that the other store does not have it yet.
    _ = try talk(one, [words, "a zebra at the window", "/quit"], ["--new", "--passphrase-fd", "0", "--now", "2026-11-25T21:00+00:00"])
    let asked = ["--passphrase-fd", "0"]
    let out = try run(one, ["export", "last", "--format", "json", "-o", file] + asked, words)
    #expect(out.status == 0 && out.errors.contains("can be read without the passphrase"))
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("a zebra at the window"))
    #expect(try run(two, ["import", file], "").status == 1)
    #expect(try run(two, ["import", file] + asked, "wrong").status == 1)
    #expect(try run(two, ["sessions"] + asked, words).output.contains("window") == false)
    let taken = try run(two, ["import", file] + asked, words)
    #expect(taken.status == 0 && taken.output.contains("Taken in"), "\(taken.errors)")
    expectNothing(in: try written(two))
    let open = Passphrase(Array(words.utf8))
    let stores = try [one, two].map { try Store(paths: StorePaths(folder: $0.path)).opened(by: open).store }
    let newest = try #require(try stores[0].sessions().sessions.first?.file)
    #expect(try stores[0].contents(of: newest) == stores[1].contents(of: newest))
    let again = try run(two, ["export", "last", "--format", "json"] + asked, words)
    #expect(try again.output == String(contentsOfFile: file, encoding: .utf8))
    let proof = try run(two, ["replay", "last", "--verify"] + asked, words)
    #expect(proof.output.hasPrefix("Identical"), "\(proof.output)\(proof.errors)")
    // Through a pipe the passphrase is the first line and the sessions are the rest.
    let four = try locked()
    let piped = try run(four, ["import", "-"] + asked, words + "\n" + again.output)
    #expect(piped.status == 0, "\(piped.errors)")
    #expect(try Store(paths: StorePaths(folder: four.path)).opened(by: open).store.contents(of: newest) == stores[0].contents(of: newest))
  }

  // MARK: At a terminal

  private func terminal(_ folder: TemporaryFolder, _ command: [String] = []) throws -> PtyProcess {
    try PtyProcess(
      coach, command + (command.isEmpty ? arguments(folder) : ["--data-dir", folder.path]),
      environment: ["LANG": "en_GB.UTF-8", "LC_ALL": nil, "LC_CTYPE": "C.UTF-8"])
  }

  @Test func itIsAskedBeforeAnythingIsShownAndNothingOfItAppears() throws {
    let folder = try locked()
    let program = try terminal(folder)
    let lead = try program.expect("Passphrase: ")
    expectNothing(in: lead)
    #expect(!program.terminal.echoes)
    program.send("wrong horse\r")
    try program.expect("That passphrase does not open your sessions.")
    try program.expect("Passphrase: ")
    #expect(!program.terminal.echoes)
    program.send("\r" + words + "\r")
    try program.expect("Go on where we stopped")
    try program.expect("> ")
    // The arrow finds nothing of it in the history.
    program.send("\u{1B}[A\u{1B}[A2\r")
    try program.expect("Hello again, Ada.")
    try program.expect("> ")
    program.send("\u{4}")
    #expect(try program.waitForExit() == .exited(0))
    for secret in [words, "wrong horse", "correct", "battery"] {
      #expect(!program.text.contains(secret), "\(secret)")
    }
    expectNothing(in: try written(folder))
    #expect(try !written(folder).contains("horse"))
  }

  @Test func helpIsThereAtThePassphrase() throws {
    let folder = try locked()
    let program = try terminal(folder)
    try program.expect("Passphrase: ")
    program.send("help now\r")
    try program.expect("116 123")
    try program.expect("Passphrase: ")
    program.send("\u{3}")
    try program.expect("Nothing was opened")
    #expect(try program.waitForExit() == .exited(130))
    #expect(program.terminal.echoes)
  }

  @Test func theQuickExitClearsTheScreen() throws {
    let folder = try locked()
    let program = try terminal(folder)
    try program.expect("Passphrase: ")
    program.send("correct\u{1C}")
    #expect(try program.waitForExit() == .exited(0))
    #expect(program.text.hasSuffix("\u{1B}[H\u{1B}[2J\u{1B}[3J"))
    #expect(program.terminal.echoes)
  }

  @Test func theEndOfTheTerminalEndsIt() throws {
    let folder = try locked()
    let program = try terminal(folder, ["sessions"])
    try program.expect("Passphrase: ")
    program.send("\u{4}")
    try program.expect("Nothing was opened")
    #expect(try program.waitForExit() == .exited(1))
  }

  @Test func lockingWarnsAndAsksTwice() throws {
    let folder = try TemporaryFolder()
    _ = try talk(folder, Self.inputs)
    let program = try terminal(folder, ["lock"])
    try program.expect("If you forget it, nobody can help you")
    try program.expect("New passphrase: ")
    #expect(!program.terminal.echoes)
    program.send("short\r")
    try program.expect("too short")
    program.send(words + "\r")
    try program.expect("The same again: ")
    program.send(words + "s\r")
    try program.expect("were not the same")
    #expect(try written(folder).contains("zebra"))
    try program.expect("New passphrase: ")
    program.send(words + "\r")
    try program.expect("The same again: ")
    program.send(words + "\r")
    try program.expect("You named someone to ring.")
    program.send("perhaps\ryes\r")
    try program.expect("Locked: 1 session")
    #expect(try program.waitForExit() == .exited(0))
    #expect(!program.text.contains(words))
    let text = try written(folder)
    #expect(text.contains("Grace"))
    #expect(!text.contains("zebra") && !text.contains("\"typed\""))
  }

  @Test func leavingLocksNothing() throws {
    let folder = try TemporaryFolder()
    _ = try talk(folder, Self.inputs)
    for key in ["\u{3}", "\u{4}"] {
      let program = try terminal(folder, ["lock"])
      try program.expect("New passphrase: ")
      program.send(words + "\r")
      try program.expect("The same again: ")
      program.send(key)
      try program.expect("Nothing was locked")
      _ = try program.waitForExit()
    }
    #expect(try written(folder).contains("zebra"))
  }
}
