import YarnProgram
import YarnRuntime

extension Turn {
  /// Does what the person told the program; the open question stays open unless left.
  mutating func perform(_ command: SessionCommand) {
    if [.skip, .menu, .stop, .quit].contains(command), leavesJournalForSafety() { return }
    switch command {
    case .practise(let words): practise(words)
    case .journal(let words): journal(words)
    case .skip: skip()
    case .menu: move(to: .menu)
    case .stop: stopHere()
    case .quit: quit()
    default:
      isAside = true
      performAside(command)
    }
  }

  private mutating func performAside(_ command: SessionCommand) {
    switch command {
    case .help: leave(toNode: EntryNode.help.rawValue)
    case .helpNow: helpNow()
    case .again:
      for said in state.place.said { say(said) }
      ask(again: nil)
    case .back: goBack(forgetting: false)
    case .undo: goBack(forgetting: true)
    case .why: answer(with: WhyText.paragraphs(state.place.trace, program))
    case .topics:
      guard state.place.safety == nil else {
        stayWithSafety()
        return
      }
      answer(with: TopicsText.paragraphs(program.topics))
    case .progress:
      guard state.place.safety == nil else {
        stayWithSafety()
        return
      }
      answer(with: Progress(state.place.memory, at: at, in: program).paragraphs)
    case .memory: answer(with: MemoryText.paragraphs(state.place.memory, at: at, in: program))
    case .remember(let words): keepNote(words)
    case .forget(let what): forget(what)
    case .country(let words): setCountry(words)
    case .contact(let words): keepContact(words)
    case .private: togglePrivate()
    case .pause: pause()
    case .unknown(let name):
      answer(with: [Wording.unknownCommand(name, near: SessionCommand.nearest(to: name))])
    case .skip, .menu, .stop, .quit, .practise, .journal: break
    }
  }

  mutating func answer(with paragraphs: [String]) {
    for paragraph in paragraphs { say(paragraph) }
    ask(again: state.place.question)
  }

  // MARK: Moving

  /// Leaves the open question for another node, unless there is a talk about danger.
  private mutating func move(to node: EntryNode) {
    guard state.place.safety == nil else {
      isAside = true
      stayWithSafety()
      return
    }
    startTurn(after: state.place)
    state.place.returns = []
    enter(node)
  }

  private mutating func stopHere() {
    guard state.place.safety == nil else {
      quit()
      return
    }
    move(to: .stopped)
  }

  private mutating func quit() {
    startTurn(after: state.place)
    guard state.place.safety == nil else {
      // Nobody is held; but nobody leaves a talk about danger without the numbers.
      say(Wording.leavingSafety)
      if !state.place.isAboutAbuse { showHelpLines(.crisis) }
      end(.finished)
      return
    }
    enter(.closing)
  }

  private mutating func pause() {
    say(state.unkept == nil ? Wording.paused : Wording.pausedPrivately)
    end(.paused)
  }

  private mutating func skip() {
    startTurn(after: state.place)
    note("that you want to skip", [String]())
    switch state.place.prompt {
    case .builtInSafety: answerWithoutScript("")
    case .choices(let choices):
      let marked = choices.firstIndex { $0.tags.contains("skip") && $0.choice.isAvailable }
      // Nothing stands behind the choices of a talk about danger: past them, it would be over.
      guard marked != nil || state.place.safety == nil else {
        stayWithSafety()
        return
      }
      attempt { try $0.dialogue.select(marked) }
    case .asked(let asked, let variable, _):
      if let variable { dialogue[variable] = asked.skippedValue(inSafety: state.place.safety != nil) }
      if asked.kind == .open { state.place.listened = Listened() }
      attempt { _ in }
    case .over: break
    }
  }

  /// Goes to the question before this one; what was remembered since stays, or goes too.
  private mutating func goBack(forgetting: Bool) {
    var left = [state.place.turn]
    // What was answered about danger is not asked again, only because the person goes back.
    while state.place.safety == nil, let last = state.past.last,
      last.safety != nil || (left.count > 1 && last.prompt.identity == state.place.prompt.identity)
    {
      state.past.removeLast()
      left.append(last.turn)
    }
    guard let earlier = state.past.last else {
      answer(with: [Wording.nothingBefore])
      return
    }
    // A talk about danger ends with an answer, not by going back to before it.
    guard state.place.safety == nil || earlier.safety != nil else {
      stayWithSafety()
      return
    }
    state.past.removeLast()
    let now = state.place
    state.place = earlier
    state.place.isWatchful = now.isWatchful
    state.place.locks.formUnion(now.locks)
    dialogue = Turn.dialogue(program, earlier.dialogue)
    if forgetting {
      for turn in left.sorted() { events.append(.tookBack(turn: turn)) }
      say(Wording.tookBack)
    } else {
      state.place.memory = now.memory
      say(Wording.wentBack)
    }
    ask(again: state.place.question)
  }

  // MARK: For the hour of need

  private mutating func setCountry(_ words: String) {
    guard !words.isEmpty else {
      answer(with: [Wording.countryNow(state.country.map(program.helpLines.name(ofCountry:)))])
      return
    }
    guard words != WordRemoval.mark else { return standForRemoved() }
    guard let code = program.helpLines.country(words) else {
      answer(with: [Wording.noSuchCountry(words.oneLine)])
      return
    }
    state.country = code
    rememberForGood(.fact(key: Memory.countryKey, value: code))
    let isKnown = program.helpLines.rows.contains { $0.country == code }
    answer(
      with: [Wording.countrySet(program.helpLines.name(ofCountry: code), isKnown: isKnown)] + onlyForNow)
  }

  private mutating func keepContact(_ words: String) {
    guard words != WordRemoval.mark else { return standForRemoved(as: Memory.contactLead + "redacted") }
    guard let contact = OwnContact(words) else {
      answer(with: [Wording.contactHow])
      return
    }
    let memory = state.place.memory
    guard memory.facts[contact.key] != nil || memory.contacts.count < Memory.Limit.contacts else {
      answer(with: [Wording.tooManyContacts(Memory.Limit.contacts)])
      return
    }
    rememberForGood(.fact(key: contact.key, value: contact.text))
    answer(with: [Wording.contactKept(contact.text)] + onlyForNow)
  }
}

extension Asked {
  /// What a script finds in its variable when the question was left out.
  fileprivate func skippedValue(inSafety: Bool) -> Value {
    switch kind {
    case .number: .number(-1)
    case .yesno where inSafety: .string("unsure")
    default: .string("")
    }
  }
}

extension SessionCommand {
  /// The command whose name is nearest to a mistyped one, if any is near.
  static func nearest(to name: String) -> String? {
    let names = entries.map(\.name)
    return names.first { $0.isOneEdit(from: name) } ?? names.first { $0.hasPrefix(name.prefix(2)) }
  }
}

extension String {
  /// Whether one insertion, deletion or replacement makes one text the other.
  func isOneEdit(from other: String) -> Bool {
    let left = Array(utf8)
    let right = Array(other.utf8)
    guard abs(left.count - right.count) <= 1 else { return false }
    let same = zip(left, right).prefix { $0 == $1 }.count
    let leftRest = left[same...]
    let rightRest = right[same...]
    if leftRest.count == rightRest.count {
      return leftRest.dropFirst().elementsEqual(rightRest.dropFirst())
    }
    return leftRest.count > rightRest.count
      ? leftRest.dropFirst().elementsEqual(rightRest) : rightRest.dropFirst().elementsEqual(leftRest)
  }
}
