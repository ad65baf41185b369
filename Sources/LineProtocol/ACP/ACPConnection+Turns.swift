import Coach
import Replay
import SessionStore
import Synchronization

/// Turns: what the person says, and what is set or asked beside it.
extension ACPConnection {
  func prompt(_ id: RequestID, _ params: Params) throws(ProtocolError) {
    let session = try session(params)
    guard let prompt = try params.value("prompt"), prompt.kind == .list else { throw .badParameter("prompt") }
    let (text, isCut) = try PromptText.read(prompt, limit: service.limits.prompt)
    try add(
      JobQueue.Job(
        id: id, isPrompt: true,
        run: { queue in
          // Taking it up may have failed since the prompt came.
          let turn = session.talk.withLock { talk in
            talk.isUnopened ? nil : Self.watching(&talk) { $0.answer(text) }
          }
          guard let (answered, changes) = turn, var reply = answered else { return self.refuse(.unknownSession, id) }
          var lines = session.takeGreeting()
          if isCut { reply.notices.append(TalkWording.cut(self.service.limits.prompt)) }
          lines += self.updates(reply, session) + self.updates(changes, session)
          // The turn is on the disk by now, so what came of it is shown all the same.
          let reason = queue.isCancelled ? "cancelled" : "end_turn"
          self.out.send(lines + self.response(id, ["stopReason": .text(reason)], params))
        },
        refuse: { refusal in
          switch refusal {
          case .turn: self.respond(id, ["stopReason": "cancelled"], params)
          case .request: self.refuse(.cancelled, id)
          }
        }), to: session.queue, id)
  }

  /// What a reply looks like in updates, in the order in which a person reads them.
  func updates(_ reply: Reply, _ session: LiveSession) -> [UInt8] {
    var updates = Updates(session.id)
    if let plan = reply.plan { updates.add(plan) }
    var isBehindAnother = false
    for message in reply.messages {
      updates.add(message, isBehindAnother: isBehindAnother)
      isBehindAnother = true
    }
    for notice in reply.notices {
      updates.add(notice: notice, id: "notice", isBehindAnother: isBehindAnother)
      isBehindAnother = true
    }
    let commands = SlashCommands.list(reply.choices, isSafety: reply.isSafety)
    let bytes = commands.bytes
    let isNew = session.commands.withLock { last in
      defer { last = bytes }
      return last != bytes
    }
    if isNew { updates.add("available_commands_update", [("availableCommands", .raw(bytes[...]))]) }
    if let title = reply.title {
      updates.add(
        "session_info_update",
        [("title", .text(title)), ("updatedAt", .text(service.clock().description))])
    }
    return updates.bytes
  }

  // MARK: Settings

  func setMode(_ id: RequestID, _ params: Params) throws(ProtocolError) {
    let session = try session(params)
    let mode = try params.text("modeId")
    guard [SessionSettings.kept, SessionSettings.unkept].contains(mode) else { throw .unknownMode }
    try change(session, id, params, keeps: mode == SessionSettings.kept) { _ in [:] }
  }

  func setOption(_ id: RequestID, _ params: Params) throws(ProtocolError) {
    let session = try session(params)
    let option = try params.text("configId")
    guard let value = try params.value("value")?.text else { throw .unknownOption }
    let answer: @Sendable (Settings) -> JSONValue = { ["configOptions": $0.options] }
    switch option {
    case "keeping":
      guard [SessionSettings.kept, SessionSettings.unkept].contains(value) else { throw .unknownOption }
      try change(session, id, params, keeps: value == SessionSettings.kept, answer)
    case "country":
      guard value.isEmpty || SessionSettings.codes(nil, service.program.helpLines).contains(value) else {
        throw .unknownOption
      }
      try change(session, id, params, answer) { talk in
        guard (talk.country ?? "") != value else { return nil }
        return talk.answer(value.isEmpty ? "/forget country" : "/country \(value)")
      }
    default: throw .unknownOption
    }
  }

  /// Keeps what is said from here on, or does not: the same as `/private`.
  private func change(
    _ session: LiveSession, _ id: RequestID, _ params: Params, keeps: Bool,
    _ answer: @escaping @Sendable (Settings) -> JSONValue
  ) throws(ProtocolError) {
    try change(session, id, params, answer) { talk in
      talk.isUnkept == keeps ? talk.answer("/private") : nil
    }
  }

  private func change(
    _ session: LiveSession, _ id: RequestID, _ params: Params,
    _ answer: @escaping @Sendable (Settings) -> JSONValue,
    by change: @escaping @Sendable (inout Talk) -> Reply?
  ) throws(ProtocolError) {
    try add(
      JobQueue.Job(
        id: id,
        run: { _ in
          let (turn, settings) = session.talk.withLock { talk in
            (Self.watching(&talk, change), Self.settings(talk))
          }
          let (reply, changes) = turn
          var lines: [UInt8] = []
          if let reply { lines = session.takeGreeting() + self.updates(reply, session) }
          lines += self.updates(changes, session)
          self.out.send(lines + self.response(id, answer(settings), params))
        }, refuse: { _ in self.refuse(.cancelled, id) }), to: session.queue, id)
  }

