import Coach

/// One thing that the coach, the person or the program said: as it was shown, whenever it is shown.
struct Message: Sendable, Equatable {
  enum Speaker: Sendable { case coach, person }

  var id: String
  var speaker = Speaker.coach
  var paragraphs: [String]
  var choices: [Choice] = []
  /// The node that spoke last.
  var node: String?

  /// What of a turn's events is said; nil when that is nothing.
  init?(id: String, _ events: [SessionEvent]) {
    self.init(id: id, paragraphs: [])
    for event in events {
      switch event {
      case .said(let said):
        paragraphs.append(said.text)
        node = said.node ?? node
      case .offered(let offered): choices = offered
      default: break
      }
    }
    if paragraphs.isEmpty, choices.isEmpty { return nil }
  }

  init(id: String, speaker: Speaker = .coach, paragraphs: [String], choices: [Choice] = []) {
    self.id = id
    self.speaker = speaker
    self.paragraphs = paragraphs
    self.choices = choices
  }

  /// Choices of the program itself, which stand in no script.
  static func own(_ id: String, _ paragraphs: [String], choices: [String] = []) -> Message {
    Message(
      id: id, paragraphs: paragraphs,
      choices: choices.enumerated().map {
        Choice(number: $0 + 1, text: $1, line: "", isAvailable: true)
      })
  }
}

extension Message {
  /// A recorded session as the messages that were shown, in order.
  ///
  /// A coming back is left out: it repeats the question that stands right above it.
  static func messages(of events: [TimedEvent]) -> [Message] {
    var messages: [Message] = []
    var turn = 0
    var said: [SessionEvent] = []
    var isReturn = false
    func flush() {
      if let message = Message(id: "a\(turn)", said) { messages.append(message) }
      said = []
    }
    for timed in events {
      switch timed.event {
      case .typed(let text):
        flush()
        turn += 1
        isReturn = false
        messages.append(Message(id: "u\(turn)", speaker: .person, paragraphs: [text]))
      case .resumed, .privatePart:
        flush()
        isReturn = true
      default: if !isReturn { said.append(timed.event) }
      }
    }
    flush()
    return messages
  }
}

/// What came of one thing that was said to a session.
struct Reply: Sendable, Equatable {
  /// From the program, about files and such; it is in no log.
  var notices: [String] = []
  var messages: [Message] = []
  /// What can be picked now.
  var choices: [Choice] = []
  /// The talk is about danger.
  var isSafety = false
  /// The plan is another than before; the inner nil is none.
  var plan: PlanEntry??
  /// The title is another than before.
  var title: String?
  /// It was over with this turn.
  var isEnd = false
}

/// The open plan, as a front end lists it.
struct PlanEntry: Sendable, Equatable {
  var text: String
  var isDone: Bool

  init(_ plan: Memory.Plan, isDone: Bool = false) {
    text = "If \(plan.condition), then I will \(plan.action)."
    self.isDone = isDone
  }
}
