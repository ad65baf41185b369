import SessionStore

/// The index on the disk, which belongs to one process at a time.
///
/// A second, tiny file holds the lock and the stamp that the index had when it was last whole. With
/// any other stamp the index was torn by a crash or touched by somebody else, and is not trusted.
struct IndexFile {
  let path: String
  private let lock: Int32

  enum Opening {
    case ours(IndexFile)
    /// Another window has it all the while.
    case busy
    /// The folder does not let us.
    case refused
  }

  /// Takes the lock.
  static func open(
    _ paths: StorePaths, patience: Int, whileWaiting: () -> Void
  ) -> Opening {
    switch System.lock(paths.indexLock, patience: patience, whileWaiting: whileWaiting) {
    case .ours(let lock): .ours(IndexFile(path: paths.index, lock: lock))
    case .busy: .busy
    case .refused: .refused
    }
  }

  func close() { System.release(lock) }

  /// Whether the index is as this program left it.
  var isOurs: Bool {
    guard let stamp = System.stamp(of: path) else { return false }
    return System.contents(lock) == Self.text(stamp)
  }

  /// Puts an empty file in the place of the index.
  func makeEmpty() -> Bool {
    forget()
    return System.makeEmpty(path)
  }

  /// Notes that the index is about to change.
  func forget() { System.replace(lock, with: []) }

  /// Notes that the index is whole, once the disk has it.
  func confirm() {
    guard System.sync(path), let stamp = System.stamp(of: path) else { return }
    System.replace(lock, with: Self.text(stamp))
  }

  func discard() {
    forget()
    System.remove(path)
  }

  private static func text(_ stamp: FileStamp) -> [UInt8] {
    Array("\(stamp.size) \(stamp.modified) \(stamp.noted) \(stamp.number)\n".utf8)
  }
}