  /// The settings that are others than before.
  struct Changes: Sendable {
    var mode: String?
    var options: JSONValue?
  }

  /// Does something and notes what it changed in the settings.
  static func watching(
    _ talk: inout Talk, _ change: (inout Talk) -> Reply?
  ) -> (reply: Reply?, changes: Changes) {
    let before = (talk.isUnkept, talk.country)
    let reply = change(&talk)
    var changes = Changes()
    if talk.isUnkept != before.0 { changes.mode = talk.isUnkept ? SessionSettings.unkept : SessionSettings.kept }
    if (talk.isUnkept, talk.country) != before { changes.options = settings(talk).options }
    return (reply, changes)
  }

  private func updates(_ changes: Changes, _ session: LiveSession) -> [UInt8] {
    var updates = Updates(session.id)
    if let mode = changes.mode { updates.add("current_mode_update", [("currentModeId", .text(mode))]) }
    if let options = changes.options { updates.add("config_option_update", [("configOptions", options)]) }
    return updates.bytes
  }

  // MARK: Our own

  func why(_ id: RequestID, _ params: Params, _ person: Person) throws(ProtocolError) {
    let session = try session(params)
    let message = try params.textIfAny("messageId")
    try add(
      JobQueue.Job(
        id: id,
        run: { _ in
          do throws(ProtocolError) {
            let found = try session.talk.withLock { talk throws(ProtocolError) in try talk.reasons(message) }
            let lines: [JSONValue] = found.reasons.said.map { said in
              JSONValue.object([("text", .text(MessageText.clean(said.text)))])
                .adding("line", said.line.map { .text($0) }).adding("node", said.node.map { .text($0) })
                .adding("sources", said.sources.map { .list($0.map { .text($0) }) })
            }
            self.respond(
              id,
              [
                "messageId": .text(found.id),
                "reasons": .list(found.reasons.paragraphs.map { .text(MessageText.clean($0)) }),
                "lines": .list(lines),
              ], params)
          } catch {
            self.refuse(error, id)
          }
        }, refuse: { _ in self.refuse(.cancelled, id) }), to: session.queue, id)
  }

  func export(_ id: RequestID, _ params: Params, _ person: Person) throws(ProtocolError) {
    let name = try params.text("sessionId")
    let format = try params.textIfAny("format") ?? "md"
    guard ["md", "text", "html"].contains(format) else { throw .unknownFormat }
    guard Self.isID(name) else { throw .unknownSession }
    // Behind what is being said in it, if it is open here.
    let queue = state.withLock { $0.sessions[name]?.queue } ?? queue
    try add(
      JobQueue.Job(
        id: id,
        run: { _ in
          do throws(StoreError) {
            guard person.isSaved, let file = try person.store.file(ofSession: name) else {
              return self.refuse(.unknownSession, id)
            }
            let text = self.exported(try person.store.log(file), as: format)
            self.respond(id, ["format": .text(format), "text": .text(text)], params)
          } catch {
            self.refuse(.store(error.description), id)
          }
        }, refuse: { _ in self.refuse(.cancelled, id) }), to: queue, id)
  }

  private func exported(_ log: SessionLog, as format: String) -> String {
    let transcript = Transcript(log.events)
    let program = service.program
    let help = program.touchesSafety(log.events) ? program.helpLines(for: log.start) : []
    let session = ExportedSession(
      transcript: transcript, allTurns: transcript.typedTurns, help: help,
      faults: log.faults.map(\.description))
    return switch format {
    case "html": HTMLExport.text([session])
    case "text": TextExport.text([session])
    default: MarkdownExport.text([session])
    }
  }
}

/// The words of a prompt.
enum PromptText {
  /// Reads the blocks of a prompt: text as it is, links by their names.
  ///
  /// No more than the limit is kept, cut between two characters.
  static func read(_ prompt: JSONSlice, limit: Int) throws(ProtocolError) -> (text: String, isCut: Bool) {
    var text = ""
    for block in prompt.elements(limit: mostBlocks) {
      let fields = block.fields("type", "text", "name", "uri")
      guard !fields.isAmbiguous else { throw .repeatedParameter }
      let part: String
      switch fields["type"]?.text {
      case "text":
        guard let words = fields["text"]?.text else { throw .badParameter("text") }
        part = words
      case "resource_link":
        guard let name = fields["name"]?.text ?? fields["uri"]?.text else { throw .badParameter("name") }
        part = name
      default: throw .notTaken
      }
      if !text.isEmpty, !part.isEmpty, text.last?.isWhitespace == false, part.first?.isWhitespace == false {
        text += " "
      }
      text += part
    }
    guard text.utf8.count > limit else { return (text, false) }
    var end = text.utf8.index(text.startIndex, offsetBy: limit)
    while end > text.startIndex, end.samePosition(in: text) == nil { end = text.utf8.index(before: end) }
    return (String(text[..<end]), true)
  }

  private static let mostBlocks = 1000
}
