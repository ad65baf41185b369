package import Coach

/// A whole log as bytes, for tools that make sessions without holding them.
package enum LogBytes {
  /// The bytes of a log made of turns: the first holds `started`, each other begins with `typed`.
  package static func of(_ turns: [[TimedEvent]]) -> [UInt8] {
    var bytes: [UInt8] = []
    var n = 0
    for turn in turns {
      for (index, timed) in turn.enumerated() {
        bytes += LogLine(
          n: n, at: timed.at, event: timed.event, last: index == turn.count - 1,
          removed: timed.removed
        ).bytes
        n += 1
      }
    }
    return bytes
  }
}
