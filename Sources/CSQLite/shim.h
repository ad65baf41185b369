#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#if !__has_include(<sqlite3.h>)
#error "sqlite3.h is missing: run Scripts/setup, or install libsqlite3-dev (Debian, Ubuntu) or sqlite-devel (Fedora)."
#endif
#include <sqlite3.h>

/// Binds text that SQLite copies; the constant for that is a cast pointer, which Swift cannot see.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int place, const char *bytes, int count) {
  return sqlite3_bind_text(statement, place, bytes, count, SQLITE_TRANSIENT);
}

/// Binds bytes that SQLite copies.
static inline int csqlite_bind_blob(sqlite3_stmt *statement, int place, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, place, bytes, count, SQLITE_TRANSIENT);
}

#endif
