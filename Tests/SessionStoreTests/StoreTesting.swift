import Coach
import SessionStore
import TestSupport
import Testing

/// Where the sessions of a test lie on a disk in memory.
let home = "/home/ada/.local/share/secure-base"

extension StoreDisk {
  var store: Store { Store(paths: StorePaths(folder: home), files: self) }
}

/// Begins a session as a front end does.
func begin(
  _ store: Store, _ number: Int = 1, minutes: Int = 0, isSaved: Bool = true
) throws -> RecordedSession {
  try RecordedSession.begin(
    in: store, engine: StoreEngine.engine(),
    opening: StoreSample.opening(number, minutes: minutes), memory: store.memory().memory,
    isSaved: isSaved)
}

/// Runs a whole session and sets it aside.
@discardableResult
func run(
  _ store: Store, _ number: Int = 1, minutes: Int = 0, _ inputs: [String]
) throws -> RecordedSession {
  let session = try begin(store, number, minutes: minutes)
  for (index, input) in inputs.enumerated() {
    _ = try session.answer(input, at: StoreSample.moment(minutes + index + 1))
  }
  session.setAside(at: StoreSample.moment(minutes + inputs.count + 1))
  return session
}

/// Takes up the newest unfinished session; fails the test when it cannot go on.
func resume(_ store: Store, minutes: Int = 100) throws -> RecordedSession {
  let file = try #require(try store.unfinished(in: store.memory()).first?.file)
  let resumption = try RecordedSession.resume(
    file, in: store, engine: StoreEngine.engine(), at: StoreSample.moment(minutes))
  guard case .ready(let session) = resumption else {
    throw StoreError.unreadable(file: "\(resumption)")
  }
  return session
}

/// What taking in every log from nothing gives: the truth that `memory.json` must equal.
func fold(_ store: Store) throws -> Memory {
  var memory = Memory()
  for file in try files(store) {
    guard let log = try? store.log(file) else { continue }
    memory.apply(log.events, session: log.session)
  }
  return memory
}

/// All session files, oldest first.
func files(_ store: Store) throws -> [SessionFileName] {
  var files: [SessionFileName] = []
  for year in (try? store.files.list(store.paths.sessions).sorted()) ?? [] {
    files += try store.files.list("\(store.paths.sessions)/\(year)").sorted()
      .compactMap { SessionFileName($0) }
  }
  return files
}

/// The words typed in a log.
func typed(_ log: SessionLog) -> [String] {
  log.entries.compactMap { if case .typed(let text) = $0.event { text } else { nil } }
}

func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }
