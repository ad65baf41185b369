import Coach

/// What a typed line is.
enum PlainLine: Equatable {
  case words(String)
  /// `# …`, for scripts that are read by people.
  case comment
  case ping, version, sessions, new
  case load(String)
  case token(String)
  case unknown(String)

  init(_ text: String) {
    if text == "#" || text.hasPrefix("# ") {
      self = .comment
      return
    }
    guard text.hasPrefix("/"), !text.hasPrefix("//") else {
      self = .words(text)
      return
    }
    let parts = text.dropFirst().split(separator: " ", maxSplits: 1)
    let name = parts.first.map { $0.lowercased() } ?? ""
    let rest = parts.count > 1 ? String(parts[1].filter { !$0.isWhitespace }) : ""
    switch name {
    case "ping": self = .ping
    case "version": self = .version
    case "sessions": self = .sessions
    case "new": self = .new
    case "load": self = .load(rest.isEmpty ? "last" : rest)
    case "token": self = .token(rest)
    default: self = Int(name) != nil || Self.names.contains(name) ? .words(text) : .unknown(name)
    }
  }

  private static let names = Set(SessionCommand.entries.flatMap { [$0.name] + $0.aliases }).union(["helpnow"])
}

/// What a line could not be taken for, in one word and one sentence.
struct PlainFault: Error, Equatable {
  let reason: String
  let sentence: String

  init(_ reason: String, _ sentence: String) { (self.reason, self.sentence) = (reason, sentence) }
  init(_ error: ProtocolError) { self.init(error.reason, error.message) }

  static func lineTooLong(_ limit: Int) -> PlainFault {
    PlainFault("line-too-long", "A line may have \(limit) bytes. Nothing of that one was taken.")
  }
  static let notUTF8 = PlainFault("not-utf-8", "That line is not UTF-8 text. Nothing of it was taken.")
  static let wrongProtocol = PlainFault(
    "wrong-protocol", "This end takes plain lines. Leave out --plain to speak the Agent Client Protocol.")
  static let tooFast = PlainFault(ProtocolError.tooFast)
  static let tooManyWaiting = PlainFault("too-many-waiting", "Too many lines wait for their answers. Wait for one of them.")
  static let tokenNeeded = PlainFault("token-needed", "Give your token first, as in /token and the words of it.")
  static let wrongToken = PlainFault(ProtocolError.wrongToken)
  static func unknownCommand(_ name: String) -> PlainFault {
    let shown = MessageText.clean(String(name.prefix(40)))
    return PlainFault("unknown-command", "/\(shown) is not a command. /help lists them; // begins a line with a slash.")
  }
  static let noSession = PlainFault("no-session", "No session is open. /new begins one.")
  static let isOpen = PlainFault("in-use", "That is the session you are in.")
  static func store(_ sentence: String) -> PlainFault { PlainFault("store", sentence) }
  static func idle(_ minutes: Int) -> PlainFault {
    PlainFault("idle", "Nothing came for \(minutes) minutes, so this ends. All is kept.")
  }
  static let stopping = PlainFault("stopping", "The coach is stopping. All that was answered is kept.")
}

/// Turns as plain lines.
enum PlainText {
  /// The first line of every connection: the program, and the version of plain lines.
  static let greeting = "# coach 1 plain"

  static func turn(_ reply: Reply) -> [UInt8] {
    lines(reply.messages.flatMap(text) + reply.notices.flatMap { broken("(\($0))") })
  }

  /// What was said before, with the person's words behind `> `, and where it goes on.
  static func transcript(_ taken: Talk.TakenUp) -> [UInt8] {
    var all: [String] = taken.help.isEmpty ? [] : broken(TalkWording.aboutDanger) + taken.help.flatMap(broken)
    for message in Message.messages(of: taken.events) {
      all += message.speaker == .person
        ? message.paragraphs.flatMap { broken($0) }.map { "> " + $0 } : text(message)
    }
    return lines(all + taken.reply.notices.flatMap { broken("(\($0))") })
  }

  /// Some lines and the blank one that ends a turn.
  static func lines(_ lines: [String]) -> [UInt8] {
    Array((lines.map { MessageText.clean($0) }.filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "\n") + "\n\n").utf8)
  }

  private static func text(_ message: Message) -> [String] {
    message.paragraphs.flatMap(broken)
      + message.choices.map { choice in
        let words = choice.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(choice.number). \(words)" + (choice.isAvailable ? "" : " (not available now)")
      }
  }

  /// The lines of a paragraph, none of which looks like an answer of the program itself.
  private static func broken(_ paragraph: String) -> [String] {
    paragraph.split(whereSeparator: \.isNewline).map { line in
      line.hasPrefix("#") || line.hasPrefix("!") ? " " + line : String(line)
    }
  }
}
