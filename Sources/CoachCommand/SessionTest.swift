import Coach
import Replay
import SessionStore

/// `coach test --sessions DIR`: recordings run against the scripts of today.
struct SessionTest {
  let engine: SessionEngine
  /// Whether a recording that differs is written anew.
  let isUpdate: Bool
  private(set) var passed = 0
  private(set) var failed = 0

  init(engine: SessionEngine, isUpdate: Bool) {
    self.engine = engine
    self.isUpdate = isUpdate
  }

  /// Runs every recording below a folder, in order of names, and says of each what came of it.
  mutating func run(folder: String) throws {
    guard let names = Platform.files(under: folder) else {
      throw Failure("There is no folder at \(folder).", status: 2)
    }
    let isRecording: (String) -> Bool = { $0.hasSuffix(".json") || $0.hasSuffix(".jsonl") }
    guard names.contains(where: isRecording) else {
      throw Failure("There is no session in \(folder): .json from coach export, or .jsonl.", status: 2)
    }
    for name in names {
      if isRecording(name) {
        try run(file: folder + "/" + name, name: name)
      } else {
        Platform.write("\(name): passed over, it is neither .json nor .jsonl\n", to: 2)
      }
    }
  }

  private mutating func run(file: String, name: String) throws {
    guard let bytes = Platform.contents(of: file) else { throw Failure("\(file) cannot be read.", status: 2) }
    var archive: SessionArchive
    do throws(StoreError) {
      archive = try recordings(bytes, name)
    } catch {
      failed += 1
      Platform.write("\(name): cannot be run. \(error.description)\n", to: 1)
      return
    }
    var isChanged = false
    for index in archive.sessions.indices {
      guard let changed = check(archive.sessions[index], name) else { continue }
      archive.sessions[index].bytes = changed
      isChanged = true
    }
    guard isChanged, isUpdate else { return }
    let updated = name.hasSuffix(".jsonl") ? archive.sessions.flatMap(\.bytes) : archive.bytes
    if case .failed(let reason)? = Platform.writePrivately(updated, to: file, replacing: true) {
      throw Failure("\(file) could not be written: \(reason).")
    }
  }

  /// A file's recordings: one log as it lies in the store, or an export with any number.
  private func recordings(_ bytes: [UInt8], _ name: String) throws(StoreError) -> SessionArchive {
    guard name.hasSuffix(".jsonl") else { return try SessionArchive(reading: bytes) }
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard let file = SessionFileName(last) else {
      throw .notAnArchive(reason: "A log keeps the name that it has in the store.")
    }
    return SessionArchive(sessions: [.init(file: file, bytes: bytes, contains: "")])
  }

  /// Runs one recording; gives its bytes as they would be now when they are accepted.
  private mutating func check(_ session: SessionArchive.Session, _ name: String) -> [UInt8]? {
    guard let log = try? SessionLog(reading: session.bytes, file: session.file),
      let comparison = Comparison(log.events, engine: engine)
    else {
      failed += 1
      Platform.write("\(name): cannot be run. \(VerificationResult.noStart.description)\n", to: 1)
      return nil
    }
    let summary = ComparisonText.summary(comparison)
    guard comparison.different > 0 else {
      passed += 1
      Platform.write("\(name): passed, \(comparison.count) turns\n", to: 1)
      return nil
    }
    guard !isUpdate else {
      passed += 1
      let lost = comparison.notRun == 0 ? "" : " The turns after its new end are gone from it."
      Platform.write("\(name): accepted. \(summary)\(lost)\n", to: 1)
      return LogFormat.bytes(comparison.events)
    }
    failed += 1
    let blocks = ComparisonText.turns(comparison).joined(separator: "\n\n")
    let indented = blocks.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
    Platform.write("\(name): \(summary)\n\n\(indented)\n\n", to: 1)
    return nil
  }
}
