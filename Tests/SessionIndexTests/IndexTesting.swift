import Coach
import Foundation
import SessionStore
import TestSupport

@testable import SessionIndex

/// A store on the disk of this computer, with what the tests of the index do to it.
final class IndexedStore {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = Store(paths: StorePaths(folder: folder.path))
  }

  static let safetyNodes: Set = ["Danger"]

  var index: SessionIndex { SessionIndex(store, safetyNodes: Self.safetyNodes, patience: 0) }

  /// The index on the disk, with its lock in hand.
  func indexFile() throws -> IndexFile {
    guard case .ours(let file) = IndexFile.open(store.paths, patience: 0, whileWaiting: {}) else {
      throw CocoaError(.fileLocking)
    }
    return file
  }

  /// Writes a session as the recorder would, from events and without an engine.
  @discardableResult
  func write(_ number: Int, _ turns: [[SessionEvent]], isFinished: Bool = true) throws -> SessionFileName {
    let at = StoreSample.moment(number * 1440)
    let session = StoreSample.session(number)
    guard let file = SessionFileName(start: at, session: session) else { throw CocoaError(.fileNoSuchFile) }
    let start = SessionStart(
      session: session, at: at, seed: 1, scripts: "s", country: nil, memory: Memory())
    var log = turns.enumerated().map { index, events in
      events.map { TimedEvent(at: StoreSample.moment(number * 1440 + index), event: $0) }
    }
    log[0].insert(TimedEvent(at: at, event: .started(start)), at: 0)
    let end = StoreSample.moment(number * 1440 + turns.count)
    log.append([TimedEvent(at: end, event: .ended(isFinished ? .finished : .paused))])
    try put(LogBytes.of(log), file)
    return file
  }

  /// One turn: what was typed, what the coach said, where.
  static func turn(_ typed: String, _ said: String..., node: String = "Talk") -> [SessionEvent] {
    [.typed(typed)] + said.map { .said(Said(text: $0, line: nil, node: node)) }
      + [.asked(Asked(kind: .open, node: node))]
  }

  func path(_ file: SessionFileName) -> String { "\(store.paths.sessions)/\(file.path)" }

  func put(_ bytes: [UInt8], _ file: SessionFileName) throws {
    let path = path(file)
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: path))
  }

  func remove(_ file: SessionFileName) throws { try FileManager.default.removeItem(atPath: path(file)) }

  func bytes(_ path: String) -> [UInt8] { FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? [] }

  var indexBytes: [UInt8] { bytes(store.paths.index) }

  /// What a listing shows of each session.
  func listed(_ filter: SessionFilter = SessionFilter(), limit: Int = .max) throws -> [IndexContents.Listed] {
    try index.read { try $0.sessions(filter, limit: limit) }.sessions
  }

  func search(
    _ words: String, by speaker: IndexContents.Speaker = .anyone, _ filter: SessionFilter = SessionFilter(),
    limit: Int = .max
  ) throws -> [IndexContents.Hit] {
    guard let words = SearchWords(words) else { return [] }
    return try index.read { try $0.search(words, by: speaker, filter, limit: limit) }
  }
}

extension IndexContents.Hit {
  /// The text with what was found in brackets.
  var marked: String? { text?.map { $0.isFound ? "[\($0.text)]" : $0.text }.joined() }
}
