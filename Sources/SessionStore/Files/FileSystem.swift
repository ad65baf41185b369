/// The few operations on files that the store needs; every one of them can fail.
///
/// The program uses `PosixFileSystem`; tests use a disk that fails at a chosen operation.
package protocol FileSystem: Sendable {
  /// The number of the user the program runs for.
  var user: UInt32 { get }

  /// Describes what stands at a path, following links; nil when nothing does.
  func status(_ path: String) throws(FileFailure) -> FileStatus?
  /// Lists the names in a folder, without `.` and `..`, in no order.
  func list(_ folder: String) throws(FileFailure) -> [String]
  /// Makes one folder that only its owner can enter, whatever the umask.
  func makeFolder(_ path: String) throws(FileFailure)
  func setMode(_ path: String, to mode: UInt16) throws(FileFailure)
  func open(_ path: String, for purpose: OpenPurpose) throws(FileFailure) -> FileNumber
  /// Reads up to a count of bytes; fewer only at the end of the file.
  func read(_ file: FileNumber, at offset: Int, count: Int) throws(FileFailure) -> [UInt8]
  /// Writes at the end of the file and returns how many bytes went in, which may be fewer.
  func append(_ bytes: ArraySlice<UInt8>, to file: FileNumber) throws(FileFailure) -> Int
  /// Waits until the file's bytes are on the disk.
  func sync(_ file: FileNumber) throws(FileFailure)
  func truncate(_ file: FileNumber, to length: Int) throws(FileFailure)
  /// Takes the file's lock without waiting; false when another process holds it.
  func lock(_ file: FileNumber) throws(FileFailure) -> Bool
  /// Whether a path still stands for an open file, which another may have taken the place of.
  func isFile(_ file: FileNumber, at path: String) throws(FileFailure) -> Bool
  func close(_ file: FileNumber)
  /// Puts one file in the place of another in one step.
  func rename(_ old: String, to new: String) throws(FileFailure)
  func remove(_ path: String) throws(FileFailure)
  /// Removes a folder that holds nothing.
  func removeFolder(_ path: String) throws(FileFailure)
  /// Waits until the folder's list of names is on the disk.
  func syncFolder(_ path: String) throws(FileFailure)
}

/// An open file, by the number the file layer gave it.
package struct FileNumber: Sendable, Hashable {
  package var rawValue: Int32
  package init(rawValue: Int32) { self.rawValue = rawValue }
}

/// What a file is opened for. Files that are made can be read by their owner only.
package enum OpenPurpose: Sendable, CaseIterable {
  case read
  /// Reading and appending to a file that exists.
  case append
  /// Reading and appending to a file that must not exist yet.
  case create
  /// Writing from the start to a file that is made or emptied.
  case replace
  /// Holding a lock; the file is made when missing and its bytes do not matter.
  case lock
}

/// What stands at a path.
package struct FileStatus: Sendable, Equatable {
  package enum Kind: Sendable { case file, folder, other }
  package var kind: Kind
  package var length: Int
  package var owner: UInt32
  /// The nine permission bits.
  package var mode: UInt16
  /// When the bytes or names last changed, in nanoseconds since 1970.
  package var modified: Int64

  package init(kind: Kind, length: Int, owner: UInt32, mode: UInt16, modified: Int64) {
    self.kind = kind
    self.length = length
    self.owner = owner
    self.mode = mode
    self.modified = modified
  }

  /// Whether others than the owner have any right to it.
  var isOpenToOthers: Bool { mode & 0o077 != 0 }
}

/// A file operation that did not succeed: what was tried, where, and why not.
package struct FileFailure: Error, Equatable {
  package var operation: FileOperation
  package var path: String
  package var reason: FailureReason

  package init(_ operation: FileOperation, _ path: String, _ reason: FailureReason) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }
}

/// The operations of a file layer, as named in messages and counted in tests.
package enum FileOperation: String, Sendable, CaseIterable {
  case status, list, makeFolder, setMode, open, read, append, sync, truncate, lock, rename, remove
  case syncFolder, compare, removeFolder
}

/// Why a file operation failed, in the terms that a person or the store can act on.
package enum FailureReason: Sendable, Hashable {
  case missing, exists, denied, readOnly, full, quota, notAFolder, isAFolder, device
  /// Any other reason, by the system's number for it.
  case other(Int32)
}
