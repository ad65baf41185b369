extension Finding: CustomStringConvertible {
  /// What is wrong, where, and what can be done, for a person.
  package var description: String {
    "\(path)\(line.map { ":\($0)" } ?? ""): \(what)"
  }

  private var what: String {
    switch problem {
    case .torn:
      "this last line was cut off while it was written. All before it is there. It can be cut away."
    case .changed:
      "this line was changed after it was written. What can be read of it is used; what was there before"
        + " cannot be brought back."
    case .gap: "lines are missing before this one. They cannot be brought back."
    case .unknown(let event):
      "this holds something that this version does not know (\(event)). It is left as it is."
    case .newer(let format):
      "a newer version of this program wrote it (format \(format)). It is left as it is."
    case .unreadable(let reason): reason
    case .empty: "there is no session in it. It can be set aside."
    case .misnamed: "the first line tells of another session than the name of the file."
    case .wrongYear: "it stands in the folder of another year, where nothing finds it. It can be moved."
    case .leftover: "a crash left this behind; it is not needed. It can be removed."
    case .stranger: "this is none of ours. It is left alone."
    case .open(let mode):
      "other people on this computer may use it (mode \(String(mode, radix: 8))). That can be closed."
    case .notOurs: "it belongs to another user."
    case .notAFolder: "a file stands where a folder belongs, or a folder where a file belongs."
    case .memoryEdited: "it was changed by hand. It can be made again from your sessions."
    case .memoryWrong: "it is not what your sessions give. It can be made again from them."
    case .forgettingOpen:
      "something was to be forgotten, and is not everywhere yet. That can be finished."
    }
  }
}

extension Repair: CustomStringConvertible {
  package var description: String {
    let what =
      switch finding.problem {
      case .torn: "cut the torn line off"
      case .leftover: "removed"
      case .open: "closed to others"
      case .empty: "set aside"
      case .wrongYear: "moved to the folder of its year"
      case .memoryEdited, .memoryWrong: "made again from your sessions"
      case .forgettingOpen: "finished the forgetting"
      default: "done"
      }
    return "\(finding.path): \(what)." + (original.map { " The original is kept as \($0)." } ?? "")
  }
}
