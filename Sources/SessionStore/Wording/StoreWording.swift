/// Every sentence of the store that a person may read.
enum StoreWording {
  static let holdsSessions = "what was said in each session, one file a session"
  static let holdsMemory = "what is remembered from one session to the next, for you to read"
  static let holdsIndex =
    "what finds past sessions quickly: made from the sessions, and again when it is gone"
  static let holdsState = "nothing, unless you turn on a saved line history"
  static let holdsSettings = "your settings, if you make any"

  static let outOfReach =
    "Out of my reach: backups and exports, what your screen still shows, and your shell's history."

  static let aboutArchive =
    "Sessions of Secure Base: the lines of their logs, unchanged. coach import reads this file back."

  static let aboutMemory =
    "What the coach remembers from your sessions. It is worked out from the files in sessions, "
    + "so a change made here does not last: use /forget in a session instead."
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
    case .pauseNotWritten(let error):
      "It could not be noted that you set the session aside. All you said is kept. \(error)"
    }
  }
}
