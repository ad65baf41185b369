/// A point in time together with the person's offset from UTC.
///
/// The engine never reads a clock: each input carries its moment. The offset is kept so that
/// "this evening" and "yesterday" mean what they meant to the person, wherever a log is read later.
package struct Moment: Sendable, Hashable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package var milliseconds: Int64
  /// Minutes east of UTC, from -1439 to 1439.
  package var offsetMinutes: Int

  package init(milliseconds: Int64, offsetMinutes: Int = 0) {
    self.milliseconds = milliseconds
    self.offsetMinutes = offsetMinutes
  }

  /// The person's local calendar day, as days since 1970-01-01.
  package var localDay: Int {
    Int((localMilliseconds).flooredQuotient(dividingBy: Self.millisecondsPerDay))
  }

  /// The hour of the person's local day, 0 to 23.
  package var localHour: Int {
    let inDay = localMilliseconds.flooredRemainder(dividingBy: Self.millisecondsPerDay)
    return Int(inDay / 3_600_000)
  }

  /// Counts local calendar days from an earlier moment to this one; negative when the clock went back.
  package func days(since earlier: Moment) -> Int {
    localDay - earlier.localDay
  }

  /// Counts whole minutes from an earlier moment to this one.
  package func minutes(since earlier: Moment) -> Int {
    Int((milliseconds - earlier.milliseconds) / 60_000)
  }

  private var localMilliseconds: Int64 {
    milliseconds &+ Int64(offsetMinutes) * 60_000
  }

  private static let millisecondsPerDay: Int64 = 86_400_000
}

extension Moment: Comparable {
  package static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Int64 {
  /// The quotient rounded toward negative infinity, so that days before 1970 stay whole days.
  fileprivate func flooredQuotient(dividingBy divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  fileprivate func flooredRemainder(dividingBy divisor: Int64) -> Int64 {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
