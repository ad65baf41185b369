import Coach

/// One line of a log: an event with its number, its moment and whether it closes a turn.
struct LogLine: Sendable, Equatable {
  /// The line's number in the file, from 0.
  var n: Int
  var at: Moment
  var event: SessionEvent
  /// True on the last line of a turn: what lacks it was cut off.
  var last: Bool
  /// In how many places words were taken out of it.
  var removed = 0
}

extension LogLine: Encodable {
  enum Key: String, CodingKey, CaseIterable {
    case n, at, last, format, event, removed
  }

  func encode(to encoder: any Encoder) throws {
    try event.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(n, forKey: .n)
    try container.encode(at, forKey: .at)
    if last { try container.encode(true, forKey: .last) }
    if removed > 0 { try container.encode(removed, forKey: .removed) }
    if n == 0 { try container.encode(LogFormat.version, forKey: .format) }
  }

  /// The line as it stands in the file, with its checksum first and its line feed last.
  var bytes: [UInt8] {
    let rest = JSON.line(self)
    return LogFormat.prefix(checksum: Checksum.of(rest)) + rest.dropFirst() + [LogFormat.lineFeed]
  }
}

/// The fixed parts of the log format. `LogFormat.md` describes it whole.
package enum LogFormat {
  /// The version this program writes; it reads this one and older ones.
  package static let version = 1

  static let lineFeed: UInt8 = 0x0A

  /// How each line begins: `{"crc":"1a2b3c4d",`.
  static func prefix(checksum: UInt32) -> [UInt8] {
    opening + Array(hexadecimal(checksum).utf8) + closing
  }

  /// The checksum a line claims and the rest of its object; nil when the line begins otherwise.
  static func split(_ line: ArraySlice<UInt8>) -> (checksum: UInt32, rest: ArraySlice<UInt8>)? {
    let digits = line.dropFirst(opening.count)
    let rest = digits.dropFirst(8)
    guard line.starts(with: opening), rest.starts(with: closing),
      digits.prefix(8).allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
      let checksum = UInt32(String(decoding: digits.prefix(8), as: UTF8.self), radix: 16)
    else { return nil }
    return (checksum, rest.dropFirst(closing.count))
  }

  /// Whether a line is the last of a turn. Keys inside strings have escaped quotation marks, so this is
  /// found as a key only.
  static func endsTurn(_ line: ArraySlice<UInt8>) -> Bool { line.contains(lastMark) }

  private static let lastMark = Array(#""last":true"#.utf8)
  private static let opening = Array(#"{"crc":""#.utf8)
  private static let closing = Array(#"","#.utf8)
}
