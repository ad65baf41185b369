import Coach

/// Reads `memory.json` as the program writes it, many times quicker than a decoder for any JSON: the
/// first prompt waits for it.
///
/// It gives up, with nil, at a field that it does not know; the decoder then has the last word.
enum QuickMemoryFile {
  static func read(_ bytes: [UInt8]) -> MemoryFile? {
    bytes.withUnsafeBufferPointer { bytes in
      var cursor = JSONCursor(bytes)
      return try? file(&cursor)
    }
  }

  private typealias Unexpected = JSONCursor.Unexpected

  private static func file(_ cursor: inout JSONCursor) throws(JSONCursor.Unexpected) -> MemoryFile {
    var about: String?
    var checksum: String?
    var format: Int?
    var memory: Memory?
    var taken: Taken?
    try cursor.object { (cursor, key) throws(Unexpected) in
      switch key {
      case "about": about = try cursor.string()
      case "checksum": checksum = try cursor.string()
      case "format": format = try cursor.whole()
      case "memory": memory = try Self.memory(&cursor)
      case "taken": taken = try Self.taken(&cursor)
      default: throw Unexpected()
      }
    }
    try cursor.end()
    guard let about, let checksum, let format, let memory, let taken else { throw Unexpected() }
    var file = MemoryFile(memory: memory, taken: taken)
    file.about = about
    file.checksum = checksum
    file.format = format
    return file
  }

  private static func memory(_ cursor: inout JSONCursor) throws(JSONCursor.Unexpected) -> Memory {
    var memory = Memory()
    // Fields that are always there; a file without one of them is none of ours.
    var missing: Set = ["sessions", "facts", "plans", "done", "declined", "feelings", "reflections", "varied"]
    try cursor.object { (cursor, key) throws(Unexpected) in
      missing.remove(key)
      switch key {
      case "sessions": memory.sessions = try cursor.whole()
      case "firstSessionAt": memory.firstSessionAt = try moment(&cursor)
      case "lastSessionAt": memory.lastSessionAt = try moment(&cursor)
      case "facts":
        try cursor.object { (cursor, key) throws(Unexpected) in memory.facts[key] = try fact(&cursor) }
      case "plans": memory.plans = try cursor.list(plan)
      case "done": memory.done = try cursor.list(mark)
      case "declined": memory.declined = try cursor.list(mark)
      case "feelings": memory.feelings = try cursor.list(felt)
      case "reflections": memory.reflections = try cursor.list(reflection)
      case "openings": memory.openings = try cursor.list(mark)
      case "paused": memory.paused = try cursor.list(paused)
      case "varied":
        memory.varied = try cursor.list { (cursor) throws(Unexpected) in try cursor.string() }
      default: throw Unexpected()
      }
    }
    guard missing.isEmpty else { throw Unexpected() }
    return memory
  }

  private static func moment(_ cursor: inout JSONCursor) throws(JSONCursor.Unexpected) -> Moment {
    guard let moment = Moment(written: try cursor.rawString()) else { throw Unexpected() }
    return moment
  }

  private static func fact(_ cursor: inout JSONCursor) throws(JSONCursor.Unexpected) -> Memory.Fact {
    var (value, at, session): (String?, Moment?, String?)
    try cursor.object { (cursor, key) throws(Unexpected) in
      switch key {
      case "value": value = try cursor.string()
      case "at": at = try moment(&cursor)
      case "session": session = try cursor.string()
      default: throw Unexpected()
      }
    }
    guard let value, let at, let session else { throw Unexpected() }
    return Memory.Fact(value: value, at: at, session: session)
  }

  private static func mark(_ cursor: inout JSONCursor) throws(JSONCursor.Unexpected) -> Memory.Mark {
    var (what, at, session): (String?, Moment?, String?)
    try cursor.object { (cursor, key) throws(Unexpected) in
      switch key {
      case "what": what = try cursor.string()
      case "at": at = try moment(&cursor)
      case "session": session = try cursor.string()
      default: throw Unexpected()
      }
    }
    guard let what, let at, let session else { throw Unexpected() }
    return Memory.Mark(what: what, at: at, session: session)
  }

  private static func paused(_ cursor: inout JSONCursor) throws(JSONCursor.Unexpected) -> PausedExercise {
    var (exercise, step, at, session): (String?, Int?, Moment?, String?)
    var values: [KeptValue]?
    try cursor.object { (cursor, key) throws(Unexpected) in
      switch key {
      case "exercise": exercise = try cursor.string()
      case "step": step = try cursor.whole()
      case "values": values = try cursor.list(kept)
      case "at": at = try moment(&cursor)
      case "session": session = try cursor.string()
      default: throw Unexpected()
      }
    }
    guard let exercise, let step, let values, let at, let session else { throw Unexpected() }
    return PausedExercise(exercise: exercise, step: step, values: values, at: at, session: session)
  }

