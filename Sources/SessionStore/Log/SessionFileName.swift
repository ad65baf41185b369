package import Coach

/// The name of a session's file: `2026-11-24T034059120Z-9f86d081.jsonl`.
///
/// The start comes first, in UTC to the millisecond, so that sorting names sorts sessions; the
/// first eight digits of the session's id follow. Paths are only ever built from such a name.
package struct SessionFileName: Sendable, Hashable {
  /// The name without `.jsonl`.
  package let stem: String

  /// Names a new session; nil when the id is not 32 hexadecimal digits or the year not 1970–9999.
  package init?(start: Moment, session: String) {
    let id = session.utf8
    guard id.count == 32, id.allSatisfy(isHexadecimalDigit) else { return nil }
    let utc = Moment(milliseconds: start.milliseconds).description
    self.init("\(utc.filter { $0 != ":" && $0 != "." })-\(session.prefix(8))")
  }

  /// Reads a name with or without `.jsonl`; nil for any other text.
  package init?(_ text: some StringProtocol) {
    let stem = text.hasSuffix(".jsonl") ? text.dropLast(6) : text[...]
    let pattern = "dddd-dd-ddTdddddddddZ-xxxxxxxx".utf8
    let bytes = stem.utf8
    guard bytes.count == pattern.count else { return nil }
    for (byte, place) in zip(bytes, pattern) {
      let fits =
        switch place {
        case UInt8(ascii: "d"): (48...57).contains(byte)
        case UInt8(ascii: "x"): isHexadecimalDigit(byte)
        default: byte == place
        }
      guard fits else { return nil }
    }
    let name = String(stem)
    guard name >= "1970", Self.isMoment(Array(bytes)) else { return nil }
    self.stem = name
  }

  /// Whether digits in the right places name a day and a time that exist; thousands are asked at once.
  private static func isMoment(_ bytes: [UInt8]) -> Bool {
    func number(_ place: Range<Int>) -> Int { bytes[place].reduce(0) { $0 * 10 + Int($1 - 48) } }
    return number(11..<13) < 24 && number(13..<15) < 60 && number(15..<17) < 60
      && CivilDate(year: number(0..<4), month: number(5..<7), day: number(8..<10)) != nil
  }

  /// The start, to the millisecond, in UTC.
  package var start: Moment {
    // Checked when the name was made.
    Moment(Self.time(of: stem)) ?? Moment(milliseconds: 0)
  }

  /// The first eight digits of the session's id.
  package var shortID: String { String(stem.suffix(8)) }

  package var year: String { String(stem.prefix(4)) }

  /// The path below the folder of sessions.
  package var path: String { "\(year)/\(stem).jsonl" }

  /// `2026-11-24T03:40:59.120Z` from the front of a name.
  private static func time(of stem: String) -> String {
    let text = Array(stem)
    return String(text[0..<13]) + ":" + String(text[13..<15]) + ":" + String(text[15..<17]) + "."
      + String(text[17..<20]) + "Z"
  }
}

extension SessionFileName: Comparable, CustomStringConvertible {
  package static func < (left: SessionFileName, right: SessionFileName) -> Bool {
    left.stem < right.stem
  }

  package var description: String { "\(stem).jsonl" }
}

private func isHexadecimalDigit(_ byte: UInt8) -> Bool {
  (48...57).contains(byte) || (97...102).contains(byte)
}
