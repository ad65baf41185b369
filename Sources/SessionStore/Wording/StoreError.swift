/// What can go wrong with the store, each case with where it happened. Wording: `StoreWording`.
package enum StoreError: Error, Equatable {
  /// Neither `HOME` nor anything else names a folder to keep sessions in.
  case noHome
  /// Something that is no folder stands where a folder must be.
  case inTheWay(path: String)
  /// A folder stands where a file must be.
  case notAFile(path: String)
  /// A folder or file belongs to another user.
  case notOurs(path: String)
  case denied(path: String)
  case readOnly(path: String)
  /// The disk is full.
  case full(path: String)
  /// The person's share of the disk is used up.
  case quota(path: String)
  /// The disk itself reported an error.
  case device(path: String)
  case missing(path: String)
  case failed(FileFailure)
  /// A newer version of the program wrote the file.
  case newerFormat(file: String, format: Int)
  /// Another running program has the session open.
  case inUse(file: String)
  /// The session has come to its close and cannot be taken up.
  case finished(file: String)
  /// Nothing in the file can be read as a session.
  case unreadable(file: String)
  case noSession(query: String)
  /// Several sessions fit what was asked for.
  case ambiguous(query: String, count: Int)
  /// What the person wanted removed from the log is still there, for this reason.
  case notRemoved(reason: String)
  /// What the person wanted forgotten is still in this session's log, for this reason.
  case notForgotten(reason: String)
  /// A file to be taken in is none that this program writes.
  case notAnArchive(reason: String)
  /// A newer version of the program wrote the file to be taken in.
  case newerArchive(format: Int)
  /// A line of a log in a file to be taken in is not as it was written. Lines count from 1.
  case changedInArchive(file: String, line: Int)
  /// The session is in the store already.
  case alreadyThere(file: String)
  /// The passphrase does not open the store; nothing has changed.
  case wrongPassphrase
  /// `vault.json` is there and cannot be used.
  case vaultUnreadable(path: String)
  /// The key could not be made from the passphrase for want of memory.
  case noMemory(bytes: Int)
  case alreadyLocked
  case notLocked
  /// The store was locked or unlocked since it was opened.
  case lockChanged
  /// Another program writes the memory file, or locks or unlocks the store.
  case busy
  /// Unlocking was cut off and cannot be finished now, for this reason.
  case unlockingNotFinished(reason: String)
  /// A session's id is not 32 hexadecimal digits, or its start lies outside the years 1970 to 9999.
  case badStart

  /// Whether it only keeps something from being forgotten, and no words from being kept.
  package var isAboutForgetting: Bool {
    switch self {
    case .notForgotten, .noSession, .ambiguous: true
    default: false
    }
  }

  init(_ failure: FileFailure) {
    let path = failure.path
    self =
      switch failure.reason {
      case .missing: .missing(path: path)
      case .notAFolder: .inTheWay(path: path)
      case .isAFolder: .notAFile(path: path)
      case .denied: .denied(path: path)
      case .readOnly: .readOnly(path: path)
      case .full: .full(path: path)
      case .quota: .quota(path: path)
      case .device: .device(path: path)
      case .exists, .other: .failed(failure)
      }
  }

  /// Runs file operations and turns their failures into errors of the store.
  static func wrapping<Result>(
    _ body: () throws(FileFailure) -> Result
  ) throws(StoreError) -> Result {
    do {
      return try body()
    } catch {
      throw StoreError(error)
    }
  }
}
