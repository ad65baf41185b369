/// The tables of the index. Everything in them is in the logs; nothing else is.
enum IndexSchema {
  /// Changes whenever tables or what they mean change: a file with another number is made anew.
  static let version: Int64 = 1

  static let tables = """
    CREATE TABLE about(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
    CREATE TABLE year(name TEXT PRIMARY KEY, count INTEGER, sum INTEGER) WITHOUT ROWID;
    CREATE TABLE session(
      stem TEXT PRIMARY KEY, size INTEGER, modified INTEGER, noted INTEGER, number INTEGER,
      id TEXT, started TEXT, ended TEXT, turns INTEGER, finished INTEGER, safety INTEGER,
      topics TEXT, feelings TEXT, first TEXT, faults TEXT) WITHOUT ROWID;
    CREATE TABLE line(stem TEXT PRIMARY KEY, turns INTEGER, data BLOB) WITHOUT ROWID;
    CREATE TABLE text(id INTEGER PRIMARY KEY, hash INTEGER, content TEXT);
    CREATE INDEX text_hash ON text(hash);
    CREATE VIRTUAL TABLE words USING fts5(
      content, content='text', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
    """

  /// Nothing else uses the file while we do, and after a crash it is made anew: no journal is needed.
  /// What is taken out is overwritten.
  static let settings = """
    PRAGMA locking_mode=EXCLUSIVE;
    PRAGMA journal_mode=OFF;
    PRAGMA synchronous=OFF;
    PRAGMA secure_delete=ON;
    PRAGMA cache_size=-65536;
    PRAGMA temp_store=MEMORY;
    """
}
