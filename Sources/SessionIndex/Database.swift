import CSQLite

/// A thin door to SQLite: one connection that belongs to one thread.
final class Database {
  private var handle: OpaquePointer?

  /// Opens a file that is there already, or a database in memory when there is no path.
  init(path: String?) throws(DatabaseFailure) {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (path == nil ? SQLITE_OPEN_MEMORY : 0)
    let code = sqlite3_open_v2(path ?? ":memory:", &handle, flags, nil)
    guard code == SQLITE_OK else {
      let failure = failure(code)
      sqlite3_close_v2(handle)
      handle = nil
      throw failure
    }
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  func run(_ text: String) throws(DatabaseFailure) {
    try check(sqlite3_exec(handle, text, nil, nil, nil))
  }

  /// Prepares one statement.
  func prepare(_ text: String) throws(DatabaseFailure) -> Statement {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, text, -1, &statement, nil))
    guard let statement else { throw DatabaseFailure(code: SQLITE_MISUSE, reason: text) }
    return Statement(statement, of: self)
  }

  fileprivate func check(_ code: Int32) throws(DatabaseFailure) {
    if code != SQLITE_OK { throw failure(code) }
  }

  fileprivate func failure(_ code: Int32) -> DatabaseFailure {
    DatabaseFailure(code: code, reason: String(cString: sqlite3_errmsg(handle)))
  }
}

/// What SQLite reports: its code and its own words.
struct DatabaseFailure: Error, Equatable {
  var code: Int32
  var reason: String
}

/// A statement with its values and the row it stands on. Places of values and columns count from 0.
final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  fileprivate init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  func bind(_ values: [Value]) throws(DatabaseFailure) {
    sqlite3_reset(handle)
    for (index, value) in values.enumerated() {
      let place = Int32(index) + 1
      switch value {
      case .number(let number): try database.check(sqlite3_bind_int64(handle, place, number))
      case .text(let text): try database.check(bind(text, place))
      case .bytes(let bytes):
        // An empty list of bytes has no address, which SQLite would take for no value at all.
        let code =
          bytes.isEmpty
          ? sqlite3_bind_zeroblob(handle, place, 0)
          : bytes.withUnsafeBytes { csqlite_bind_blob(handle, place, $0.baseAddress, Int32($0.count)) }
        try database.check(code)
      }
    }
  }

  private func bind(_ text: String, _ place: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        csqlite_bind_text(handle, place, $0.baseAddress, Int32($0.count))
      }
    }
  }

  /// Goes to the next row; false when there is none.
  func step() throws(DatabaseFailure) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw database.failure(code)
  }

  /// Runs with some values, for a statement that gives no rows.
  func run(_ values: [Value]) throws(DatabaseFailure) {
    try bind(values)
    _ = try step()
    sqlite3_reset(handle)
  }

  func number(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// Lends the bytes of a column until the next step.
  func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let bytes = sqlite3_column_blob(handle, column)
    return body(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
  }

  /// A value that goes into a statement.
  enum Value {
    case number(Int64)
    case text(String)
    case bytes([UInt8])
  }
}
