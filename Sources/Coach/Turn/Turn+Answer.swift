import Understanding
import YarnProgram
import YarnRuntime

extension Turn {
  /// Takes what was typed, in the order: danger, session commands, what is on the screen,
  /// what the question asked for, topics, and at last an honest "I am not sure".
  mutating func answer(_ typed: String) {
    events.append(.typed(typed))
    state.turns += 1
    state.unkept?.turns += 1
    let text = typed.trimmed
    let before = state.place
    let reading = readParts(of: text).map(withTheNeck)
    self.reading = reading
    let isDanger = reading.map { self.isDanger($0) } ?? false
    if let reading { heed(reading) }
    if isInJournal, state.place.safety == nil, SessionCommand(typed: text, at: state.place.prompt) == nil {
      startTurn(after: before)
      if let reading, isDanger { keep(reading) } else { report(reading) }
      write(typed, danger: isDanger ? reading : nil)
      return
    }
    if let reading, isDanger {
      startTurn(after: before)
      openSafety(reading)
      return
    }
    if reading == nil, PlainDanger.isIn(text) {
      isAside = true
      sayBuiltInHelp(about: text)
      return
    }
    if let command = SessionCommand(typed: text, at: state.place.prompt) {
      perform(command)
      return
    }
    startTurn(after: before)
    report(reading)
    guard !text.isEmpty else {
      say(Wording.nothingTyped.pick(state.turns))
      ask(again: nil)
      return
    }
    switch state.place.prompt {
    case .builtInSafety: answerWithoutScript(text)
    case .choices(let choices): choose(among: choices, text)
    case .asked(let asked, let variable, _): take(text, for: asked, into: variable)
    case .over: break
    }
  }

  /// Keeps the place for `/back` and `/undo`, and clears what belonged to the turn before.
  mutating func startTurn(after before: Place) {
    state.past.append(before)
    if state.past.count > CoachState.Limit.past { state.past.removeFirst() }
    state.place.turn = state.turns
    state.place.said = []
    state.place.trace = Trace()
  }

  // MARK: Choices

  private mutating func choose(among choices: [OfferedChoice], _ text: String) {
    var meant = match(text, among: choices)
    // In a talk about danger nothing is guessed.
    if meant == .none, state.place.safety == nil, smallTalk() == nil,
      let index = wished(text, among: choices)
    {
      meant = .one(index)
    }
    switch meant {
    case .one(let index):
      let choice = choices[index].choice
      note("the choice", [text])
      guard choice.isAvailable else {
        say(Wording.choiceUnavailable(choice.number))
        ask(again: nil)
        return
      }
      state.place.misses = 0
      attempt { try $0.dialogue.select(index) }
    case .noSuchNumber(let number):
      say(Wording.noSuchChoice(number, of: choices.count))
      ask(again: nil)
    case .none:
      // A bare yes to several ways says only that the person wants one of them.
      if YesNo(text) == .yes, choices.count > 1 {
        say(Wording.whichOne(choices.count).pick(state.turns))
        ask(again: nil)
      } else {
        hearFreely(text)
      }
    }
  }

  // MARK: Questions

  private mutating func take(_ text: String, for asked: Asked, into variable: String?) {
    let skips = reading?.wantsToSkip == true && text.wordCount <= 6
    switch asked.kind {
    case .open:
      if let found = cueNode(inAnswer: text) {
        answerCue(found)
        return
      }
      if state.place.safety != nil {
        // Small talk is for elsewhere; whoever says goodbye here is let go.
        if saysGoodbye {
          perform(.quit)
          return
        }
      } else if let aside = smallTalk(), text.wordCount <= 12 {
        leave(aside: aside, after: state.place.listened)
        return
      }
      if Double(text) != nil, state.place.misses == 0 {
        askForWords()
        return
      }
      listen(text)
      if let node = answerToQuestion(text) {
        leave(toNode: node)
      } else {
        goOn()
      }
    case .text:
      if reading?.isQuestion == true, let found = cueNode(inAnswer: text) {
        answerCue(found)
        return
      }
      if let aside = smallTalk(), text.wordCount <= 8, reading?.isQuestion == true || saysComplaint {
        leave(aside: aside, after: state.place.listened)
        return
      }
      if skips {
        fill(variable, .string(""))
      } else if YesNo(text) != nil, state.place.misses == 0 {
        // A bare yes or no to "what?" is most likely no answer to it.
        askForWords()
      } else {
        listen(text)
        fill(variable, .string(text.oneLine))
      }
    case .name:
      guard let name = PersonName(in: text, reading: reading) else {
        hearFreely(text)
        return
      }
      fill(variable, .string(name.text))
    case .number: takeNumber(text, asked, variable, skips: skips)
    case .feeling: takeFeeling(text, variable, skips: skips)
    case .yesno: takeYesNo(text, variable, skips: skips)
    case .journal: write(text, danger: nil)
    }
  }

