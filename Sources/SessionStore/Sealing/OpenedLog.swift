/// A log as it was before it was sealed, and where its pieces stand in the file.
///
/// In a locked store each line of the file is a sealed piece of the log: what went to the disk in one
/// append. The opened pieces one after the other are the log. In any other store the file is the log.
struct OpenedLog {
  /// The log's plain bytes. A line that does not open is a line that nobody can read.
  private(set) var bytes: [UInt8]
  /// The number that the next piece gets: above that of every piece before. A line that does not open
  /// has none, so that it spoils nothing but itself.
  private(set) var nextPiece = 0
  /// For each piece, where it ends in the log and in the file.
  private var ends: [(log: Int, file: Int, next: Int)] = []

  init(_ raw: [UInt8], file: SessionFileName, by sealing: Sealing?) {
    guard let sealing else {
      bytes = raw
      return
    }
    bytes = []
    var from = 0
    while from < raw.count {
      let end = raw[from...].firstIndex(of: LogFormat.lineFeed)
      let line = raw[from..<(end ?? raw.count)]
      from = end.map { $0 + 1 } ?? raw.count
      take(line, isWhole: end != nil, file: file, by: sealing)
      ends.append((bytes.count, from, nextPiece))
    }
  }

  private mutating func take(
    _ line: ArraySlice<UInt8>, isWhole: Bool, file: SessionFileName, by sealing: Sealing
  ) {
    if isWhole, let piece = sealing.opened(line, of: file), piece.number >= nextPiece {
      bytes += piece.bytes
      nextPiece = piece.number + 1
      return
    }
    if sealing.acceptsPlain, !Sealing.isSealed(line) {
      bytes += line
    } else {
      bytes.append(Self.unreadable)
    }
    if isWhole { bytes.append(LogFormat.lineFeed) }
  }

  /// Where the file has to be cut so that the log has a length; the number of the next piece then.
  func place(inFileFor length: Int) -> (length: Int, nextPiece: Int) {
    guard !ends.isEmpty else { return (length, 0) }
    if length == 0 { return (0, 0) }
    // Pieces end where turns do, so this finds the very place.
    guard let end = ends.first(where: { $0.log >= length }) else {
      return (ends[ends.count - 1].file, nextPiece)
    }
    return (end.file, end.next)
  }

  /// No JSON object begins like this.
  private static let unreadable = UInt8(ascii: "?")

  // MARK: Sealing a whole log

  /// A plain log in sealed pieces: one for each turn, and for each line after the last turn, so that
  /// whatever has to be cut off later is a piece of its own.
  static func sealed(_ log: [UInt8], of file: SessionFileName, by sealing: Sealing) -> [UInt8] {
    var raw: [UInt8] = []
    var number = 0
    for piece in pieces(of: log) {
      raw += sealing.sealed(piece, number: number, of: file)
      number += 1
    }
    return raw
  }

  static func pieces(of log: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    /// Where the lines end that may turn out to be after the last turn.
    var waiting: [Int] = []
    var from = 0
    while from < log.count {
      let feed = log[from...].firstIndex(of: LogFormat.lineFeed)
      let end = feed.map { $0 + 1 } ?? log.count
      if feed != nil, LogFormat.endsTurn(log[from..<end]) {
        pieces.append(log[start..<end])
        start = end
        waiting = []
      } else {
        waiting.append(end)
      }
      from = end
    }
    for end in waiting {
      pieces.append(log[start..<end])
      start = end
    }
    return pieces
  }

  /// A file of whatever kind as plain bytes, and how many lines did not open; those stay as they are.
  static func unsealed(
    _ raw: [UInt8], of file: SessionFileName, by sealing: Sealing
  ) -> (log: [UInt8], damaged: Int, isPlain: Bool, isSealed: Bool) {
    var log: [UInt8] = []
    var (damaged, opened, plain) = (0, 0, 0)
    var from = 0
    while from < raw.count {
      let feed = raw[from...].firstIndex(of: LogFormat.lineFeed)
      let end = feed.map { $0 + 1 } ?? raw.count
      if feed != nil, let piece = sealing.opened(raw[from..<end - 1], of: file) {
        log += piece.bytes
        opened += 1
      } else {
        log += raw[from..<end]
        if Sealing.isSealed(raw[from..<end]) { damaged += 1 } else { plain += 1 }
      }
      from = end
    }
    return (log, damaged, opened == 0, plain + damaged == 0)
  }
}
