import Coach

/// Takes what is to be forgotten out of one JSON object, whatever its version.
///
/// Every text in it counts as a person's words, but for the few fields that hold names of ours. So
/// nothing escapes because this version does not know its field.
struct LineForgetting {
  let forgetting: Forgetting
  let removal: WordRemoval
  /// Ids of sessions that are forgotten as a whole.
  let sessions: Set<String>
  private(set) var places = 0

  init(_ forgetting: Forgetting, sessions: Set<String>) {
    self.forgetting = forgetting
    self.sessions = sessions
    removal = WordRemoval(forgetting.words)
  }

  /// Changes a line of a log; returns whether it was a fact that is forgotten.
  mutating func apply(toLine line: inout JSONTree) -> Bool {
    let before = places
    var isFact = false
    switch line["event"]?.text {
    case "started":
      if var memory = line["memory"] {
        apply(toMemory: &memory)
        line["memory"] = memory
      }
    case "remembered": isFact = applyToChange(in: &line)
    default: break
    }
    applyToTexts(of: &line)
    note(places - before, in: &line)
    return isFact
  }

  /// Takes a whole text away: what a command said, or what answered it.
  mutating func takeText(of line: inout JSONTree, keepingCommand: Bool) {
    guard let text = line["text"]?.text, text != WordRemoval.mark else { return }
    let command = keepingCommand ? text.prefix { !$0.isWhitespace } + " " : ""
    guard text != command + WordRemoval.mark else { return }
    line["text"] = .text(command + WordRemoval.mark)
    places += 1
    note(1, in: &line)
  }

  /// Notes on the line how many places were taken out of it.
  private func note(_ count: Int, in line: inout JSONTree) {
    guard count > 0, line["event"] != nil else { return }
    let before = line["removed"].flatMap { tree in
      if case .other(let raw) = tree { Int(String(decoding: raw, as: UTF8.self)) } else { nil }
    }
    line["removed"] = .number((before ?? 0) + count)
  }

  // MARK: What is remembered

  private mutating func applyToChange(in line: inout JSONTree) -> Bool {
    guard let change = line["change"]?.text.flatMap(MemoryChange.Name.init(rawValue:)) else {
      return false
    }
    let key = line["key"]?.text ?? ""
    let kind: MemoryChange.Whole? =
      switch change {
      case .plan, .planResult: .plans
      case .felt: .feelings
      case .reflected: .reflections
      case .paused: .paused
      case .fact, .done, .declined, .opened: .everything
      case .forgot, .varied: nil
      }
    if change == .fact, forgetting.isForgotten(fact: key) || isContact(key) || isAll(line["value"]) {
      replace(&line, by: safe(key))
      return true
    }
    if change == .forgot, let what = line["what"]?.text, isContact(what) { replace(&line, by: safe(what)) }
    if let kind, forgetting.kinds.contains(kind) || forgetting.kinds.contains(.everything) {
      replace(&line, by: kind.rawValue)
    }
    return false
  }

  /// Puts the forgetting in the place of what was remembered, so that taking in the log gives the same
  /// as if it had never been told.
  private mutating func replace(_ line: inout JSONTree, by what: String) {
    for name in [
      "key", "value", "condition", "action", "result", "word", "strength", "worry", "distance", "exercise", "step",
      "values",
    ] {
      line[name] = nil
    }
    line["change"] = .text(MemoryChange.Name.forgot.rawValue)
    line["what"] = .text(what)
    places += 1
  }

  /// Whether a text is nothing but the words.
  private func isAll(_ tree: JSONTree?) -> Bool {
    guard let text = tree?.text, text != WordRemoval.mark else { return false }
    return removal.applied(to: text).text == WordRemoval.mark
  }

  /// Whether a key names a contact by the words.
  private func isContact(_ key: String) -> Bool {
    Memory.isContact(key)
      && (forgetting.isForgotten(fact: key) || removal.isIn(key.replacing("_", with: " ")))
  }