  /// Asks once for words where what was typed holds none.
  private mutating func askForWords() {
    state.place.misses += 1
    say(Wording.wordsWanted.pick(state.turns))
    ask(again: nil)
  }

  /// The topic that answers a short question of fact, asked where the person was to tell something.
  private func answerToQuestion(_ text: String) -> String? {
    let heard = state.place.listened
    guard heard.isQuestion, state.place.safety == nil, text.wordCount <= Self.wordsOfQuestion,
      heard.score >= Certainty.clearSmallTalk,
      heard.topic.hasPrefix("faq-") || ["what-is-secure", "therapy"].contains(heard.topic),
      let entry = program.topics.entry(heard.topic), !state.place.openNodes.contains(entry.node)
    else { return nil }
    return entry.node
  }

  private static let wordsOfQuestion = 14

  private mutating func takeNumber(
    _ text: String, _ asked: Asked, _ variable: String?, skips: Bool
  ) {
    let low = asked.low ?? 0
    let high = asked.high ?? 10
    if let number = reading?.number ?? text.leadingNumber, text.isRating {
      guard number >= Double(low), number <= Double(high) else {
        say(Wording.numberOutside(low, high))
        ask(again: nil)
        return
      }
      note("a number", [text])
      fill(variable, .number(Float(number.rounded())))
    } else if skips || reading?.answer == .unsure {
      fill(variable, .number(-1))
    } else {
      hearFreely(text, hint: Wording.numberWanted(low, high))
    }
  }

  private mutating func takeFeeling(_ text: String, _ variable: String?, skips: Bool) {
    if let feeling = reading?.feelings.first(where: { !$0.isNegated }) {
      listen(text)
      if let number = reading?.number, (0...10).contains(number), text.isRating {
        state.place.listened.number = Float(number.rounded())
      }
      fill(variable, .string(feeling.said))
    } else if let found = cueNode(inAnswer: text) {
      answerCue(found)
    } else if skips {
      fill(variable, .string(""))
    } else if let number = reading?.number ?? text.leadingNumber, (0...10).contains(number) {
      fill(variable, .string(String(Int(number.rounded()))))
    } else if let aside = smallTalk() {
      leave(aside: aside, after: state.place.listened)
    } else if text.leadingClause.wordCount <= 4, text.leadingClause.saysWell {
      listen(text)
      fill(variable, .string("fine"))
    } else if text.wordCount <= 3 {
      fill(variable, .string(text.oneLine))
    } else if let first = reading?.topics.first, first.score >= Certainty.clearSmallTalk {
      // A story instead of a word is heard, and the question comes again after it.
      hearFreely(text)
    } else {
      listen(text)
      fill(variable, .string(""))
    }
  }

  private mutating func takeYesNo(_ text: String, _ variable: String?, skips: Bool) {
    if state.place.safety != nil, let found = cueNode(inAnswer: text),
      YesNo(text.leadingClause) == nil
    {
      answerCue(found)
    } else if let answer = YesNo.word(in: text, reading: reading) {
      note("a \(answer)", [text])
      fill(variable, .string(answer))
    } else if state.place.safety != nil {
      // In a talk about danger an answer that is not clear counts as "not sure".
      fill(variable, .string(reading?.safety.level == .act ? "yes" : "unsure"))
    } else if skips {
      fill(variable, .string(""))
    } else {
      hearFreely(text, hint: Wording.yesOrNoWanted)
    }
  }

  /// Puts an answer into its variable and goes on.
  private mutating func fill(_ variable: String?, _ value: Value) {
    if let variable { dialogue[variable] = value }
    goOn()
  }

  private mutating func goOn() {
    state.place.misses = 0
    attempt { _ in }
  }
}
