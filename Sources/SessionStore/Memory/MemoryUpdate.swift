import Coach

/// Brings a memory up to date with the logs, taking in as few of them as will do.
///
/// The result always equals taking in every log from nothing, in the order of their starts.
struct MemoryUpdate {
  private let store: Store
  private(set) var memory = Memory()
  private(set) var taken = Taken()
  private(set) var notices: [StoreNotice] = []

  /// The sessions on the disk by year; years whose folder has not changed are not listed.
  private var listed: [String: [SessionFileName]] = [:]
  private var changed: [String: Int64] = [:]

  /// Takes in what a file from earlier lacks; nil when it lacks nothing.
  ///
  /// Cost when nothing is new: one look at each year and at each unfinished session.
  static func update(
    _ file: MemoryFile?, store: Store
  ) throws(StoreError) -> MemoryUpdate? {
    var update = MemoryUpdate(store: store)
    try update.survey(known: file?.taken)
    guard let file else {
      try update.takeAll()
      return update
    }
    let grown = try update.grown(file.taken)
    guard let new = update.newSessions(after: file.taken) else {
      try update.takeAll()
      return update
    }
    if new.isEmpty, grown.isEmpty { return nil }
    guard try update.resume(from: file, grown: grown) else {
      try update.takeAll()
      return update
    }
    try update.take(new)
    update.noteYears(known: file.taken)
    return update
  }

  private init(store: Store) { self.store = store }

  // MARK: Looking

  /// Lists every year whose folder has changed.
  private mutating func survey(known: Taken?) throws(StoreError) {
    let years = try store.years()
    for year in years {
      let path = "\(store.paths.sessions)/\(year)"
      let status = try store.wrapping { () throws(FileFailure) in try store.files.status(path) }
      guard let status else { continue }
      changed[year] = status.modified
      if let time = known?.years[year]?.changed, time == status.modified { continue }
      listed[year] = try store.sessions(of: year)
    }
    for year in known?.years.keys.filter({ !years.contains($0) }) ?? [] { listed[year] = [] }
  }

  /// The sessions that are not taken in, oldest first; nil when some that were are gone or any new
  /// one comes before the newest of them.
  private func newSessions(after taken: Taken) -> [SessionFileName]? {
    var new: [SessionFileName] = []
    for (year, sessions) in listed {
      let old = sessions.filter { name in taken.newest.map { name.stem <= $0 } ?? false }
      let known = taken.years[year]
      guard old.count == known?.sessions ?? 0,
        old.isEmpty || Taken.checksum(of: old) == known?.names
      else { return nil }
      new += sessions.dropFirst(old.count)
    }
    return new.sorted()
  }

  /// The unfinished sessions whose logs are longer or shorter than when they were taken in.
  private func grown(_ taken: Taken) throws(StoreError) -> [String] {
    var grown: [String] = []
    for open in taken.unfinished {
      // Made without a look at every sign of the name: there may be hundreds.
      var path = store.paths.sessions
      path.reserveCapacity(path.utf8.count + open.session.utf8.count + 12)
      path += "/"
      path += String(decoding: open.session.utf8.prefix(4), as: UTF8.self)
      path += "/"
      path += open.session
      path += ".jsonl"
      let status = try store.wrapping { () throws(FileFailure) in try store.files.status(path) }
      if status?.length != open.bytes { grown.append(open.session) }
    }
    return grown
  }

  // MARK: Taking in

  /// Starts from the file, and if a session has grown, from the point before it: what was remembered
  /// then stands in its own log.
  ///
  /// False when what came before it is not known for certain.
  private mutating func resume(
    from file: MemoryFile, grown: [String]
  ) throws(StoreError) -> Bool {
    memory = file.memory
    taken = file.taken
    guard let oldest = grown.min() else { return true }
    let known = file.taken.unfinished.first { $0.session == oldest }?.before
    let before = oldest == file.taken.newest ? file.taken.beforeNewest : known
    guard let before, let session = SessionFileName(oldest),
      let start = try store.log(session).start, start.memory.checksum == before
    else { return false }
    memory = start.memory
    taken.unfinished.removeAll { $0.session >= oldest }
    try take(try sessions(from: oldest, to: file.taken.newest ?? oldest))
    return true
  }

  /// The sessions that were taken in, from one on; other years are not even listed.
  private func sessions(from first: String, to last: String) throws(StoreError) -> [SessionFileName] {
    var found: [SessionFileName] = []
    for year in try store.years() where year >= first.prefix(4) && year <= last.prefix(4) {
      if let known = listed[year] { found += known } else { found += try store.sessions(of: year) }
    }
    return found.filter { $0.stem >= first && $0.stem <= last }.sorted()
  }

  private mutating func takeAll() throws(StoreError) {
    memory = Memory()
    taken = Taken()
    notices = []
    for year in try store.years() where listed[year] == nil {
      listed[year] = try store.sessions(of: year)
    }
    try take(listed.values.joined().sorted())
    noteYears(known: nil)
  }

  private mutating func take(_ sessions: [SessionFileName]) throws(StoreError) {
    for (index, session) in sessions.enumerated() {
      // The checksum costs more than the session itself, and only one of late is likely to go on.
      let isNewest = index == sessions.count - 1
      if isNewest { taken.beforeNewest = memory.checksum }
      let before = isNewest ? taken.beforeNewest : nil
      try take(session, before: before, isLate: index >= sessions.count - Self.late)
    }
  }

  /// How many sessions at the end may go on without every log being read.
  private static let late = 50

  private mutating func take(
    _ session: SessionFileName, before: String?, isLate: Bool
  ) throws(StoreError) {
    taken.newest = session.stem
    let bytes = try store.wrapping { () throws(FileFailure) in
      try store.files.contents(store.path(of: session))
    }
    guard let bytes else { return }
    var open = Taken.Open(session: session.stem, bytes: bytes.count, before: before)
    do {
      let log = try LogReader.read(
        OpenedLog(bytes, file: session, by: store.sealing).bytes, file: session,
        wanted: Self.wanted)
      if !log.isFinished, isLate { open.before = before ?? memory.checksum }
      memory.apply(log.events, session: log.session)
      notices += log.faults
      if log.isFinished { return }
    } catch {
      notices.append(.leftOut(error, file: session.description))
    }
    taken.unfinished.append(open)
  }

  private static let wanted = WantedEvents.only([.typed, .remembered, .tookBack, .ended])

  // MARK: Noting

  private mutating func noteYears(known: Taken?) {
    for (year, sessions) in listed {
      taken.years[year] =
        sessions.isEmpty
        ? nil
        : Taken.Year(
          sessions: sessions.count, names: Taken.checksum(of: sessions), changed: changed[year])
    }
  }

  /// What to write, given the disk's clock.
  ///
  /// A folder that changed within the last seconds may change again without its time moving on,
  /// so its time is not noted.
  func file(clock: Int64) -> MemoryFile {
    var taken = taken
    for (year, known) in taken.years {
      if let time = known.changed, time > clock - Self.clockGrain {
        taken.years[year]?.changed = nil
      }
    }
    return MemoryFile(memory: memory, taken: taken)
  }

  private static let clockGrain: Int64 = 3_000_000_000
}
