import Understanding
import YarnProgram
import YarnRuntime

/// A journal entry that is being written, line by line.
struct JournalDraft: Sendable, Equatable, Codable {
  var lines: [String] = []
  /// The gravest danger that was read in it; answered when the entry is done.
  var danger: Reading?
}

/// An entry of many lines: each line is a turn and on the disk at once, and a line with only a full stop
/// makes an entry of them.
extension Turn {
  /// The node that `/journal` goes to; a script may lack it.
  static let journalNode = "Journal"
  /// The line that ends an entry.
  static let endOfEntry = "."

  /// Whether a question waits for an entry.
  var isInJournal: Bool {
    if case .asked(let asked, _, _) = state.place.prompt { asked.kind == .journal } else { false }
  }

  /// `/journal`: asks for an entry, or takes the words behind it for a whole one.
  mutating func journal(_ words: String) {
    guard state.place.safety == nil else {
      isAside = true
      stayWithSafety()
      return
    }
    guard !isInJournal else {
      if words.isEmpty { answer(with: [Wording.journalIsOpen]) } else { write(words, danger: nil) }
      return
    }
    startTurn(after: state.place)
    guard words.isEmpty else {
      keep(entry: words)
      say(isKept && state.unkept == nil ? Wording.journalKept : Wording.journalNotKept)
      ask(again: state.place.question)
      return
    }
    guard program.scripts.node(named: Self.journalNode) != nil else {
      answer(with: [Wording.journalHow])
      return
    }
    leave(toNode: Self.journalNode)
  }

  /// Takes what was typed while an entry is open.
  mutating func write(_ typed: String, danger: Reading?) {
    var draft = state.place.journal ?? JournalDraft()
    let isFirstDanger = danger != nil && draft.danger == nil
    if let danger, draft.danger?.safety.level != .act { draft.danger = danger }
    var isDone = false
    for line in typed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init) {
      isDone = line.trimmed == Self.endOfEntry
      if isDone { break }
      draft.lines.append(line)
    }
    state.place.journal = draft
    if isDone {
      finishEntry()
    } else {
      if isFirstDanger { say(Wording.journalDanger) }
      ask(again: nil)
    }
  }

  /// Keeps the entry, answers danger that was read in it, and goes on.
  mutating func finishEntry() {
    guard case .asked(let asked, let variable, _) = state.place.prompt, asked.kind == .journal else { return }
    let danger = state.place.journal?.danger
    let text = keepDraft()
    if let variable { dialogue[variable] = .string(text) }
    if let whole = text.isEmpty ? nil : read(text) {
      reading = whole
      listen(text)
    }
    state.place.misses = 0
    guard let danger else {
      attempt { _ in }
      return
    }
    reading = danger
    openSafety(danger, comesBack: false)
  }

  /// Makes an entry of the lines so far; gives its text.
  @discardableResult
  mutating func keepDraft() -> String {
    let lines = state.place.journal?.lines ?? []
    state.place.journal = nil
    let text = lines.joined(separator: "\n").trimmingBlankLines
    if !text.isEmpty { keep(entry: text) }
    return text
  }

  private mutating func keep(entry text: String) {
    events.append(.journal(text.trimmingBlankLines))
  }

  /// Before the person leaves the question: what was written so far is an entry. True when there was danger
  /// in it, which is then answered instead.
  mutating func leavesJournalForSafety() -> Bool {
    guard isInJournal, let draft = state.place.journal else { return false }
    guard draft.danger == nil else {
      finishEntry()
      return true
    }
    keepDraft()
    return false
  }
}

extension String {
  /// Without empty lines at both ends, and blanks at the end.
  fileprivate var trimmingBlankLines: String {
    var lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    while lines.last?.trimmed.isEmpty == true { lines.removeLast() }
    while lines.first?.trimmed.isEmpty == true { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }
}
