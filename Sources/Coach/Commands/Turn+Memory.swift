import YarnRuntime

/// What a person tells the coach to remember or to forget.
extension Turn {
  // MARK: Remembering

  /// Keeps a note in the person's own words. It is a turn of its own, so that `/undo` takes it back.
  mutating func keepNote(_ words: String) {
    let note = words.oneLine
    guard !note.isEmpty else {
      answer(with: [Wording.rememberHow])
      return
    }
    guard note.count <= Memory.Limit.noteLength else {
      answer(with: [Wording.noteTooLong(Memory.Limit.noteLength)])
      return
    }
    guard state.place.memory.notes.count < Memory.Limit.notes else {
      answer(with: [Wording.tooManyNotes(Memory.Limit.notes)])
      return
    }
    let before = state.place
    startTurn(after: before)
    state.place.said = before.said
    state.place.trace = before.trace
    let number = state.place.memory.nextNote
    remember(.fact(key: Memory.noteKey(number), value: note))
    answer(with: [Wording.noteKept(number)] + onlyForNow)
  }

  /// Answers a command whose words were taken out of the log, as a replay meets it.
  mutating func standForRemoved(as key: String? = nil) {
    remember(key.map { .fact(key: $0, value: WordRemoval.mark) } ?? .forgot(WordRemoval.mark))
    answer(with: [WordRemoval.mark])
  }

  // MARK: Forgetting

  /// Forgets in this session; the recorder does the same to all that is written, before the answer is
  /// shown.
  mutating func forget(_ what: String) {
    guard !what.isEmpty else { return answer(with: [Wording.forgetHow]) }
    switch ForgetRequest(what, in: state.place.memory) {
    case .nothing: answer(with: [Wording.nothingToForget])
    case .tooCommon: answer(with: [Wording.tooCommonToForget])
    case .forget(let forgetting, let name):
      guard isKept || forgetting.session == nil else {
        answer(with: [Wording.nothingIsKept])
        return
      }
      carryOut(forgetting)
      answer(with: [forgetting.session == .this ? Wording.forgetsThisSession : Wording.forgotten(name)])
    }
  }

  private mutating func carryOut(_ forgetting: Forgetting) {
    let memory = state.place.memory
    var whole = forgetting
    whole.words = forgetting.texts(in: memory)
    let removal = WordRemoval(whole.words)
    var gone = memory
    gone.remove(removal)
    // A fact that is nothing but these words goes by its name, so that a replay forgets it as well.
    let isAll = forgetting.kinds.contains(.everything)
    let keys = isAll ? [] : Set(forgetting.facts + gone.emptied(since: memory))
    for kind in forgetting.kinds { rememberForGood(.forgot(kind.rawValue)) }
    for key in keys.sorted() { rememberForGood(.forgot(key)) }
    state.remove(removal)
    dialogue = Turn.dialogue(program, dialogue.state.replacingTexts { removal.applied(to: $0).text })
    if state.place.memory.country == nil, memory.country != nil { state.country = nil }
    if isKept { state.forgetting = whole }
  }

  /// Remembers something that an `/undo` or `/back` later must not take away, or bring back.
  mutating func rememberForGood(_ change: MemoryChange) {
    remember(change)
    for index in state.past.indices {
      state.past[index].memory.apply(change, at: at, session: state.session)
    }
  }

  /// What is said behind a change of memory that will not be written.
  var onlyForNow: [String] { state.unkept == nil ? [] : [Wording.onlyForNow] }
}
