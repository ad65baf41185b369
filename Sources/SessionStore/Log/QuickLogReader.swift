import Coach

/// Reads a log in which everything is as the program wrote it, many times quicker than `LogReader`.
///
/// It gives up, with nil, at the first thing it does not expect: `LogReader` then says what that is.
struct QuickLogReader {
  private let names: [(bytes: [UInt8], name: SessionEvent.Name)]
  private var log: SessionLog
  private var moment: (text: [UInt8], value: Moment)?
  private var endsTurn = false

  /// The log with the events of some names, and its start without what was remembered then.
  static func read(_ bytes: [UInt8], file: SessionFileName, names: Set<String>) -> SessionLog? {
    guard bytes.last == LogFormat.lineFeed else { return nil }
    var reader = QuickLogReader(file: file, names: names)
    let isSound = bytes.withUnsafeBufferPointer { reader.read($0) }
    guard isSound else { return nil }
    reader.log.soundLength = bytes.count
    reader.log.isTurnCut = !reader.endsTurn
    return reader.log
  }

  private init(file: SessionFileName, names: Set<String>) {
    self.names = names.compactMap { name in
      SessionEvent.Name(rawValue: name).map { (Array(name.utf8), $0) }
    }
    log = SessionLog(
      file: file, start: nil, entries: [], faults: [], soundLength: 0, soundLines: 0, isTurnCut: false)
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var from = 0
    while from < bytes.count {
      guard let end = System.end(of: [LogFormat.lineFeed], in: bytes, from: from) else { return false }
      log.soundLines += 1
      guard take(UnsafeBufferPointer(rebasing: bytes[from..<end - 1])) else { return false }
      from = end
    }
    return true
  }

  private mutating func take(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Self.isSound(line), let object = FlatObject(line) else { return false }
    endsTurn = object[Self.last].map { object.isTrue($0) } ?? false
    guard let name = object[Self.event].flatMap({ object.rawText($0) }) else { return false }
    if log.soundLines == 1 {
      guard name.elementsEqual("started".utf8), object.number(Self.format) == Double(LogFormat.version),
        let start = start(object)
      else { return false }
      log.start = start
      return keep(.started(start), object)
    }
    guard let wanted = names.first(where: { name.elementsEqual($0.bytes) }) else { return true }
    guard let event = QuickEvent.event(wanted.name, object) else { return false }
    return keep(event, object)
  }

  private mutating func keep(_ event: SessionEvent, _ object: FlatObject) -> Bool {
    guard let at = moment(object) else { return false }
    log.entries.append(SessionLog.Entry(line: log.soundLines, at: at, event: event))
    return true
  }

  /// All lines of a turn carry the same moment.
  private mutating func moment(_ object: FlatObject) -> Moment? {
    guard let text = object[Self.at].flatMap({ object.rawText($0) }) else { return nil }
    if let moment, text.elementsEqual(moment.text) { return moment.value }
    guard let value = Moment(written: text) else { return nil }
    moment = (Array(text), value)
    return value
  }

  private mutating func start(_ object: FlatObject) -> SessionStart? {
    guard let at = moment(object), let session = object.text("session"),
      let seed = object.number("seed"), let seed = UInt64(exactly: seed), let scripts = object.text("scripts")
    else { return nil }
    if object["country"] != nil, object.text("country") == nil { return nil }
    if object["language"] != nil, object.text("language") == nil { return nil }
    return SessionStart(
      session: session, at: at, seed: seed, scripts: scripts, country: object.text("country"),
      language: object.text("language"), memory: Memory())
  }

  /// Whether the line's checksum is right.
  private static func isSound(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = LogFormat.prefix(checksum: 0).count
    guard line.count > head, line[head - 2] == UInt8(ascii: "\""), line[head - 1] == UInt8(ascii: ","),
      let claimed = claimed(line)
    else { return false }
    var checksum = Checksum()
    checksum.add([UInt8(ascii: "{")])
    checksum.add(UnsafeBufferPointer(rebasing: line[head...]))
    return checksum.value == claimed
  }

  private static func claimed(_ line: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard line.starts(with: "{\"crc\":\"".utf8) else { return nil }
    var value: UInt32 = 0
    for byte in line[8..<16] {
      switch byte {
      case 48...57: value = value << 4 | UInt32(byte - 48)
      case 97...102: value = value << 4 | UInt32(byte - 87)
      default: return nil
      }
    }
    return value
  }

  private static let at: StaticString = "at"
  private static let event: StaticString = "event"
  private static let last: StaticString = "last"
  private static let format: StaticString = "format"
}