  private static func kept(_ cursor: inout JSONCursor) throws(JSONCursor.Unexpected) -> KeptValue {
    var (key, value): (String?, KeptValue.Content?)
    try cursor.object { (cursor, name) throws(Unexpected) in
      switch name {
      case "key": key = try cursor.string()
      case "text": value = .text(try cursor.string())
      case "number": value = .number(Float(try cursor.double()))
      case "flag": value = .flag(try cursor.flag())
      default: throw Unexpected()
      }
    }
    guard let key, let value else { throw Unexpected() }
    return KeptValue(key: key, value: value)
  }

  private static func felt(_ cursor: inout JSONCursor) throws(JSONCursor.Unexpected) -> Memory.Felt {
    var (word, strength, at, session): (String?, Int?, Moment?, String?)
    try cursor.object { (cursor, key) throws(Unexpected) in
      switch key {
      case "word": word = try cursor.string()
      case "strength": strength = try cursor.whole()
      case "at": at = try moment(&cursor)
      case "session": session = try cursor.string()
      default: throw Unexpected()
      }
    }
    guard let word, let at, let session else { throw Unexpected() }
    return Memory.Felt(word: word, strength: strength, at: at, session: session)
  }

  private static func reflection(
    _ cursor: inout JSONCursor
  ) throws(JSONCursor.Unexpected) -> Memory.Reflection {
    var (worry, distance, at, session): (Double?, Double?, Moment?, String?)
    try cursor.object { (cursor, key) throws(Unexpected) in
      switch key {
      case "worry": worry = try cursor.double()
      case "distance": distance = try cursor.double()
      case "at": at = try moment(&cursor)
      case "session": session = try cursor.string()
      default: throw Unexpected()
      }
    }
    guard let worry, let distance, let at, let session else { throw Unexpected() }
    return Memory.Reflection(worry: worry, distance: distance, at: at, session: session)
  }

  private static func plan(_ cursor: inout JSONCursor) throws(JSONCursor.Unexpected) -> Memory.Plan {
    var (condition, action, session): (String?, String?, String?)
    var (madeAt, resultAt): (Moment?, Moment?)
    var result: PlanResult?
    try cursor.object { (cursor, key) throws(Unexpected) in
      switch key {
      case "condition": condition = try cursor.string()
      case "action": action = try cursor.string()
      case "madeAt": madeAt = try moment(&cursor)
      case "session": session = try cursor.string()
      case "resultAt": resultAt = try moment(&cursor)
      case "result":
        guard let known = PlanResult(rawValue: try cursor.string()) else { throw Unexpected() }
        result = known
      default: throw Unexpected()
      }
    }
    guard let condition, let action, let madeAt, let session else { throw Unexpected() }
    return Memory.Plan(
      condition: condition, action: action, madeAt: madeAt, session: session, result: result,
      resultAt: resultAt)
  }

  private static func taken(_ cursor: inout JSONCursor) throws(JSONCursor.Unexpected) -> Taken {
    var taken = Taken()
    var missing: Set = ["years", "unfinished"]
    try cursor.object { (cursor, key) throws(Unexpected) in
      missing.remove(key)
      switch key {
      case "years":
        try cursor.object { (cursor, key) throws(Unexpected) in taken.years[key] = try year(&cursor) }
      case "newest": taken.newest = try cursor.string()
      case "beforeNewest": taken.beforeNewest = try cursor.string()
      case "unfinished": taken.unfinished = try cursor.list(open)
      default: throw Unexpected()
      }
    }
    guard missing.isEmpty else { throw Unexpected() }
    return taken
  }

  private static func year(_ cursor: inout JSONCursor) throws(JSONCursor.Unexpected) -> Taken.Year {
    var (sessions, names, changed): (Int?, String?, Int64?)
    try cursor.object { (cursor, key) throws(Unexpected) in
      switch key {
      case "sessions": sessions = try cursor.whole()
      case "names": names = try cursor.string()
      case "changed": changed = try cursor.integer()
      default: throw Unexpected()
      }
    }
    guard let sessions, let names else { throw Unexpected() }
    return Taken.Year(sessions: sessions, names: names, changed: changed)
  }

  private static func open(_ cursor: inout JSONCursor) throws(JSONCursor.Unexpected) -> Taken.Open {
    var (session, bytes, before): (String?, Int?, String?)
    try cursor.object { (cursor, key) throws(Unexpected) in
      switch key {
      case "session": session = try cursor.string()
      case "bytes": bytes = try cursor.whole()
      case "before": before = try cursor.string()
      default: throw Unexpected()
      }
    }
    guard let session, let bytes else { throw Unexpected() }
    return Taken.Open(session: session, bytes: bytes, before: before)
  }
}
