import Coach

/// Reads the bytes of a log: whatever can be read is read, and what cannot is named with its line.
struct LogReader {
  private let wanted: WantedEvents
  private var log: SessionLog
  private var isNewerRead = false
  private var endsTurn = true
  /// The last line that was passed over without a closer look.
  private var passed: ArraySlice<UInt8>?
  /// The number that the next line should carry.
  private var expected = 0

  /// Reads a log; throws when a newer version wrote it.
  ///
  /// With `isNewerRead` what this version knows is read all the same, for somebody to look at.
  static func read(
    _ bytes: [UInt8], file: SessionFileName, wanted: WantedEvents = .all, isNewerRead: Bool = false
  ) throws(StoreError) -> SessionLog {
    if case .only(let names) = wanted,
      let log = QuickLogReader.read(bytes, file: file, names: names)
    {
      return log
    }
    var reader = LogReader(file: file, wanted: wanted)
    reader.isNewerRead = isNewerRead
    try reader.read(bytes)
    return reader.log
  }

  private init(file: SessionFileName, wanted: WantedEvents) {
    self.wanted = wanted
    log = SessionLog(
      file: file, start: nil, entries: [], faults: [], soundLength: 0, soundLines: 0,
      isTurnCut: false)
  }

  private mutating func read(_ bytes: [UInt8]) throws(StoreError) {
    var from = 0
    var number = 0
    while from < bytes.count {
      number += 1
      let end = Self.lineEnd(in: bytes, from: from)
      let line = bytes[from..<(end ?? bytes.count)]
      from = end.map { $0 + 1 } ?? bytes.count
      guard end != nil, try take(line, number: number, isLastLine: from == bytes.count) else {
        log.faults.append(.torn(file: log.file.description, line: number))
        break
      }
      log.soundLength = from
      log.soundLines = number
    }
    if let passed { endsTurn = LogFormat.endsTurn(passed) }
    log.isTurnCut = !endsTurn
  }

  private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      System.end(of: [LogFormat.lineFeed], in: bytes, from: start).map { $0 - 1 }
    }
  }

  /// Takes one line that ends in a line feed; false when it is the torn end of the log.
  private mutating func take(
    _ line: ArraySlice<UInt8>, number: Int, isLastLine: Bool
  ) throws(StoreError) -> Bool {
    let (object, isSound) = Self.check(line)
    if isSound, number > 1, wanted.canPassOver(line) {
      passed = line
      return true
    }
    guard let read = ReadLine(object, isStart: number == 1, wanted: wanted) else {
      if isLastLine, !turnHasEnded { return false }
      noteChanged(number)
      expected += 1
      return true
    }
    if let format = read.format, format > LogFormat.version, !isNewerRead {
      throw .newerFormat(file: log.file.description, format: format)
    }
    if !isSound { noteChanged(number) }
    noteGap(before: read.n, number: number)
    passed = nil
    endsTurn = read.last
    keep(read, number: number)
    return true
  }

  private var turnHasEnded: Bool {
    if let passed { return LogFormat.endsTurn(passed) }
    return endsTurn && log.soundLines > 0
  }

  /// The line's object without its checksum, and whether the checksum is right.
  private static func check(_ line: ArraySlice<UInt8>) -> (object: [UInt8], isSound: Bool) {
    guard let (claimed, rest) = LogFormat.split(line) else { return (Array(line), false) }
    let object = [UInt8(ascii: "{")] + rest
    return (object, Checksum.of(object) == claimed)
  }

  private mutating func noteChanged(_ number: Int) {
    log.faults.append(.changed(file: log.file.description, line: number))
  }

  /// Notes lines that are gone, when every line is read.
  private mutating func noteGap(before n: Int?, number: Int) {
    guard case .all = wanted, let n else { return }
    if n > expected { log.faults.append(.gap(file: log.file.description, line: number)) }
    if n < expected { noteChanged(number) }
    expected = n + 1
  }

  private mutating func keep(_ read: ReadLine, number: Int) {
    guard let at = read.at, let event = read.event else {
      let file = log.file.description
      log.faults.append(.unknown(file: file, line: number, event: read.name ?? "?"))
      return
    }
    if case .started(let start) = event { log.start = log.start ?? start }
    log.entries.append(SessionLog.Entry(line: number, at: at, event: event, removed: read.removed))
  }
}

/// Which events of a log are wanted.
enum WantedEvents {
  case all
  /// Those of some names, and the start without what was remembered then: much quicker.
  case only(Set<String>)

  static func only(_ names: [SessionEvent.Name]) -> WantedEvents {
    .only(Set(names.map(\.rawValue)))
  }

  /// Whether a sound line certainly holds no wanted event.
  func canPassOver(_ line: ArraySlice<UInt8>) -> Bool {
    guard case .only(let names) = self else { return false }
    return line.withUnsafeBufferPointer { bytes in
      var from = 0
      while let start = System.end(of: Self.key, in: bytes, from: from) {
        let name = bytes[start...].prefix { $0 != UInt8(ascii: "\"") }
        if names.contains(String(decoding: name, as: UTF8.self)) { return false }
        from = start
      }
      return true
    }
  }

  /// A quotation mark inside a JSON string is escaped, so no typed text looks like this.
  private static let key = Array(#""event":""#.utf8)
}

/// A line's fields; each may be missing in a line that was changed or is of another version.
private struct ReadLine {
  var n: Int?
  var at: Moment?
  var last: Bool
  var format: Int?
  var name: String?
  var removed: Int
  var event: SessionEvent?

  /// Decodes a line; nil when it is no JSON object.
  init?(_ object: [UInt8], isStart: Bool, wanted: WantedEvents) {
    if isStart, case .only = wanted {
      guard let body = JSON.decode(Body<StartHead>.self, object) else { return nil }
      self.init(body, event: body.content.map { .started($0.start) })
    } else {
      guard let body = JSON.decode(Body<SessionEvent>.self, object) else { return nil }
      self.init(body, event: body.content)
    }
  }

  private init(_ body: Body<some Decodable>, event: SessionEvent?) {
    n = body.n
    at = body.at
    last = body.last
    format = body.format
    name = body.name
    removed = body.removed
    self.event = event
  }

  private struct Body<Content: Decodable>: Decodable {
    var n: Int?
    var at: Moment?
    var last: Bool
    var format: Int?
    var name: String?
    var removed: Int
    var content: Content?

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: LogLine.Key.self)
      // A field of another type is as good as none.
      // No file has so many lines that the next number would not fit.
      n = ((try? container.decodeIfPresent(UInt32.self, forKey: .n)) ?? nil).map { Int($0) }
      at = (try? container.decodeIfPresent(Moment.self, forKey: .at)) ?? nil
      last = (try? container.decodeIfPresent(Bool.self, forKey: .last)) ?? nil ?? false
      format = (try? container.decodeIfPresent(Int.self, forKey: .format)) ?? nil
      name = (try? container.decodeIfPresent(String.self, forKey: .event)) ?? nil
      removed = ((try? container.decodeIfPresent(UInt32.self, forKey: .removed)) ?? nil).map { Int($0) } ?? 0
      content = try? Content(from: decoder)
    }
  }
}

/// The start of a session without what was remembered then, which is long.
private struct StartHead: Decodable {
  var at: Moment
  var session: String
  var seed: UInt64
  var scripts: String
  var country: String?
  var language: String?

  var start: SessionStart {
    SessionStart(
      session: session, at: at, seed: seed, scripts: scripts, country: country, language: language,
      memory: Memory())
  }
}
