import YarnProgram
import YarnRuntime

extension Turn {
  /// How many script events one turn may take; a script that loops without a prompt ends here.
  static let eventLimit = 2_000

  /// Runs the scripts to the next prompt, or to the end.
  mutating func run() throws {
    for _ in 0..<Self.eventLimit {
      var host = CoachHost(turn: self)
      let event = try dialogue.resume(host: &host)
      varied.append(contentsOf: host.chosen)
      switch event {
      case .nodeStarted(let node): enterNode(node)
      case .nodeCompleted(let node):
        if let index = state.place.openNodes.lastIndex(of: node) {
          state.place.openNodes.remove(at: index)
        }
      case .line(let line): deliver(line)
      case .options(let options):
        wait(for: options)
        return
      case .command(let command):
        if try perform(command) { return }
      case .dialogueCompleted:
        end(.finished)
        return
      }
    }
    throw ScriptFailure.noPrompt
  }

  /// Takes note of a node that begins; coming back to one from a detour is no beginning.
  private mutating func enterNode(_ node: String) {
    guard !state.place.openNodes.contains(node) else { return }
    state.place.openNodes.append(node)
    noteSafetyNode(node)
    noteTopicNode(node)
    notePart(node)
  }

  /// Counts that a topic is opened; the scripts name the third time in a day.
  private mutating func noteTopicNode(_ node: String) {
    guard program.kind(ofNode: node) == "topic", let topic = program.topics.topic(ofNode: node)
    else { return }
    state.place.topic = topic
    remember(.opened(topic))
  }

  /// Notes where a topic, an exercise or a talk about danger begins, for `/private`.
  private mutating func notePart(_ node: String) {
    guard let header = program.scripts.node(named: node) else { return }
    let isSubject = header.header("exercise") != nil || header.header("topic") != nil
    let isOpening = ["Menu", "CheckIn", "Start", "Listen"].contains(node)
    if isOpening {
      // What led here, such as a name, is no part of what is talked about from here on.
      state.place.partTurn = state.turns + 1
    } else if isSubject, header.header("kind") != "meta" {
      state.place.partTurn = state.turns
    }
  }

  private mutating func deliver(_ line: DeliveredLine) {
    let text = spoken(line)
    guard !text.isEmpty else { return }
    let sources = line.hashtags.filter { $0.hasPrefix("src:") || $0.hasPrefix("review:") }
    say(
      Said(
        text: text, line: line.id, node: line.node, sources: sources.isEmpty ? nil : sources))
    state.place.trace.lines.append(
      Trace.Line(text: text, place: "\(line.file):\(line.lineNumber)", node: line.node, sources: sources))
  }

  /// A line as it is said: in the person's language where it is translated, else in English.
  private func spoken(_ line: DeliveredLine) -> String {
    let id = line.shadowID ?? line.id
    return line.spokenText(as: program.translations.text(ofLine: id, in: state.language))
  }

  private mutating func wait(for options: [DeliveredOption]) {
    let offered = options.enumerated().map { index, option in
      OfferedChoice(
        choice: Choice(
          number: index + 1, text: spoken(option.line), line: option.id,
          isAvailable: option.isAvailable),
        tags: option.hashtags)
    }
    wait(at: .choices(offered))
  }

  /// Stops at a prompt. When a topic's talk has come back to it, its question is said again.
  mutating func wait(at prompt: Prompt) {
    state.place.prompt = prompt
    closeSafetyOfScript(at: dialogue.currentNode)
    guard let index = state.place.returns.lastIndex(where: { $0.identity == prompt.identity })
    else {
      state.place.question = state.place.said.last
      ask(again: nil)
      return
    }
    let question = state.place.returns[index].question
    // Coming back out of a talk about danger means that the answer was a plain no.
    if state.place.returns[index...].contains(where: \.isSafety) { state.place.safety = nil }
    state.place.returns.removeSubrange(index...)
    state.place.question = question
    ask(again: question)
  }
}

/// What can go wrong in a script that compiled.
enum ScriptFailure: Error {
  case noPrompt
  case badCommand(String)
}