  /// A contact's key holds its name.
  private func safe(_ key: String) -> String { Memory.isContact(key) ? WordRemoval.mark : key }

  /// Changes a memory, as it stands in the first line of a log or in a copy of the memory file.
  mutating func apply(toMemory memory: inout JSONTree) {
    if case .object(let facts)? = memory["facts"] {
      var contacts = facts.count { $0.name.hasPrefix(Memory.contactLead + "redacted_") }
      memory["facts"] = .object(facts.compactMap { field in
        let isOfSession = isOfForgottenSession(field.value)
        guard isOfSession || forgetting.isForgotten(fact: field.name) || isContact(field.name) else {
          return field
        }
        if field.value["value"] == nil { return taken() }
        // Its place stays, so that a replay goes the same way.
        if !isOfSession, field.value["value"]?.text == WordRemoval.mark { return field }
        places += 1
        var field = field
        if isOfSession { field.value["session"] = .text(Self.noSession) }
        field.value["value"] = .text(WordRemoval.mark)
        if Memory.isContact(field.name) {
          contacts += 1
          field.name = "\(Memory.contactLead)redacted_\(contacts)"
        }
        return field
      })
    }
    let whole: [(String, MemoryChange.Whole)] = [
      ("done", .everything), ("declined", .everything), ("openings", .everything),
      ("feelings", .feelings), ("reflections", .reflections), ("paused", .paused),
    ]
    for (name, kind) in whole {
      guard case .list(let items)? = memory[name] else { continue }
      let goes = forgetting.kinds.contains(kind) || forgetting.kinds.contains(.everything)
      memory[name] = .list(items.compactMap { goes || isOfForgottenSession($0) ? taken() : $0 })
    }
    if case .list(let plans)? = memory["plans"] {
      let goes = forgetting.kinds.contains(.plans) || forgetting.kinds.contains(.everything)
      memory["plans"] = .list(plans.map { goes || isOfForgottenSession($0) ? emptied($0) : $0 })
    }
  }

  private mutating func emptied(_ plan: JSONTree) -> JSONTree {
    var plan = plan
    if isOfForgottenSession(plan) { plan["session"] = .text(Self.noSession) }
    for name in ["condition", "action"] where plan[name]?.text != WordRemoval.mark {
      plan[name] = .text(WordRemoval.mark)
      places += 1
    }
    return plan
  }

  /// Stands for a session that is forgotten.
  private static let noSession = String(repeating: "0", count: 32)

  private mutating func taken<Result>() -> Result? {
    places += 1
    return nil
  }

  private func isOfForgottenSession(_ entry: JSONTree) -> Bool {
    entry["session"]?.text.map(sessions.contains) ?? false
  }

  // MARK: Texts

  /// Takes the words out of every text in a tree.
  mutating func applyToTexts(of tree: inout JSONTree) {
    guard !removal.isEmpty else { return }
    switch tree {
    case .object(let fields):
      tree = .object(fields.map { field in
        guard !Self.ours.contains(field.name) else { return field }
        var field = field
        applyToTexts(of: &field.value)
        return field
      })
    case .list(let items):
      tree = .list(items.map { item in
        var item = item
        applyToTexts(of: &item)
        return item
      })
    case .string:
      guard let text = tree.text else { return }
      let (rest, count) = removal.applied(to: text)
      guard count > 0 else { return }
      places += count
      tree = .text(rest)
    case .other: break
    }
  }

  /// Fields whose texts are names of ours and never a person's words.
  private static let ours: Set = [
    "event", "at", "session", "scripts", "country", "line", "node", "sources", "kind", "change",
    "key", "what", "exercise", "topic", "contents", "reason", "result", "resultAt", "madeAt", "varied", "about",
    "checksum", "taken", "crc", "firstSessionAt", "lastSessionAt",
  ]
}
