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
    // Bytes, not signs: the first prompt waits for hundreds of names.
    var text = String(text)
    let stem = text.withUTF8 { bytes -> String? in
      let ending: StaticString = ".jsonl"
      let pattern: StaticString = "dddd-dd-ddTdddddddddZ-xxxxxxxx"
      let length = pattern.utf8CodeUnitCount
      if bytes.count == length + ending.utf8CodeUnitCount {
        for place in length..<bytes.count where bytes[place] != ending.utf8Start[place - length] { return nil }
      } else if bytes.count != length {
        return nil
      }
      for place in 0..<length {
        let byte = bytes[place]
        let fits =
          switch pattern.utf8Start[place] {
          case UInt8(ascii: "d"): (48...57).contains(byte)
          case UInt8(ascii: "x"): isHexadecimalDigit(byte)
          case let sign: byte == sign
          }
        guard fits else { return nil }
      }
      guard Self.isMoment(bytes) else { return nil }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[0..<length]), as: UTF8.self)
    }
    guard let stem else { return nil }
    self.stem = stem
  }

  /// Whether digits in the right places name a day since 1970 and a time that exist.
  private static func isMoment(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    func number(_ place: Int, _ count: Int) -> Int {
      var value = 0
      for offset in place..<place + count { value = value * 10 + Int(bytes[offset] - 48) }
      return value
    }
    return number(11, 2) < 24 && number(13, 2) < 60 && number(15, 2) < 60 && number(0, 4) >= 1970
      && CivilDate(year: number(0, 4), month: number(5, 2), day: number(8, 2)) != nil
  }

  /// The start, to the millisecond, in UTC.
  package var start: Moment {
    // Checked when the name was made.
    Moment(Self.time(of: stem)) ?? Moment(milliseconds: 0)
  }

  /// The start on the person's calendar.
  package func start(offsetMinutes: Int) -> Moment {
    Moment(milliseconds: start.milliseconds, offsetMinutes: offsetMinutes)
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
