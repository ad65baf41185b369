package import SessionStore
import Synchronization

/// A disk in memory that knows what would survive a loss of power, and fails when told to.
///
/// Names and bytes become durable only by a sync, as POSIX promises and no more.
package final class StoreDisk: FileSystem {
  /// What happens at the chosen operation.
  package enum Trouble: Sendable, Hashable {
    case fail(FailureReason)
    /// Half the bytes go in and the rest must be asked for again; other operations succeed.
    case shortWrite
    /// Some bytes go in, then the append fails.
    case tornWrite(FailureReason)
    /// The process ends in the middle of the operation; so many bytes of an append go in.
    case crash(afterBytes: Int)
  }

  fileprivate struct Node {
    var isFolder: Bool
    var bytes: [UInt8] = []
    var durable: [UInt8] = []
    var mode: UInt16
    var owner: UInt32
    var modified: Int64
  }

  fileprivate struct State {
    var nodes: [Int: Node] = [:]
    var names: [String: Int] = [:]
    var durableNames: [String: Int] = [:]
    var open: [Int32: Int] = [:]
    var locks: [Int: Int32] = [:]
    var nextNumber: Int32 = 3
    var nextNode = 0
    var clock: Int64 = 1_000_000_000_000_000_000
    var operations: [FileOperation] = []
    var troubleAt: Int?
    var trouble: Trouble = .fail(.device)
    /// From here on every operation fails: the process is gone.
    var hasCrashed = false
    /// Every operation from the chosen one on fails, not that one alone.
    var isLasting = false
  }

  private let state: Mutex<State>
  package let user: UInt32

  package init(user: UInt32 = 1000) {
    self.user = user
    var state = State()
    for folder in ["/", "/home", "/home/ada"] {
      state.nodes[state.nextNode] = Node(
        isFolder: true, mode: 0o755, owner: user, modified: state.clock)
      state.names[folder] = state.nextNode
      state.nextNode += 1
    }
    state.durableNames = state.names
    self.state = Mutex(state)
  }

  /// A disk with the same files, on which nothing is open.
  package init(copying other: StoreDisk) {
    user = other.user
    var copy = other.state.withLock { $0 }
    copy.open = [:]
    copy.locks = [:]
    copy.operations = []
    copy.troubleAt = nil
    copy.hasCrashed = false
    state = Mutex(copy)
  }

  // MARK: What a test does to it

  /// Makes the n-th operation from now (from 1) go wrong; `isLasting` all that follow it, too.
  package func arm(_ n: Int?, _ trouble: Trouble = .fail(.device), isLasting: Bool = false) {
    state.withLock { state in
      state.troubleAt = n.map { state.operations.count + $0 - 1 }
      state.trouble = trouble
      state.isLasting = isLasting
    }
  }

  /// The operations so far.
  package var operations: [FileOperation] { state.withLock { $0.operations } }

  package func forgetOperations() {
    state.withLock {
      $0.operations = []
      $0.troubleAt = nil
    }
  }

  package var hasCrashed: Bool { state.withLock { $0.hasCrashed } }

  /// Whether the trouble armed last has come.
  package var isStruck: Bool {
    state.withLock { state in state.troubleAt.map { state.operations.count > $0 } ?? false }
  }

  /// Starts the next process: open files and locks of the last one are gone.
  package func restart() {
    state.withLock {
      $0.hasCrashed = false
      $0.troubleAt = nil
      $0.open = [:]
      $0.locks = [:]
    }
  }

  /// Loses what was never synced; of bytes appended since, a part may have got to the disk.
  package func losePower(keeping fraction: Double = 0) {
    state.withLock { state in
      state.names = state.durableNames
      for (number, node) in state.nodes {
        let unsynced = node.bytes.count - node.durable.count
        var kept = node.durable
        if unsynced > 0, node.bytes.starts(with: node.durable) {
          kept += node.bytes[node.durable.count...].prefix(Int(Double(unsynced) * fraction))
        }
        state.nodes[number]?.bytes = kept
        state.nodes[number]?.durable = kept
      }
    }
    restart()
  }

  package func bytes(_ path: String) -> [UInt8]? {
    state.withLock { state in state.names[path].flatMap { state.nodes[$0]?.bytes } }
  }

  /// Puts a file there, durable, without counting as an operation.
  package func put(_ bytes: [UInt8], at path: String, mode: UInt16 = 0o600) {
    state.withLock {
      let node = $0.nextNode
      $0.nextNode += 1
      $0.clock += 1_000_000
      $0.nodes[node] = Node(
        isFolder: false, bytes: bytes, durable: bytes, mode: mode, owner: user, modified: $0.clock)
      $0.names[path] = node
      $0.durableNames[path] = node
      $0.touchParent(of: path)
    }
  }

  package func putFolder(_ path: String, mode: UInt16 = 0o755, owner: UInt32? = nil) {
    state.withLock {
      $0.nodes[$0.nextNode] = Node(
        isFolder: true, mode: mode, owner: owner ?? user, modified: $0.clock)
      $0.names[path] = $0.nextNode
      $0.durableNames[path] = $0.nextNode
      $0.nextNode += 1
    }
  }

  package func delete(_ path: String) {
    state.withLock {
      $0.clock += 1_000_000
      $0.names[path] = nil
      $0.durableNames[path] = nil
      $0.touchParent(of: path)
    }
  }

  /// Lets time pass for the disk's clock.
  package func wait(seconds: Int64) { state.withLock { $0.clock += seconds * 1_000_000_000 } }

  /// Every path of a file, sorted.
  package var paths: [String] {
    state.withLock { state in
      state.names.filter { state.nodes[$0.value]?.isFolder == false }.keys.sorted()
    }
  }

  // MARK: FileSystem

  package func status(_ path: String) throws(FileFailure) -> FileStatus? {
    try run(.status, path) { state throws(FileFailure) in
      guard let node = state.names[path].flatMap({ state.nodes[$0] }) else { return nil }
      return FileStatus(
        kind: node.isFolder ? .folder : .file, length: node.bytes.count, owner: node.owner,
        mode: node.mode, modified: node.modified)
    }
  }

  package func list(_ folder: String) throws(FileFailure) -> [String] {
    try run(.list, folder) { state throws(FileFailure) in
      guard let node = state.names[folder].flatMap({ state.nodes[$0] }) else {
        throw FileFailure(.list, folder, .missing)
      }
      guard node.isFolder else { throw FileFailure(.list, folder, .notAFolder) }
      let prefix = folder + "/"
      return state.names.keys.filter {
        $0.hasPrefix(prefix) && !$0.dropFirst(prefix.count).contains("/")
      }.map { String($0.dropFirst(prefix.count)) }
    }
  }

  package func makeFolder(_ path: String) throws(FileFailure) {
    try run(.makeFolder, path) { state throws(FileFailure) in
      if state.names[path] != nil { throw FileFailure(.makeFolder, path, .exists) }
      state.nodes[state.nextNode] = Node(
        isFolder: true, mode: 0o700, owner: self.user, modified: state.clock)
      state.names[path] = state.nextNode
      state.nextNode += 1
      state.touchParent(of: path)
    }
  }

  package func setMode(_ path: String, to mode: UInt16) throws(FileFailure) {
    try run(.setMode, path) { state throws(FileFailure) in
      guard let node = state.names[path] else { throw FileFailure(.setMode, path, .missing) }
      state.nodes[node]?.mode = mode
    }
  }

  package func open(_ path: String, for purpose: OpenPurpose) throws(FileFailure) -> FileNumber {
    try run(.open, path) { state throws(FileFailure) in
      if let node = state.names[path] {
        if state.nodes[node]?.isFolder == true { throw FileFailure(.open, path, .isAFolder) }
        if purpose == .create { throw FileFailure(.open, path, .exists) }
        if purpose == .replace { state.nodes[node]?.bytes = [] }
        state.nodes[node]?.modified = state.clock
        return state.open(node)
      }
      if purpose == .read || purpose == .append { throw FileFailure(.open, path, .missing) }
      let node = state.nextNode
      state.nextNode += 1
      state.nodes[node] = Node(
        isFolder: false, mode: 0o600, owner: self.user, modified: state.clock)
      state.names[path] = node
      state.touchParent(of: path)
      return state.open(node)
    }
  }

  package func read(
    _ file: FileNumber, at offset: Int, count: Int
  ) throws(FileFailure) -> [UInt8] {
    try run(.read, "") { state throws(FileFailure) in
      let bytes = state.node(file)?.bytes ?? []
      return Array(bytes.dropFirst(offset).prefix(count))
    }
  }

  package func append(
    _ bytes: ArraySlice<UInt8>, to file: FileNumber
  ) throws(FileFailure) -> Int {
    let trouble = try strike(.append, "", isAppend: true)
    return try state.withLock { state throws(FileFailure) in
      let node = state.open[file.rawValue] ?? -1
      var count = bytes.count
      switch trouble {
      case .shortWrite: count = (count + 1) / 2
      case .tornWrite: count /= 3
      case .crash(let kept): count = min(count, kept)
      case .fail, nil: break
      }
      state.nodes[node]?.bytes += bytes.prefix(count)
      state.clock += 1000
      state.nodes[node]?.modified = state.clock
      if case .tornWrite(let reason)? = trouble { throw FileFailure(.append, "", reason) }
      if case .crash? = trouble { throw FileFailure(.append, "", .device) }
      return count
    }
  }

  package func sync(_ file: FileNumber) throws(FileFailure) {
    try run(.sync, "") { state throws(FileFailure) in
      guard let node = state.open[file.rawValue], let bytes = state.nodes[node]?.bytes else {
        return
      }
      state.nodes[node]?.durable = bytes
    }
  }

  package func truncate(_ file: FileNumber, to length: Int) throws(FileFailure) {
    try run(.truncate, "") { state throws(FileFailure) in
      guard let node = state.open[file.rawValue] else { return }
      let kept = (state.nodes[node]?.bytes ?? []).prefix(length)
      state.nodes[node]?.bytes = Array(kept)
    }
  }

  package func lock(_ file: FileNumber) throws(FileFailure) -> Bool {
    try run(.lock, "") { state throws(FileFailure) in
      guard let node = state.open[file.rawValue] else { return false }
      if let holder = state.locks[node] { return holder == file.rawValue }
      state.locks[node] = file.rawValue
      return true
    }
  }

  package func isFile(_ file: FileNumber, at path: String) throws(FileFailure) -> Bool {
    try run(.compare, path) { state throws(FileFailure) in
      state.open[file.rawValue] == state.names[path]
    }
  }

  package func close(_ file: FileNumber) {
    state.withLock {
      guard let node = $0.open.removeValue(forKey: file.rawValue) else { return }
      if $0.locks[node] == file.rawValue { $0.locks[node] = nil }
    }
  }

  package func rename(_ old: String, to new: String) throws(FileFailure) {
    try run(.rename, new) { state throws(FileFailure) in
      guard let node = state.names[old] else { throw FileFailure(.rename, new, .missing) }
      state.names[old] = nil
      state.names[new] = node
      state.touchParent(of: new)
    }
  }

  package func remove(_ path: String) throws(FileFailure) {
    try run(.remove, path) { state throws(FileFailure) in
      guard state.names.removeValue(forKey: path) != nil else {
        throw FileFailure(.remove, path, .missing)
      }
      state.touchParent(of: path)
    }
  }

  package func removeFolder(_ path: String) throws(FileFailure) {
    try run(.removeFolder, path) { state throws(FileFailure) in
      guard let node = state.names[path] else { throw FileFailure(.removeFolder, path, .missing) }
      guard state.nodes[node]?.isFolder == true else {
        throw FileFailure(.removeFolder, path, .notAFolder)
      }
      if state.names.keys.contains(where: { $0.hasPrefix(path + "/") }) {
        throw FileFailure(.removeFolder, path, .exists)
      }
      state.names[path] = nil
      state.touchParent(of: path)
    }
  }

  package func syncFolder(_ path: String) throws(FileFailure) {
    try run(.syncFolder, path) { state throws(FileFailure) in
      let prefix = path == "/" ? "/" : path + "/"
      let isInside: (String) -> Bool = {
        $0.hasPrefix(prefix) && $0.count > prefix.count
          && !$0.dropFirst(prefix.count).contains("/")
      }
      for name in state.durableNames.keys where isInside(name) { state.durableNames[name] = nil }
      for (name, node) in state.names where isInside(name) { state.durableNames[name] = node }
    }
  }

  /// Counts an operation, lets the armed trouble happen, and else does the work.
  private func run<Result: Sendable>(
    _ operation: FileOperation, _ path: String,
    _ body: (inout State) throws(FileFailure) -> Result
  ) throws(FileFailure) -> Result {
    _ = try strike(operation, path, isAppend: false)
    return try state.withLock { state throws(FileFailure) in
      state.clock += 1000
      return try body(&state)
    }
  }

  private func strike(
    _ operation: FileOperation, _ path: String, isAppend: Bool
  ) throws(FileFailure) -> Trouble? {
    try state.withLock { state throws(FileFailure) in
      if state.hasCrashed { throw FileFailure(operation, path, .device) }
      let n = state.operations.count
      state.operations.append(operation)
      guard let at = state.troubleAt, n == at || (state.isLasting && n > at) else { return nil }
      switch state.trouble {
      case .fail(let reason): throw FileFailure(operation, path, reason)
      case .tornWrite(let reason):
        if !isAppend { throw FileFailure(operation, path, reason) }
      case .crash:
        state.hasCrashed = true
        if !isAppend { throw FileFailure(operation, path, .device) }
      case .shortWrite: break
      }
      return state.trouble
    }
  }
}

extension StoreDisk.State {
  fileprivate mutating func open(_ node: Int) -> FileNumber {
    let number = nextNumber
    nextNumber += 1
    open[number] = node
    return FileNumber(rawValue: number)
  }

  fileprivate func node(_ file: FileNumber) -> StoreDisk.Node? {
    open[file.rawValue].flatMap { nodes[$0] }
  }

  fileprivate mutating func touchParent(of path: String) {
    guard let slash = path.lastIndex(of: "/") else { return }
    let parent = String(path[..<slash])
    if let node = names[parent.isEmpty ? "/" : parent] { nodes[node]?.modified = clock }
  }
}
