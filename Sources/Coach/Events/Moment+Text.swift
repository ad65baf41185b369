/// ISO 8601 text, as stored in logs: `2026-11-24T21:05:09.120+01:00`.
extension Moment: CustomStringConvertible, Codable {
  package var description: String {
    let date = CivilDate(day: localDay)
    let inDay = milliseconds + Int64(offsetMinutes) * 60_000 - Int64(localDay) * 86_400_000
    let seconds = inDay / 1000
    let clock =
      "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    return "\(date)T\(clock).\(padded(inDay % 1000, 3))\(offsetText)"
  }

  private var offsetText: String {
    if offsetMinutes == 0 { return "Z" }
    let size = Int64(abs(offsetMinutes))
    return "\(offsetMinutes < 0 ? "-" : "+")\(padded(size / 60, 2)):\(padded(size % 60, 2))"
  }

  /// Reads ISO 8601 date and time with optional seconds, fraction and offset; nil for anything else.
  ///
  /// A date alone means midnight, and a missing offset means UTC.
  package init?(_ text: String) {
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
      reader.skip("-"), let day = reader.number(2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    var total = Int64(date.daysSince1970) * 86_400_000
    var offset = 0
    if reader.skip("T") || reader.skip(" ") {
      guard let time = reader.timeOfDay(), let zone = reader.zone() else { return nil }
      total += time
      offset = zone
    }
    guard reader.isAtEnd else { return nil }
    self.init(milliseconds: total - Int64(offset) * 60_000, offsetMinutes: offset)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let moment = Moment(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "Not an ISO 8601 date and time.")
    }
    self = moment
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A calendar date of the proleptic Gregorian calendar.
package struct CivilDate: Sendable, Equatable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Takes days since 1970-01-01. The arithmetic is Howard Hinnant's `civil_from_days`.
  package init(day count: Int) {
    let shifted = count + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
    // A day that does not exist (31 April) comes back as another date.
    guard CivilDate(day: daysSince1970) == self else { return nil }
  }

  package var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  package var description: String {
    "\(padded(Int64(year), 4))-\(padded(Int64(month), 2))-\(padded(Int64(day), 2))"
  }

}

private func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Reads fixed-width numbers from the front of a text.
private struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    let digits = rest.prefix(width)
    guard digits.count == width, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    rest.removeFirst(width)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// Milliseconds since midnight.
  mutating func timeOfDay() -> Int64? {
    guard let hour = number(2), hour < 24, skip(":"), let minute = number(2), minute < 60 else {
      return nil
    }
    var second = 0
    var thousandths = 0
    if skip(":") {
      guard let value = number(2), value < 60 else { return nil }
      second = value
      if skip(".") {
        let digits = rest.prefix(while: { (48...57).contains($0) })
        guard !digits.isEmpty, digits.count <= 9 else { return nil }
        let firstThree = (Array(digits) + [48, 48]).prefix(3)
        thousandths = firstThree.reduce(0) { $0 * 10 + Int($1 - 48) }
        rest.removeFirst(digits.count)
      }
    }
    return Int64((hour * 60 + minute) * 60 + second) * 1000 + Int64(thousandths)
  }

  /// Minutes east of UTC; 0 when the text ends here.
  mutating func zone() -> Int? {
    if isAtEnd || skip("Z") { return 0 }
    let sign = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0, let hours = number(2), hours < 24 else { return nil }
    _ = skip(":")
    guard let minutes = number(2), minutes < 60 else { return nil }
    return sign * (hours * 60 + minutes)
  }
}
