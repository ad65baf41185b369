package import SessionStore
import Coach

/// What the index holds, while it is lent.
package struct IndexContents {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// A session with its number from the newest, as `Store.find` takes it.
  package struct Listed: Sendable, Equatable {
    package var number: Int
    package var digest: SessionDigest
  }

  /// Sessions that fit, newest first, with what must be said of files that cannot be read.
  package struct Listing: Sendable, Equatable {
    package var sessions: [Listed] = []
    package var faults: [String] = []
  }

  /// Lists sessions. Cost: linear in those looked at until the limit is reached.
  package func sessions(_ filter: SessionFilter, limit: Int = .max) throws -> Listing {
    var listing = Listing()
    var number = 0
    let rows = try database.prepare("SELECT \(Self.columns) FROM session ORDER BY stem DESC")
    while listing.sessions.count < limit, try rows.step() {
      if rows.number(4) == 0 {
        if filter.isEmpty { listing.faults += Self.list(rows, 10) }
        continue
      }
      number += 1
      guard filter.isEmpty || Self.fits(rows, filter), let digest = Self.digest(rows) else { continue }
      listing.faults += digest.faults
      listing.sessions.append(Listed(number: number, digest: digest))
    }
    return listing
  }

  /// How many sessions there are, on which days the first and the last began, and the feelings
  /// that were named, the most frequent first.
  package struct Overview: Sendable, Equatable {
    package var count = 0
    package var first = ""
    package var last = ""
    package var feelings: [String] = []
  }

  package func overview() throws -> Overview {
    var overview = Overview()
    var counts: [String: Int] = [:]
    let rows = try database.prepare("SELECT started, feelings FROM session WHERE turns > 0 ORDER BY stem")
    while try rows.step() {
      overview.count += 1
      overview.last = String(rows.text(0).prefix(10))
      if overview.count == 1 { overview.first = overview.last }
      for feeling in Self.list(rows, 1) { counts[feeling, default: 0] += 1 }
    }
    overview.feelings = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return overview
  }

  /// The session with a number from the newest; nil when there are fewer.
  package func session(number: Int) throws -> SessionFileName? {
    guard number > 0 else { return nil }
    let rows = try database.prepare(
      "SELECT stem FROM session WHERE turns > 0 ORDER BY stem DESC LIMIT 1 OFFSET ?")
    try rows.bind([.number(Int64(number - 1))])
    return try rows.step() ? SessionFileName(rows.text(0)) : nil
  }

  /// A place in which what was looked for stands.
  package struct Hit: Sendable, Equatable {
    package var session: Listed
    /// The first thing typed is turn 1; the opening is 0.
    package var turn: Int
    package var isTyped: Bool
    package var isTakenBack: Bool
    /// The text in parts, with what was found marked; nil within a talk about danger.
    package var text: [Part]?
  }

  package struct Part: Sendable, Equatable {
    package var text: String
    package var isFound: Bool
  }

  package enum Speaker: Sendable { case anyone, you, coach }

  /// Finds words, the newest place first.
  package func search(
    _ words: SearchWords, by speaker: Speaker = .anyone, _ filter: SessionFilter = SessionFilter(),
    limit: Int = .max
  ) throws -> [Hit] {
    let matches = try matches(words)
    if matches.isEmpty { return [] }
    var places: [Place] = []
    let isWanted = try wanted(filter)
    var number = 0
    let rows = try database.prepare("SELECT stem, turns, data FROM line ORDER BY stem DESC")
    while places.count < limit, try rows.step() {
      if rows.number(1) > 0 { number += 1 }
      var found: [Place] = []
      rows.withBytes(2) { bytes in
        LineTable.forEach(bytes) { turn, marks, place, text in
          guard text < matches.count, matches[text] else { return }
          let isTyped = place == 0 && marks.contains(.typed)
          guard speaker == .anyone || (speaker == .you) == isTyped else { return }
          found.append(Place(stem: "", number: number, turn: turn, isTyped: isTyped, marks: marks, text: text))
        }
      }
      guard !found.isEmpty else { continue }
      let stem = rows.text(0)
      guard try isWanted(stem) else { continue }
      // That danger was spoken of is said once for a session.
      if let first = found.lastIndex(where: { $0.marks.contains(.hidden) }) {
        let kept = found[first]
        found.removeAll { $0.marks.contains(.hidden) }
        found.insert(kept, at: found.firstIndex { $0.turn > kept.turn } ?? found.count)
      }
      for place in found.reversed() where places.count < limit {
        places.append(place.within(stem))
      }
    }
    return try hits(places, words)
  }

  private struct Place {
    var stem: String
    var number: Int
    var turn: Int
    var isTyped: Bool
    var marks: LineTable.Marks
    var text: Int

    func within(_ stem: String) -> Place {
      var place = self
      place.stem = stem
      return place
    }
  }

  /// For each text's number, whether it holds what is looked for.
  private func matches(_ words: SearchWords) throws(DatabaseFailure) -> [Bool] {
    let last = try database.prepare("SELECT max(id) FROM text")
    guard try last.step() else { return [] }
    var matches = [Bool](repeating: false, count: Int(last.number(0)) + 1)
    let rows: Statement
    if words.expression.isEmpty {
      rows = try database.prepare("SELECT id, content FROM text")
    } else if words.signs.isEmpty {
      rows = try database.prepare("SELECT rowid FROM words WHERE words MATCH ?")
    } else {
      rows = try database.prepare(
        "SELECT id, content FROM text WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?)")
    }
    if !words.expression.isEmpty { try rows.bind([.text(words.expression)]) }
    while try rows.step() {
      if !words.signs.isEmpty {
        let content = rows.text(1)
        guard words.signs.allSatisfy({ content.contains($0) }) else { continue }
      }
      matches[Int(rows.number(0))] = true
    }
    return matches
  }

  /// What tells whether a session is wanted. Each is looked up when something was found in it: mostly
  /// that is in few, or in the newest, and then the limit is soon reached.
  private func wanted(_ filter: SessionFilter) throws -> (String) throws -> Bool {
    if filter.isEmpty { return { _ in true } }
    let rows = try database.prepare("SELECT \(Self.columns) FROM session WHERE stem = ? AND turns > 0")
    return { stem in
      try rows.bind([.text(stem)])
      return try rows.step() && Self.fits(rows, filter)
    }
  }

  // MARK: Showing

  private func hits(_ places: [Place], _ words: SearchWords) throws(DatabaseFailure) -> [Hit] {
    var hits: [Hit] = []
    let parts = try parts(Set(places.filter { !$0.marks.contains(.hidden) }.map(\.text)), words)
    let rows = try database.prepare("SELECT \(Self.columns) FROM session WHERE stem = ?")
    var last: SessionDigest?
    for place in places {
      if last?.file.stem != place.stem {
        try rows.bind([.text(place.stem)])
        guard try rows.step(), let digest = Self.digest(rows) else { continue }
        last = digest
      }
      guard let last else { continue }
      let isHidden = place.marks.contains(.hidden)
      hits.append(
        Hit(
          session: Listed(number: place.number, digest: last), turn: place.turn, isTyped: place.isTyped,
          isTakenBack: place.marks.contains(.takenBack),
          text: isHidden ? nil : parts[place.text] ?? []))
    }
    return hits
  }

  /// Texts with what was found marked, by their numbers.
  private func parts(_ texts: Set<Int>, _ words: SearchWords) throws(DatabaseFailure) -> [Int: [Part]] {
    var parts: [Int: [Part]] = [:]
    guard !texts.isEmpty else { return parts }
    let numbers = texts.sorted().map(String.init).joined(separator: ",")
    if words.expression.isEmpty {
      let rows = try database.prepare("SELECT id, content FROM text WHERE id IN (\(numbers))")
      while try rows.step() { parts[Int(rows.number(0))] = Part.marking(words.signs, in: rows.text(1)) }
      return parts
    }
    // With the plus sign the words are looked for once, not once for each text.
    let rows = try database.prepare(
      "SELECT rowid, highlight(words, 0, ?, ?) FROM words WHERE words MATCH ? AND +rowid IN (\(numbers))")
    try rows.bind([.text(Part.opening), .text(Part.closing), .text(words.expression)])
    while try rows.step() { parts[Int(rows.number(0))] = Part.parts(rows.text(1)) }
    return parts
  }

  private static let columns =
    "stem, id, started, ended, turns, topics, feelings, first, finished, safety, faults"

  private static func fits(_ row: Statement, _ filter: SessionFilter) -> Bool {
    filter.fits(
      day: row.text(2), topics: filter.topic == nil ? [] : list(row, 5),
      feelings: filter.feeling == nil ? [] : list(row, 6))
  }

  private static func list(_ row: Statement, _ column: Int32) -> [String] {
    row.text(column).split(separator: "\n").map(String.init)
  }

  private static func digest(_ row: Statement) -> SessionDigest? {
    guard let file = SessionFileName(row.text(0)), let start = Moment(row.text(2)), let end = Moment(row.text(3))
    else { return nil }
    return SessionDigest(
      file: file, session: row.text(1), startedAt: start, endedAt: end, turns: Int(row.number(4)),
      topics: list(row, 5), feelings: list(row, 6), firstWords: row.text(7), isFinished: row.number(8) == 1,
      touchesSafety: row.number(9) == 1, faults: list(row, 10))
  }
}

extension IndexContents.Part {
  // Nobody types these, and they would not be shown anyway.
  static let opening = "\u{1}"
  static let closing = "\u{2}"

  /// The parts of a text in which the marks stand.
  static func parts(_ marked: String) -> [IndexContents.Part] {
    var parts: [IndexContents.Part] = []
    var text = String.UnicodeScalarView()
    func take(isFound: Bool) {
      if !text.isEmpty { parts.append(IndexContents.Part(text: String(text), isFound: isFound)) }
      text = String.UnicodeScalarView()
    }
    for scalar in marked.unicodeScalars {
      switch scalar.value {
      case 1: take(isFound: false)
      case 2: take(isFound: true)
      default: text.append(scalar)
      }
    }
    take(isFound: false)
    return parts
  }

  /// Marks signs in a text, each where it stands first.
  static func marking(_ signs: [String], in text: String) -> [IndexContents.Part] {
    var marked = text
    for sign in signs {
      if let place = marked.firstRange(of: sign) {
        marked.replaceSubrange(place, with: opening + sign + closing)
      }
    }
    return parts(marked)
  }
}
