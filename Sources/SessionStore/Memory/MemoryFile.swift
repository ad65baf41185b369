import Coach

/// `memory.json`: what is remembered, and how far the logs have been taken in.
///
/// It holds nothing that the logs do not, and can be made from them at any time.
struct MemoryFile: Codable, Equatable {
  static let version = 1

  /// Says what the file is; its key sorts first.
  var about = StoreWording.aboutMemory
  /// Covers every other byte of the file, so that a change by hand is noticed.
  var checksum = MemoryFile.blank
  var format = MemoryFile.version
  var memory: Memory
  /// Which sessions are in it.
  var taken: Taken

  init(memory: Memory, taken: Taken) {
    self.memory = memory
    self.taken = taken
  }

  /// The bytes of the file, with the checksum filled in.
  var bytes: [UInt8] {
    var file = self
    file.checksum = Self.blank
    let bytes = JSON.pretty(file) + [LogFormat.lineFeed]
    guard let place = Self.checksumPlace(in: bytes) else { return bytes }
    var filled = bytes
    filled.replaceSubrange(place, with: hexadecimal(Checksum.of(bytes)).utf8)
    return filled
  }

  /// What a file's bytes turned out to be.
  enum Reading: Equatable {
    case sound(MemoryFile)
    /// Written by another version of the program, and unchanged since.
    case otherVersion
    /// Not as the program wrote it.
    case edited
  }

  static func read(_ bytes: [UInt8]) -> Reading {
    guard let place = checksumPlace(in: bytes) else { return .edited }
    var blanked = bytes
    blanked.replaceSubrange(place, with: blank.utf8)
    guard Array(bytes[place]) == Array(hexadecimal(Checksum.of(blanked)).utf8) else {
      return .edited
    }
    if let file = QuickMemoryFile.read(bytes), file.format == version { return .sound(file) }
    guard let head = JSON.decode(Head.self, bytes), head.format == version,
      let file = JSON.decode(MemoryFile.self, bytes)
    else { return .otherVersion }
    return .sound(file)
  }

  private struct Head: Decodable { var format: Int }

  private static let blank = "00000000"

  /// Where the eight digits stand: at the start of the third line, after `{` and `about`.
  private static func checksumPlace(in bytes: [UInt8]) -> Range<Int>? {
    guard let first = bytes.firstIndex(of: LogFormat.lineFeed),
      let second = bytes[(first + 1)...].firstIndex(of: LogFormat.lineFeed)
    else { return nil }
    let digits = second + 1 + checksumKey.count
    guard bytes[(second + 1)...].starts(with: checksumKey), digits + blank.utf8.count < bytes.count
    else { return nil }
    return digits..<digits + blank.utf8.count
  }

  private static let checksumKey = Array(#"  "checksum" : ""#.utf8)
}

/// How far the logs are in the memory, so that a look at a few places tells what is new.
struct Taken: Codable, Equatable {
  /// The sessions of one year.
  struct Year: Codable, Equatable {
    var sessions: Int
    /// The checksum of their names.
    var names: String
    /// When the folder last changed, in nanoseconds; nil when a later change might not show.
    var changed: Int64?
  }

  /// A session that may still grow.
  struct Open: Codable, Equatable {
    var session: String
    var bytes: Int
    /// The checksum of the memory before it was taken in; nil for one of long ago.
    var before: String?
  }

  var years: [String: Year] = [:]
  /// The newest session taken in.
  var newest: String?
  /// The checksum of the memory before the newest session was taken in.
  var beforeNewest: String?
  /// Sessions that have not come to their close, oldest first.
  var unfinished: [Open] = []

  /// One checksum for the names of many sessions.
  static func checksum(of sessions: [SessionFileName]) -> String {
    var checksum = Checksum()
    for session in sessions { checksum.add(Array(session.stem.utf8)) }
    return hexadecimal(checksum.value)
  }
}

extension Memory {
  /// A checksum that is the same for the same memory.
  var checksum: String { hexadecimal(Checksum.of(JSON.line(self))) }
}
