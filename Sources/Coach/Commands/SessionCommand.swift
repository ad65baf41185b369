/// What a person can tell the program at any prompt, instead of answering.
package enum SessionCommand: Sendable, Equatable {
  case help, menu, back, undo, again, skip, why, topics, memory, pause, quit, stop
  case helpNow
  /// What can be practised; or an exercise in the person's own words.
  case practise(String)
  /// An entry of many lines; or a whole one behind the command.
  case journal(String)
  case progress
  /// Keep nothing from here on, or keep everything again.
  case `private`
  case forget(String)
  /// A sentence of the person's own to keep.
  case remember(String)
  /// The country for help lines; empty to ask which it is.
  case country(String)
  /// A person of one's own to ring: a name and a number.
  case contact(String)
  /// A `/word` that is no command; its words may still mean something.
  case unknown(String)

  /// A command's name, other names for it, and what it does; `/help` and completion read this.
  package struct Entry: Sendable {
    package let name: String
    package let aliases: [String]
    package let summary: String
    let command: SessionCommand
  }

  package static let entries: [Entry] = [
    Entry(name: "help", aliases: ["?"], summary: "what I can and cannot do", command: .help),
    Entry(
      name: "safety", aliases: ["now"], summary: "people to ring, now; `help now` does the same",
      command: .helpNow),
    Entry(name: "menu", aliases: [], summary: "leave this and choose anew", command: .menu),
    Entry(name: "back", aliases: [], summary: "the question before this one", command: .back),
    Entry(
      name: "undo", aliases: [], summary: "take back your last answer, and what I kept from it",
      command: .undo),
    Entry(name: "again", aliases: ["repeat"], summary: "say that again", command: .again),
    Entry(name: "skip", aliases: ["next"], summary: "leave this question out", command: .skip),
    Entry(
      name: "why", aliases: [], summary: "why I said that: your words, the rule, the source",
      command: .why),
    Entry(name: "topics", aliases: [], summary: "what we can talk about", command: .topics),
    Entry(
      name: "practise", aliases: ["practice", "exercise"],
      summary: "what we can practise; with a name, go there and come back", command: .practise("")),
    Entry(
      name: "journal", aliases: ["write"],
      summary: "write an entry of many lines; a line with only a full stop ends it", command: .journal("")),
    Entry(
      name: "progress", aliases: [], summary: "plans, what helped, feelings over the weeks, in words",
      command: .progress),
    Entry(name: "memory", aliases: [], summary: "what I remember of you", command: .memory),
    Entry(
      name: "remember", aliases: ["note"], summary: "keep a sentence of yours, as in /remember I like walks",
      command: .remember("")),
    Entry(
      name: "forget", aliases: [],
      summary: "forget completely: /forget name, /forget note 2, /forget Sam, /forget this session",
      command: .forget("")),
    Entry(
      name: "country", aliases: [], summary: "your country for help lines, as in /country IE",
      command: .country("")),
    Entry(
      name: "contact", aliases: [],
      summary: "a person of yours to ring, listed first, as in /contact Ada 020 7946 0000",
      command: .contact("")),
    Entry(
      name: "private", aliases: [],
      summary: "keep nothing of what follows, until you type it again; also \"off the record\"",
      command: .private),
    Entry(name: "stop", aliases: [], summary: "stop this exercise or topic", command: .stop),
    Entry(
      name: "pause", aliases: [], summary: "leave now and go on at this very question later",
      command: .pause),
    Entry(name: "quit", aliases: ["bye", "exit", "end"], summary: "end here", command: .quit),
  ]

  /// Words that are a command when they stand alone, even where any words are an answer.
  private static let alwaysBare: Set = ["help", "skip", "stop", "quit", "exit"]
  /// Words that are a command when they stand alone at other prompts.
  private static let usuallyBare: Set = [
    "menu", "back", "undo", "again", "why", "topics", "pause", "repeat", "next",
  ]

  /// The same words in Spanish, understood whatever the language of the session.
  private static let spanish = [
    "ayuda": "help", "salir": "quit", "saltar": "skip", "omitir": "skip", "parar": "stop",
  ]

  /// Reads a command from what was typed; nil when it is an answer.
  init?(typed text: String, at prompt: Prompt) {
    let plain = text.plainWords
    if [["help", "now"], ["helpnow"], ["ayuda", "ya"], ["ayuda", "ahora"]].contains(plain) {
      self = .helpNow
      return
    }
    if plain == ["off", "the", "record"] {
      self = .private
      return
    }
    if text.hasPrefix("/"), !text.hasPrefix("//") {
      let words = text.dropFirst().split(maxSplits: 1, whereSeparator: \.isWhitespace)
      let name = words.first?.lowercased() ?? ""
      // `/2` picks a choice, as some front ends send it.
      guard Int(name) == nil else { return nil }
      self = Self.named(name, rest: words.count > 1 ? String(words[1]).trimmed : "")
      return
    }
    guard plain.count == 1, let word = plain.first.map({ Self.spanish[$0] ?? $0 }), !text.contains("?") || word == "why" else {
      return nil
    }
    let isFree =
      if case .asked(let asked, _, _) = prompt { [.text, .name, .journal].contains(asked.kind) }
      else { false }
    guard Self.alwaysBare.contains(word) || (!isFree && Self.usuallyBare.contains(word)) else {
      return nil
    }
    self = Self.named(word, rest: "")
  }

  private static func named(_ name: String, rest: String) -> SessionCommand {
    guard
      let entry = entries.first(where: { $0.name == name || $0.aliases.contains(name) })
    else { return .unknown(name) }
    return switch entry.command {
    case .forget: .forget(rest)
    case .remember: .remember(rest)
    case .country: .country(rest)
    case .contact: .contact(rest)
    case .practise: .practise(rest)
    case .journal: .journal(rest)
    default: entry.command
    }
  }
}
