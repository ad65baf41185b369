/// What a person must check among the help lines before a release: how sure each row is, and how old.
package struct HelpLineReview: Sendable {
  /// Why a row is to be checked, the most pressing first.
  package enum Reason: Int, Sendable, CaseIterable {
    /// Shown to people, and seen more than six months ago or on no known day.
    case old
    /// Shown to people although it comes from memory, as emergency numbers do.
    case fromMemory
    /// A lead (`K` or `U`), never shown to people.
    case lead
    /// Shown to people and seen within six months.
    case recent
  }

  package struct Entry: Sendable {
    package let row: HelpLines.Row
    package let reason: Reason
    /// The first day that the row's date can mean; nil when there is none.
    let seen: CivilDate?
  }

  /// By reason, then the oldest first; rows without a day come before all others.
  package let entries: [Entry]
  /// Names of countries with no row that was seen on a line's own page (`O`).
  package let unsureCountries: [String]
  private let day: CivilDate

  /// Sorts the rows as they stand on a moment's calendar day.
  package init(_ lines: HelpLines, at moment: Moment) {
    let today = CivilDate(day: moment.localDay)
    day = today
    entries = lines.rows.map { row in
      let seen = CivilDate(seen: row.seen, notAfter: today)
      return Entry(row: row, reason: Self.reason(row, seen, today), seen: seen)
    }.enumerated().sorted { left, right in
      Self.order(left.element, left.offset) < Self.order(right.element, right.offset)
    }.map(\.element)
    var names: [String] = []
    for row in lines.rows where !names.contains(row.name) {
      if !lines.rows.contains(where: { $0.country == row.country && $0.sure == "O" }) {
        names.append(row.name)
      }
    }
    unsureCountries = names
  }

  private static func reason(
    _ row: HelpLines.Row, _ seen: CivilDate?, _ today: CivilDate
  ) -> Reason {
    guard row.sure == "O" else { return row.kind == .emergency ? .fromMemory : .lead }
    guard let seen else { return .old }
    let months = (today.year - seen.year) * 12 + today.month - seen.month
    return (months, today.day) > (monthsThatCount, seen.day) ? .old : .recent
  }

  private static func order(_ entry: Entry, _ offset: Int) -> (Int, Int, Int) {
    (entry.reason.rawValue, entry.seen?.daysSince1970 ?? .min, offset)
  }

  /// How many months a look at a line's page counts.
  static let monthsThatCount = 6

  /// The whole review, in words; the last paragraph counts.
  package var paragraphs: [String] {
    var paragraphs = ["Help lines to check before a release. Today is \(day)."]
    for reason in Reason.allCases {
      let rows = entries.filter { $0.reason == reason }
      guard !rows.isEmpty else { continue }
      paragraphs.append(
        ([reason.heading(rows.count)] + rows.map { Self.line($0.row) }).joined(separator: "\n"))
    }
    if !unsureCountries.isEmpty {
      paragraphs.append(
        "Countries with no row that was seen on a line's own page (\(unsureCountries.count)):\n  "
          + unsureCountries.joined(separator: ", "))
    }
    paragraphs.append(count)
    return paragraphs
  }

  private var count: String {
    func number(_ reason: Reason) -> Int { entries.count { $0.reason == reason } }
    return "\(entries.count) rows to ring or look up: \(number(.old)) old or undated,"
      + " \(number(.fromMemory)) shown from memory, \(number(.lead)) leads, \(number(.recent)) recent."
      + " Countries without a sure row: \(unsureCountries.count)."
  }

  private static func line(_ row: HelpLines.Row) -> String {
    let seen = row.seen == "-" ? "no date" : "seen \(row.seen)"
    return "  \(row.country)  \(row.kind.rawValue)  \(row.sure)  \(seen)  \(row.text)"
  }
}

extension HelpLineReview.Reason {
  fileprivate func heading(_ count: Int) -> String {
    let what =
      switch self {
      case .old: "Shown to people, and seen more than six months ago or on no known day"
      case .fromMemory: "Shown to people from memory alone"
      case .lead: "Never shown to people: leads from memory (K) or doubtful (U)"
      case .recent: "Shown to people, and seen within six months; ring them all the same"
      }
    return "\(what) (\(count)):"
  }
}

extension CivilDate {
  /// The first day that `2026-11-24`, `2026-11` or `2026` can mean; nil for anything else and for a
  /// day that has not come yet.
  init?(seen text: String, notAfter today: CivilDate) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard (1...3).contains(parts.count), numbers.count == parts.count, parts[0].utf8.count == 4
    else { return nil }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : 1,
      day: numbers.count > 2 ? numbers[2] : 1)
    if daysSince1970 > today.daysSince1970 { return nil }
  }
}
