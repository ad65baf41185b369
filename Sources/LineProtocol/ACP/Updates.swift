import Coach

/// The notifications that tell a client what happened in a session.
struct Updates {
  let session: String
  private(set) var bytes: [UInt8] = []

  init(_ session: String) { self.session = session }

  mutating func add(_ kind: String, _ fields: [(String, JSONValue)]) {
    let update = JSONValue.object([("sessionUpdate", .text(kind))] + fields)
    let line: JSONValue = [
      "jsonrpc": "2.0", "method": "session/update",
      "params": ["sessionId": .text(session), "update": update],
    ]
    bytes += line.bytes
    bytes.append(0x0A)
  }

  mutating func add(_ message: Message, isBehindAnother: Bool = false) {
    var fields: [(String, JSONValue)] = [
      ("messageId", .text(message.id)),
      // Clients that know no message ids join what comes in one turn.
      ("content", ["type": "text", "text": .text((isBehindAnother ? "\n\n" : "") + MessageText.text(message))]),
    ]
    if let node = message.node { fields.append(("_meta", ["securebase": ["node": .text(node)]])) }
    add(message.speaker == .coach ? "agent_message_chunk" : "user_message_chunk", fields)
  }

  /// A word from the program itself, which no log has.
  mutating func add(notice: String, id: String, isBehindAnother: Bool = false) {
    let text = (isBehindAnother ? "\n\n" : "") + "(" + MessageText.text(Message(id: id, paragraphs: [notice])) + ")"
    add(
      "agent_message_chunk",
      [
        ("messageId", .text(id)), ("content", ["type": "text", "text": .text(text)]),
        ("_meta", ["securebase": ["notice": true]]),
      ])
  }

  mutating func add(_ plan: PlanEntry?) {
    let entries: [JSONValue] =
      plan.map { plan in
        [
          [
            "content": .text(MessageText.clean(plan.text)), "priority": "medium",
            "status": plan.isDone ? "completed" : "pending",
          ]
        ]
      } ?? []
    add("plan", [("entries", .list(entries))])
  }
}

/// The commands that a client may offer: the open choices as numbers, then those of every session.
enum SlashCommands {
  static func list(_ choices: [Choice], isSafety: Bool) -> JSONValue {
    let numbers = choices.filter(\.isAvailable).map { choice in
      entry("\(choice.number)", MessageText.clean(choice.text))
    }
    let always = SessionCommand.entries.map { entry($0.name, MessageText.clean($0.summary), hint: hints[$0.name]) }
    let isHelp: (SessionCommand.Entry) -> Bool = { $0.name == "safety" }
    let safety = zip(SessionCommand.entries, always).filter { isHelp($0.0) }.map(\.1)
    let others = zip(SessionCommand.entries, always).filter { !isHelp($0.0) }.map(\.1)
    return .list(isSafety ? safety + numbers + others : numbers + safety + others)
  }

  private static func entry(_ name: String, _ description: String, hint: String? = nil) -> JSONValue {
    let entry: JSONValue = ["name": .text(name), "description": .text(description)]
    return entry.adding("input", hint.map { ["hint": .text($0)] })
  }

  private static let hints = [
    "remember": "what to remember", "forget": "a word, a note, a session", "country": "two letters or a name",
    "contact": "a name and a number",
  ]
}

/// What a person can choose about a session, as modes and as options.
enum SessionSettings {
  static let kept = "kept"
  static let unkept = "private"

  static func modes(isUnkept: Bool, isSaved: Bool) -> JSONValue {
    let keeping: JSONValue = ["id": .text(kept), "name": "Kept", "description": "Each turn is on your disk before you see it"]
    let off: JSONValue = ["id": .text(unkept), "name": "Off the record", "description": "Nothing of what follows is kept"]
    return [
      "currentModeId": .text(isUnkept ? unkept : kept),
      "availableModes": .list(isSaved ? [keeping, off] : [off]),
    ]
  }

  static func options(isUnkept: Bool, isSaved: Bool, country: String?, _ lines: HelpLines) -> JSONValue {
    let keeping: JSONValue = ["value": .text(kept), "name": "Kept"]
    let off: JSONValue = ["value": .text(unkept), "name": "Off the record"]
    let countries: [JSONValue] = codes(country, lines).map { code in
      ["value": .text(code), "name": .text(code.isEmpty ? "Not set" : lines.name(ofCountry: code))]
    }
    return [
      [
        "id": "keeping", "name": "What is kept", "category": "mode", "type": "select",
        "currentValue": .text(isUnkept ? unkept : kept), "options": .list(isSaved ? [keeping, off] : [off]),
      ],
      [
        "id": "country", "name": "Help lines for", "type": "select", "currentValue": .text(country ?? ""),
        "options": .list(countries),
      ],
    ]
  }

  /// The countries that can be chosen, and the one that is.
  static func codes(_ country: String?, _ lines: HelpLines) -> [String] {
    var codes = Set(lines.rows.map(\.country))
    codes.insert(country ?? "")
    return codes.sorted()
  }
}
