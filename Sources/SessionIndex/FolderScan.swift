import SessionStore

/// The logs on the disk right now, year by year.
struct FolderScan {
  struct Year: Equatable {
    /// How many there are, and a sum over their names and stamps: the same for the same files.
    var count = 0
    var sum: UInt64 = 0
    /// A file changed within the last moments and may change again without its times moving on.
    var isFresh = false
  }

  private(set) var years: [String: Year] = [:]
  private let store: Store
  private let now: Int64

  /// Looks at every log. Cost: one call of the system for each.
  init(_ store: Store) throws(IndexError) {
    self.store = store
    now = System.now
    var names: [String] = []
    let isRead = System.files(in: store.paths.sessions) { name, _ in
      if name.count == 4, name.allSatisfy({ (48...57).contains($0) }) {
        names.append(String(decoding: name, as: UTF8.self))
      }
    }
    guard isRead else { throw .unreadable(store.paths.sessions) }
    for name in names {
      var year = Year()
      try forEach(name) { file, stamp in
        year.count += 1
        year.sum &+= Self.hash(file, stamp)
        if isFresh(stamp) { year.isFresh = true }
      }
      years[name] = year
    }
  }

  /// The stamps of one year's logs; unknown for one that has only just changed.
  func stamps(of year: String) throws(IndexError) -> [SessionFileName: FileStamp] {
    var stamps: [SessionFileName: FileStamp] = [:]
    try forEach(year) { file, stamp in
      guard let name = SessionFileName(String(decoding: file, as: UTF8.self)) else { return }
      stamps[name] = stamp
    }
    return stamps
  }

  /// Whether a file changed so lately that a further change might leave all its times as they are.
  func isFresh(_ stamp: FileStamp) -> Bool { abs(now - stamp.noted) < Self.grain }

  private func forEach(
    _ year: String, _ body: (UnsafeBufferPointer<UInt8>, FileStamp) -> Void
  ) throws(IndexError) {
    let folder = "\(store.paths.sessions)/\(year)"
    let digits = Array(year.utf8)
    let ending = Array(".jsonl".utf8)
    let isRead = System.files(in: folder) { name, stamp in
      if name.starts(with: digits), name.suffix(ending.count).elementsEqual(ending) { body(name, stamp) }
    }
    guard isRead else { throw .unreadable(folder) }
  }

  private static func hash(_ name: UnsafeBufferPointer<UInt8>, _ stamp: FileStamp) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for part in [
      UInt64(bitPattern: stamp.size), UInt64(bitPattern: stamp.modified), UInt64(bitPattern: stamp.noted),
      stamp.number,
    ] {
      hash = (hash ^ part) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    return hash
  }

  private static let grain: Int64 = 2_000_000_000
}
