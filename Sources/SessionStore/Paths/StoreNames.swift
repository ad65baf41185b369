/// The name of every file of ours, exactly. Whatever has another name is not ours and is left alone.
struct StoreNames {
  private let paths: StorePaths

  init(_ paths: StorePaths) { self.paths = paths }

  static let probe = "check.tmp"
  private static let temporary = ".tmp"

  /// What a file of the data folder is; nil for anything else.
  func kind(inData name: String) -> Holdings.Kind? {
    if name == Self.probe { return .leftover }
    if Self.isNumbered(name, "vault.old", ".json") { return .keys }
    if Self.isNumbered(name, "memory.edited", ".json") || Self.isNumbered(name, "memory.original", ".json") {
      return .copy
    }
    switch name {
    case paths.memoryName, paths.forgettingName, paths.helpName, "memory.lock": return .memory
    case paths.vaultName: return .keys
    default: break
    }
    if paths.indexFiles.contains("\(paths.data)/\(name)") { return .index }
    guard name.hasSuffix(Self.temporary) else { return nil }
    return switch kind(inData: String(name.dropLast(Self.temporary.count))) {
    case .memory, .copy, .keys: .leftover
    default: nil
    }
  }

  /// Files that are made again when they are missing. The lock of the index stays: it tells that an
  /// index is not the one it was.
  func isRebuilt(_ name: String) -> Bool {
    kind(inData: name) == .index && "\(paths.data)/\(name)" != paths.indexLock
  }

  /// What a file in the folder of a year is.
  static func kind(inYear name: String) -> Holdings.Kind? {
    if SessionFileName(name) != nil, name.hasSuffix(".jsonl") { return .session }
    guard session(of: name) != nil else { return nil }
    return name.hasSuffix(temporary) ? .leftover : .copy
  }

  /// Where a history of lines would be, which no version has saved.
  static func kind(inState name: String) -> Holdings.Kind? { name == "history" ? .history : nil }

  /// The session whose copy or leftover a file is: `….jsonl.tmp`, `….jsonl.original`.
  static func session(of name: String) -> SessionFileName? {
    guard let start = name.ranges(of: ".jsonl.").first,
      let file = SessionFileName(String(name[..<start.lowerBound]))
    else { return nil }
    var ending = String(name[start.upperBound...])
    if ending == temporary.dropFirst() { return file }
    if ending.hasSuffix(temporary) { ending.removeLast(temporary.count) }
    return isNumbered(ending, "original", "") ? file : nil
  }

  /// Whether a name is `BASE.ending` or, as the next free ones are, `BASE-2.ending`.
  private static func isNumbered(_ name: String, _ base: String, _ ending: String) -> Bool {
    guard name.hasPrefix(base), name.hasSuffix(ending), name.utf8.count >= base.utf8.count + ending.utf8.count
    else { return false }
    let middle = name.dropFirst(base.count).dropLast(ending.count)
    if middle.isEmpty { return true }
    guard middle.first == "-", let number = Int(middle.dropFirst()) else { return false }
    return number > 1 && middle == "-\(number)"
  }
}
