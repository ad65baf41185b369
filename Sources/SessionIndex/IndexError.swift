package import SessionStore

/// Why past sessions cannot be looked through. Wording: below.
package enum IndexError: Error, Equatable {
  /// A folder of sessions cannot be read.
  case unreadable(String)
  case store(StoreError)
  /// SQLite cannot do what is needed, not even in memory.
  case unusable(reason: String)
}

/// What the person should know while sessions are looked through.
package enum IndexNotice: Sendable, Equatable {
  /// Many logs must be read first.
  case making(sessions: Int)
  /// Another window is at it.
  case waiting
  /// Another window is at it still; this once, everything is read without an index.
  case busy
  /// The index cannot be kept; everything is read anew each time.
  case notKept(path: String)
}

extension IndexError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let folder): "The sessions in \(folder) cannot be read."
    case .store(let error): error.description
    case .unusable(let reason):
      "Past sessions cannot be looked through: SQLite says \u{201C}\(reason)\u{201D}. "
        + "coach replay with a date still works."
    }
  }
}

extension IndexNotice: CustomStringConvertible {
  package var description: String {
    switch self {
    case .making(let sessions): "Reading \(sessions) sessions once, so that the next time is quick…"
    case .waiting:
      "Another window is just making your sessions quick to find. Waiting for it, a minute at most…"
        + " Ctrl-C leaves."
    case .busy: "It is still at it, so every session is read here as well, this once."
    case .notKept(let path):
      "\(path) cannot be kept, so every session is read anew each time."
    }
  }
}
