import Coach

/// Sessions in one JSON file: the lines of their logs, unchanged, with a few words about them.
///
/// `ExportFormats.md` of the module Replay describes the form. What goes in comes out again, byte for
/// byte; a program that only indents the file does no harm.
package struct SessionArchive: Sendable, Equatable {
  /// One session's log.
  package struct Session: Sendable, Equatable {
    package var file: SessionFileName
    package var bytes: [UInt8]
    /// What of it is in here, for the reader.
    package var contains: String
    package var isRedacted: Bool

    package init(
      file: SessionFileName, bytes: [UInt8], contains: String, isRedacted: Bool = false
    ) {
      self.file = file
      self.bytes = bytes
      self.contains = contains
      self.isRedacted = isRedacted
    }
  }

  /// The version this program writes; it reads this one and older ones.
  package static let version = 1

  package var sessions: [Session]
  /// People to ring, when a session touched danger.
  package var help: [String]

  package init(sessions: [Session], help: [String] = []) {
    self.sessions = sessions
    self.help = help
  }

  // MARK: Writing

  /// The file, ending with one line feed. Each line of a log has a line of its own.
  package var bytes: [UInt8] {
    var text: [UInt8] = []
    func add(_ part: String) { text += Array(part.utf8) }
    add("{\n")
    if !help.isEmpty {
      add("\"help\": ")
      text += JSON.line(help)
      add(",\n")
    }
    add("\"about\": ")
    text += JSON.line(StoreWording.aboutArchive)
    add(",\n\"secure-base-sessions\": \(Self.version),\n\"sessions\": [")
    for (index, session) in sessions.enumerated() {
      add(index == 0 ? "\n{\n\"contains\": " : ",\n{\n\"contains\": ")
      text += JSON.line(session.contains)
      add(",\n\"file\": \"\(session.file)\",\n\"redacted\": \(session.isRedacted),\n\"lines\": [\n")
      for (number, line) in Self.lines(session.bytes).enumerated() {
        if number > 0 { add(",\n") }
        text += Self.element(line)
      }
      add("\n]\n}")
    }
    add("\n]\n}\n")
    return text
  }

  /// A log's lines, each with its line feed if it has one.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (place, byte) in bytes.enumerated() where byte == LogFormat.lineFeed {
      lines.append(bytes[start...place])
      start = place + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// A sound line as it is; any other as its bytes in hexadecimal digits, so that it stays what it was.
  private static func element(_ line: ArraySlice<UInt8>) -> [UInt8] {
    if line.last == LogFormat.lineFeed, isSound(line.dropLast()) { return Array(line.dropLast()) }
    return Array("{\"hex\":\"\(line.map(twoDigits).joined())\"}".utf8)
  }

  private static func twoDigits(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// Whether the line is an object whose checksum is right, and has no blank between its parts.
  private static func isSound(_ line: ArraySlice<UInt8>) -> Bool {
    guard let (claimed, rest) = LogFormat.split(line),
      Checksum.of([UInt8(ascii: "{")] + rest) == claimed
    else { return false }
    return RawJSON.members(line) != nil && RawJSON.compact(line) == Array(line)
      && JSON.decode(AnyObject.self, line) != nil
  }

  /// Any object at all.
  private struct AnyObject: Decodable {
    init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: LogLine.Key.self) }
  }

  // MARK: Reading

  /// Reads a file and checks every line of every log in it.
  ///
  /// Throws `notAnArchive`, `newerArchive`, `newerFormat`, or `changedInArchive` with the line.
  package init(reading bytes: [UInt8]) throws(StoreError) {
    guard let members = RawJSON.members(bytes[...]) else { throw .notAnArchive(reason: "It is no JSON object.") }
    func value(_ key: String) -> ArraySlice<UInt8>? { members.last { $0.key == key }?.value }
    guard let format = value("secure-base-sessions").flatMap({ JSON.decode(Int.self, $0) }) else {
      throw .notAnArchive(reason: "The field \u{201C}secure-base-sessions\u{201D} is missing.")
    }
    if format > Self.version { throw .newerArchive(format: format) }
    guard let elements = value("sessions").flatMap({ RawJSON.elements($0) }) else {
      throw .notAnArchive(reason: "The list \u{201C}sessions\u{201D} is missing.")
    }
    help = value("help").flatMap { JSON.decode([String].self, $0) } ?? []
    sessions = []
    for element in elements { sessions.append(try Session(reading: element)) }
  }
}

extension SessionArchive.Session {
  fileprivate init(reading bytes: ArraySlice<UInt8>) throws(StoreError) {
    let members = RawJSON.members(bytes) ?? []
    func value(_ key: String) -> ArraySlice<UInt8>? { members.last { $0.key == key }?.value }
    guard let name = value("file").flatMap({ JSON.decode(String.self, $0) }),
      let file = SessionFileName(name)
    else { throw .notAnArchive(reason: "A session has no name of a file, or one that is none of ours.") }
    guard let lines = value("lines").flatMap({ RawJSON.elements($0) }) else {
      throw .notAnArchive(reason: "The session \(file) has no list \u{201C}lines\u{201D}.")
    }
    self.init(
      file: file, bytes: [],
      contains: value("contains").flatMap { JSON.decode(String.self, $0) } ?? "",
      isRedacted: value("redacted").flatMap { JSON.decode(Bool.self, $0) } ?? false)
    for (index, line) in lines.enumerated() {
      guard let restored = Self.restored(line) else {
        throw .changedInArchive(file: file.description, line: index + 1)
      }
      self.bytes += restored
    }
    let log = try LogReader.read(self.bytes, file: file)
    if log.isEmpty { throw .unreadable(file: file.description) }
    if let start = log.start, start.session.prefix(8) != file.shortID {
      throw .notAnArchive(reason: "The session in \(file) has another name inside.")
    }
  }

  /// The log's own bytes for an element of the list; nil when it is not what was written.
  private static func restored(_ element: ArraySlice<UInt8>) -> [UInt8]? {
    let line = RawJSON.compact(element)
    if let hex = JSON.decode(Hex.self, line)?.hex { return bytes(hex) }
    guard let (claimed, rest) = LogFormat.split(line[...]),
      Checksum.of([UInt8(ascii: "{")] + rest) == claimed
    else { return nil }
    return line + [LogFormat.lineFeed]
  }

  private struct Hex: Decodable { var hex: String }

  private static func bytes(_ hex: String) -> [UInt8]? {
    let digits = Array(hex.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
