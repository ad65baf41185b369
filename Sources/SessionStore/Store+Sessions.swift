package import Coach

/// Sessions in a listing, with what could not be listed.
package struct SessionList: Sendable, Equatable {
  package var sessions: [SessionSummary]
  package var notices: [StoreNotice]
}

extension Store {
  /// Lists sessions, newest first, up to a limit.
  ///
  /// Cost: one read for each session listed.
  package func sessions(limit: Int = .max) throws(StoreError) -> SessionList {
    var list = SessionList(sessions: [], notices: [])
    for year in try years().reversed() {
      for file in try sessions(of: year).reversed() {
        guard list.sessions.count < limit else { return list }
        if let summary = try summary(file, &list.notices) { list.sessions.append(summary) }
      }
    }
    return list
  }

  /// How many logs there are. Cost: one list for each year.
  package func sessionCount() throws(StoreError) -> Int {
    var count = 0
    for year in try years() { count += try sessions(of: year).count }
    return count
  }

  /// The sessions that have not come to their close, newest first, as `memory()` found them.
  ///
  /// Cost: one read for each of them, however many sessions there are.
  package func unfinished(in known: Recollection) throws(StoreError) -> [SessionSummary] {
    var notices: [StoreNotice] = []
    var summaries: [SessionSummary] = []
    for open in known.taken.unfinished.reversed() {
      guard let file = SessionFileName(open.session) else { continue }
      if let summary = try summary(file, &notices), !summary.isFinished {
        summaries.append(summary)
      }
    }
    return summaries
  }

  /// The newest of them whose log a closure wants; no older one is read.
  ///
  /// The log lacks the choices that were offered, and what was remembered when it began.
  package func newestUnfinished(
    in known: Recollection, where isWanted: (SessionLog) -> Bool
  ) throws(StoreError) -> SessionSummary? {
    for open in known.taken.unfinished.reversed() {
      guard let file = SessionFileName(open.session) else { continue }
      do {
        let log = try outline(of: file)
        if let summary = SessionSummary(log), !summary.isFinished, isWanted(log) { return summary }
      } catch {
        switch error {
        case .newerFormat, .unreadable, .denied, .device, .missing: continue
        default: throw error
        }
      }
    }
    return nil
  }

  /// Notes that an unfinished session will not be taken up again, so that it is offered no more.
  package func finish(_ file: SessionFileName, at moment: Moment) throws(StoreError) {
    var writer = try LogWriter.open(file, in: self)
    let log = try writer.read()
    if log.isFinished { return }
    writer.goOn(after: log)
    try writer.append([TimedEvent(at: moment, event: .ended(.finished))])
  }

  /// Finds a session by `last`, its number from the newest (from 1), its file name, its date
  /// (`2026-11-24`, a month or a year) or the first four or more digits of its id.
  ///
  /// A date stands for the newest session of that time; a number that is also a year with sessions is
  /// the year. Throws `noSession` or `ambiguous`. Cost: the names of a few years; for a number
  /// the beginning of as many logs.
  package func find(_ query: String) throws(StoreError) -> SessionFileName {
    if let file = SessionFileName(query) {
      let path = path(of: file)
      if try wrapping({ () throws(FileFailure) in try files.status(path) }) != nil { return file }
      throw .noSession(query: query)
    }
    if query == "last" { return try session(number: 1, query) }
    if let number = Self.number(query), try !years().contains(query) {
      do {
        return try session(number: number, query)
      } catch .noSession where query.utf8.count >= 4 {
        // Digits of an id may all be decimal.
      }
    }
    let isDate = query.contains("-")
    let id = query.utf8.count >= 4 ? String(query.prefix(8)) : nil
    var fitting: [SessionFileName] = []
    for year in try years().reversed() {
      if isDate, !query.hasPrefix(year) { continue }
      for file in try sessions(of: year).reversed() {
        if isDate || query == file.year, file.stem.hasPrefix(query), try isSession(file) {
          return file
        } else if let id, file.shortID.hasPrefix(id), try isSession(file) {
          fitting.append(file)
        }
      }
    }
    guard let file = fitting.first else { throw .noSession(query: query) }
    if fitting.count > 1 { throw .ambiguous(query: query, count: fitting.count) }
    return file
  }

  /// A number from the newest, if a person would mean one by it.
  package static func number(_ query: String) -> Int? {
    guard (1...6).contains(query.utf8.count), query.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(query)
  }

  /// Whether there are sessions of a year, written with four digits.
  package func hasYear(_ year: String) -> Bool { (try? years().contains(year)) ?? false }

  private func session(number: Int, _ query: String) throws(StoreError) -> SessionFileName {
    var rank = number
    for year in try years().reversed() where rank > 0 {
      for file in try sessions(of: year).reversed() where try isSession(file) {
        rank -= 1
        if rank == 0 { return file }
      }
    }
    throw .noSession(query: query)
  }

  /// The newest session besides one. Throws when it cannot be read: another must never stand for it.
  func newest(besides own: SessionFileName?) throws(StoreError) -> SessionFileName? {
    for year in try years().reversed() {
      for file in try sessions(of: year).reversed() where file != own {
        if try isSession(file) { return file }
      }
    }
    return nil
  }

  /// Whether anything was typed in it: the rest is what a crash at the very start left behind.
  ///
  /// Throws when the disk does not give it, so that `last` and numbers never mean another session.
  private func isSession(_ file: SessionFileName) throws(StoreError) -> Bool {
    if (try? beginsWithTurn(file)) == true { return true }
    do {
      return SessionSummary(try log(file, wanted: Self.wanted)) != nil
    } catch {
      switch error {
      case .newerFormat, .unreadable, .missing: return false
      default: throw error
      }
    }
  }

  /// Whether the first thing typed stands near the beginning, which is all that is read.
  private func beginsWithTurn(_ file: SessionFileName) throws(FileFailure) -> Bool {
    let path = path(of: file)
    let number = try files.open(path, for: .read)
    defer { files.close(number) }
    var bytes: [UInt8] = []
    while bytes.count < Self.mostOfBeginning {
      let part = try files.read(number, at: bytes.count, count: Self.partOfBeginning)
      bytes += part
      // A quotation mark inside a JSON string is escaped, so no typed text looks like this; the
      // line's end tells that it is whole.
      let isThere = bytes.withUnsafeBufferPointer { bytes in
        System.end(of: Self.typedMark, in: bytes, from: 0)
          .flatMap { System.end(of: [LogFormat.lineFeed], in: bytes, from: $0) } != nil
      }
      if isThere { return true }
      if part.count < Self.partOfBeginning { return false }
    }
    return false
  }

  private static let typedMark = Array(#""event":"typed""#.utf8)
  private static let partOfBeginning = 32_768
  private static let mostOfBeginning = 1 << 20

  private func summary(
    _ file: SessionFileName, _ notices: inout [StoreNotice]
  ) throws(StoreError) -> SessionSummary? {
    do {
      let log = try log(file, wanted: Self.wanted)
      notices += log.faults
      return SessionSummary(log)
    } catch {
      switch error {
      case .newerFormat, .unreadable, .denied, .device:
        notices.append(.leftOut(error, file: file.description))
        return nil
      case .missing: return nil  // Removed since it was listed.
      default: throw error
      }
    }
  }

  private static let wanted = WantedEvents.only([.typed, .heard, .ended, .resumed])
}
