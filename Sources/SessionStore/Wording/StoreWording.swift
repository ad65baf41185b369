/// Every sentence of the store that a person may read.
enum StoreWording {
  static let holdsSessions = "what was said in each session, one file a session"
  static let holdsMemory = "what is remembered from one session to the next, for you to read"
  static let holdsIndex =
    "what finds past sessions quickly: made from the sessions, and again when it is gone"
  static let holdsVault = "the key to your sessions, wrapped by your passphrase, if you lock them"
  static let holdsHelp =
    "your own contacts and country, if you lock your sessions and keep these readable"
  static let holdsState = "nothing: no history of lines is saved"
  static let holdsSettings = "nothing: there are no settings so far"

  static let outOfReach =
    "Out of my reach: backups and exports, what your screen still shows, and your shell's history."

  static let aboutArchive =
    "Sessions of Secure Base: the lines of their logs, unchanged. coach import reads this file back."

  static let aboutMemory =
    "What the coach remembers from your sessions. It is worked out from the files in sessions, "
    + "so a change made here does not last: use /forget in a session instead."
  static let aboutSealed = "Locked by coach lock. Only your passphrase opens it."
  static let aboutVault =
    "The key to your sessions, wrapped by your passphrase. Without this file nobody can open them, "
    + "so keep it with any copy of them."
  static let aboutHelp =
    "Your own contacts and country, which you wanted to stay readable when you locked your sessions."
}

extension StoreError: CustomStringConvertible {
  /// One or two sentences for a person: what is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .noHome:
      "There is no home folder to keep sessions in. Set HOME, or name a folder with --data-dir."
    case .inTheWay(let path):
      "A file stands where a folder is needed: \(path). Move it away, or use --data-dir."
    case .notAFile(let path): "A folder stands where a file is needed: \(path). Move it away."
    case .notOurs(let path):
      "This belongs to another user: \(path). Run the program as that user, or use --data-dir."
    case .denied(let path): "There is no permission to use \(path)."
    case .readOnly(let path): "\(path) cannot be written to: that disk is read-only."
    case .full(let path): "The disk is full: \(path) could not be written."
    case .quota(let path):
      "Your share of the disk is used up: \(path) could not be written."
    case .device(let path): "The disk reported an error at \(path)."
    case .missing(let path): "\(path) is not there."
    case .failed(let failure): Self.text(failure)
    case .newerFormat(let file, let format):
      "\(file) was written by a newer version of this program (format \(format)). "
        + "It is left as it is; please update to read it."
    case .inUse(let file): "\(file) is open in another window."
    case .finished(let file): "\(file) has come to its close; it cannot be taken up again."
    case .unreadable(let file): "\(file) cannot be read as a session."
    case .noSession(let query): "No session fits \u{201C}\(query)\u{201D}."
    case .ambiguous(let query, let count):
      "\(count) sessions fit \u{201C}\(query)\u{201D}. Give more of the number or date."
    case .notRemoved(let reason):
      "It could not be removed, so it is still in the file. You can try again. \(reason)"
    case .notForgotten(let reason):
      "It could not be taken out of this session's file yet; the next start tries again. \(reason)"
    case .notAnArchive(let reason):
      "This is no file of sessions that coach export --format json writes. \(reason)"
    case .newerArchive(let format):
      "A newer version of this program wrote this file (format \(format)). Nothing was taken in; "
        + "please update to read it."
    case .changedInArchive(let file, let line):
      "Line \(line) of \(file) is not as it was written, so nothing was taken in. Export it again."
    case .alreadyThere(let file):
      "The session \(file) is already here. Nothing was taken in."
    case .wrongPassphrase:
      "That passphrase does not open your sessions. Nothing has changed."
    case .vaultUnreadable(let path):
      "The key to your sessions cannot be used: \(path) is not as it was written. Nothing has changed. "
        + "If you have a copy of this file from before, put it back."
    case .noMemory(let bytes):
      "Opening your sessions needs \(max(1, bytes >> 20)) MiB of memory for a moment, and there is not "
        + "that much free. Close other programs and try again."
    case .alreadyLocked: "Your sessions are locked already."
    case .notLocked: "Your sessions are not locked."
    case .lockChanged:
      "Your sessions were locked or unlocked in another window since this one began. "
        + "Leave, and start again."
    case .busy: "Another window is working on your sessions. Wait until it is done, and try again."
    case .unlockingNotFinished(let reason):
      "Unlocking was cut off and cannot be finished now. Nothing is lost. \(reason)"
    case .badStart: "The session's number or the computer's date cannot be used in a file name."
    }
  }

  private static func text(_ failure: FileFailure) -> String {
    let what =
      switch failure.operation {
      case .status, .list, .read, .compare: "read"
      case .open, .lock: "open"
      case .makeFolder: "make"
      case .append, .truncate, .sync, .syncFolder, .setMode: "write"
      case .rename: "replace"
      case .remove, .removeFolder: "remove"
      }
    let why =
      failure.reason.systemText ?? (failure.reason == .exists ? "it is already there" : "unknown")
    return "Could not \(what) \(failure.path): \(why)."
  }
}

extension StoreNotice: CustomStringConvertible {
  /// One or two sentences for a person.
  package var description: String {
    switch self {
    case .tightened(let path): "Other people could open \(path). Now only you can."
    case .ownedByAnother(let path):
      "\(path) belongs to another user, who may not be able to use what is written now."
    case .torn(let file, let line):
      "The last line of \(file) (line \(line)) was cut off while it was written. "
        + "All before it is there."
    case .changed(let file, let line):
      "Line \(line) of \(file) is not as it was written. All that can be read is used."
    case .gap(let file, let line): "Lines are missing before line \(line) of \(file)."
    case .unknown(let file, let line, let event):
      "Line \(line) of \(file) holds something this version does not know (\(event)). "
        + "It is left as it is."
    case .leftOut(let error, _): "A session is left out. \(error)"
    case .memoryEdited(let copy):
      "The memory file had been changed by hand. Your copy is kept as \(copy), "
        + "and the file was made again from your sessions."
    case .memoryNotWritten(let error):
      "The memory file could not be brought up to date; that is made up for next time. \(error)"
    case .forgot(let report): report.description
    case .lockingFinished: "Locking your sessions had been cut off. It is finished now."
    case .lockingNotFinished(let error):
      "Locking your sessions was cut off and cannot be finished yet, so some can still be read by "
        + "others. \(error)"
    case .unlockingFinished: "Unlocking your sessions had been cut off. It is finished now."
    case .vaultChanged(let path):
      "\(path) is not quite as it was written. Your sessions open all the same; coach passphrase "
        + "writes it anew."
    case .notOpened(let lines, let vault):
      "\(lines == 1 ? "One line" : "\(lines) lines") could not be opened and stayed as "
        + "\(lines == 1 ? "it is" : "they are"). In case of need, the key is kept as \(vault)."
    case .pauseNotWritten(let error):
      "It could not be noted that you set the session aside. All you said is kept. \(error)"
    }
  }
}
