import Coach
import SessionStore

/// Brings the tables to what the logs say, reading the logs that are new or have changed.
struct IndexUpdate {
  private let database: Database
  private let store: Store
  private let safetyNodes: Set<String>
  private let scan: FolderScan

  /// The numbers of texts: all of them while everything is made anew, else those met so far.
  private var known: [String: Int] = [:]
  private var nextText: Int
  private let isNew: Bool
  /// Texts that a log held before and may hold no more.
  private var dropped: Set<Int> = []

  private let putSession: Statement
  private let putLine: Statement
  private let putText: Statement
  private let putWords: Statement
  private let findText: Statement

  init(
    _ database: Database, store: Store, safetyNodes: Set<String>, scan: FolderScan, isNew: Bool
  ) throws(DatabaseFailure) {
    self.database = database
    self.store = store
    self.safetyNodes = safetyNodes
    self.scan = scan
    self.isNew = isNew
    putSession = try database.prepare("INSERT OR REPLACE INTO session VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
    putLine = try database.prepare("INSERT OR REPLACE INTO line VALUES(?,?,?)")
    putText = try database.prepare("INSERT INTO text VALUES(?,?,?)")
    putWords = try database.prepare("INSERT INTO words(rowid, content) VALUES(?,?)")
    findText = try database.prepare("SELECT id, content FROM text WHERE hash = ?")
    let last = try database.prepare("SELECT max(id) FROM text")
    nextText = try last.step() ? Int(last.number(0)) + 1 : 1
  }

  /// Does what is to be done, after `begin`; false when nothing was. `tell` hears of it when many
  /// logs must be read.
  mutating func run(
    tell: (IndexNotice) -> Void, begin: () -> Void
  ) throws(IndexFailure) -> Bool {
    let changes = try changes()
    guard !changes.isEmpty else { return false }
    begin()
    let count = changes.reduce(0) { $0 + $1.new.count }
    if count >= Self.many { tell(.making(sessions: count)) }
    try wrap { () throws(DatabaseFailure) in try database.run("BEGIN") }
    for change in changes {
      for file in change.gone { try take(out: file) }
      for (file, stamp) in change.new.sorted(by: { $0.key < $1.key }) { try take(file, stamp) }
      try note(change)
    }
    try wrap { () throws(DatabaseFailure) in
      try removeDropped()
      if isNew { try database.run("INSERT INTO words(words) VALUES('rebuild')") }
      try database.run("COMMIT")
    }
    return true
  }

  /// So many logs take long enough to say so.
  private static let many = 400

  // MARK: Looking

  private struct Change {
    var year: String
    var seen: FolderScan.Year?
    var gone: [SessionFileName] = []
    var new: [SessionFileName: FileStamp] = [:]
  }

  private func changes() throws(IndexFailure) -> [Change] {
    var stored: [String: FolderScan.Year] = [:]
    try wrap { () throws(DatabaseFailure) in
      let rows = try database.prepare("SELECT name, count, sum FROM year")
      while try rows.step() {
        stored[rows.text(0)] = FolderScan.Year(
          count: Int(rows.number(1)), sum: UInt64(bitPattern: rows.number(2)))
      }
    }
    var changes: [Change] = []
    for year in Set(scan.years.keys).union(stored.keys).sorted() {
      let seen = scan.years[year]
      if let seen, let known = stored[year], seen.count == known.count, seen.sum == known.sum { continue }
      var change = Change(year: year, seen: seen)
      do {
        if seen != nil { change.new = try scan.stamps(of: year) }
      } catch {
        throw .index(error)
      }
      try wrap { () throws(DatabaseFailure) in
        let rows = try database.prepare(
          "SELECT stem, size, modified, noted, number FROM session WHERE stem >= ? AND stem < ?")
        try rows.bind([.text(year), .text(year + "~")])
        while try rows.step() {
          guard let file = SessionFileName(rows.text(0)) else { continue }
          let stamp = FileStamp(
            size: rows.number(1), modified: rows.number(2), noted: rows.number(3),
            number: UInt64(bitPattern: rows.number(4)))
          guard let now = change.new[file] else {
            change.gone.append(file)
            continue
          }
          if now == stamp { change.new[file] = nil }
        }
      }
      changes.append(change)
    }
    return changes
  }

  // MARK: Taking in

  private mutating func take(_ file: SessionFileName, _ stamp: FileStamp) throws(IndexFailure) {
    let log: SessionLog
    do {
      log = try store.outline(of: file)
    } catch {
      switch error {
      case .missing:
        // Removed since it was seen.
        try take(out: file)
        return
      case .newerFormat, .unreadable, .denied, .device, .failed:
        log = SessionLog(unreadable: file)
        try put(log, stamp, faults: [StoreNotice.leftOut(error, file: file.description).description])
        return
      default: throw .index(.store(error))
      }
    }
    try put(log, stamp, faults: nil)
  }

  private mutating func put(
    _ log: SessionLog, _ stamp: FileStamp, faults: [String]?
  ) throws(IndexFailure) {
    let (digest, turns) = SessionDigest.make(log, safetyNodes: safetyNodes)
    // What has just changed is looked at again next time.
    let stamp = scan.isFresh(stamp) ? FileStamp.unknown : stamp
    let stem = digest.file.stem
    do {
      var lines: [LineTable.Turn] = []
      for turn in turns {
        var line = LineTable.Turn(number: turn.number, marks: [], texts: [])
        if turn.isHidden { line.marks.insert(.hidden) }
        if turn.isTakenBack { line.marks.insert(.takenBack) }
        if let typed = turn.typed {
          line.marks.insert(.typed)
          line.texts.append(try text(typed))
        }
        for said in turn.said { line.texts.append(try text(said)) }
        lines.append(line)
      }
      if !isNew { try drop(stem, keeping: Set(lines.flatMap(\.texts))) }
      try putSession.run([
        .text(stem), .number(stamp.size), .number(stamp.modified), .number(stamp.noted),
        .number(Int64(bitPattern: stamp.number)), .text(digest.session), .text(digest.startedAt.description),
        .text(digest.endedAt.description), .number(Int64(digest.turns)), .number(digest.isFinished ? 1 : 0),
        .number(digest.touchesSafety ? 1 : 0), .text(digest.topics.joined(separator: "\n")),
        .text(digest.feelings.joined(separator: "\n")), .text(digest.firstWords),
        .text((faults ?? digest.faults).joined(separator: "\n")),
      ])
      try putLine.run([.text(stem), .number(Int64(digest.turns)), .bytes(LineTable.packed(lines))])
    } catch {
      throw .database(error)
    }
  }

  /// The number of a text, new if it has none yet.
  private mutating func text(_ content: String) throws(DatabaseFailure) -> Int {
    if let number = known[content] { return number }
    let hash = Int64(bitPattern: content.stableHash)
    if !isNew {
      try findText.bind([.number(hash)])
      while try findText.step() {
        // Texts that only look the same are not the same.
        if findText.text(1).utf8.elementsEqual(content.utf8) {
          let number = Int(findText.number(0))
          known[content] = number
          return number
        }
      }
    }
    let number = nextText
    nextText += 1
    known[content] = number
    try putText.run([.number(Int64(number)), .number(hash), .text(content)])
    if !isNew { try putWords.run([.number(Int64(number)), .text(content)]) }
    return number
  }

  private func note(_ change: Change) throws(IndexFailure) {
    try wrap { () throws(DatabaseFailure) in
      guard let seen = change.seen else {
        try database.prepare("DELETE FROM year WHERE name = ?").run([.text(change.year)])
        return
      }
      let sum = seen.isFresh ? seen.sum &+ 1 : seen.sum
      try database.prepare("INSERT OR REPLACE INTO year VALUES(?,?,?)")
        .run([.text(change.year), .number(Int64(seen.count)), .number(Int64(bitPattern: sum))])
    }
  }

  // MARK: Taking out

  private mutating func take(out file: SessionFileName) throws(IndexFailure) {
    do {
      try drop(file.stem, keeping: [])
      for table in ["session", "line"] {
        try database.prepare("DELETE FROM \(table) WHERE stem = ?").run([.text(file.stem)])
      }
    } catch {
      throw .database(error)
    }
  }

  /// Notes which texts of a session may now be without a log that holds them.
  private mutating func drop(_ stem: String, keeping kept: Set<Int>) throws(DatabaseFailure) {
    let rows = try database.prepare("SELECT data FROM line WHERE stem = ?")
    try rows.bind([.text(stem)])
    guard try rows.step() else { return }
    var old: Set<Int> = []
    rows.withBytes(0) { bytes in LineTable.forEach(bytes) { _, _, _, text in old.insert(text) } }
    dropped.formUnion(old.subtracting(kept))
  }

  /// Removes the texts that no log holds any more, from the full-text tables as well: those keep the
  /// words of removed rows for a while, so they are made anew.
  private func removeDropped() throws(DatabaseFailure) {
    var dropped = dropped
    guard !dropped.isEmpty else { return }
    let rows = try database.prepare("SELECT data FROM line")
    while try rows.step() {
      rows.withBytes(0) { bytes in LineTable.forEach(bytes) { _, _, _, text in dropped.remove(text) } }
    }
    guard !dropped.isEmpty else { return }
    let remove = try database.prepare("DELETE FROM text WHERE id = ?")
    for text in dropped { try remove.run([.number(Int64(text))]) }
    try database.run("INSERT INTO words(words) VALUES('rebuild')")
  }

  private func wrap<Result>(
    _ body: () throws(DatabaseFailure) -> Result
  ) throws(IndexFailure) -> Result {
    do {
      return try body()
    } catch {
      throw .database(error)
    }
  }
}

/// What can go wrong within: with the tables, which can be made anew, or with the logs.
enum IndexFailure: Error {
  case database(DatabaseFailure)
  case index(IndexError)
}

extension String {
  /// The same in every run of the program.
  var stableHash: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
