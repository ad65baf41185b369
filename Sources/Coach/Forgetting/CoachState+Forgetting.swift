import Understanding
import YarnRuntime

extension CoachState {
  /// Takes words out of all that the session still holds, so that none of it is said again.
  package mutating func remove(_ removal: WordRemoval) {
    guard !removal.isEmpty else { return }
    place.remove(removal)
    for index in past.indices { past[index].remove(removal) }
    // Only danger that adds up is read from these, and a name is none.
    for index in recent.indices { recent[index].mirror = recent[index].mirror.map(removal.text) }
  }
}

extension Place {
  fileprivate mutating func remove(_ removal: WordRemoval) {
    dialogue = dialogue.replacingTexts(removal.text)
    said = said.map(removal.said)
    question = question.map(removal.said)
    if let draft = journal { journal?.lines = draft.lines.map(removal.text) }
    listened.mirror = removal.text(listened.mirror)
    trace.matches = trace.matches.map {
      Trace.Match(what: $0.what, words: $0.words.map(removal.text), rule: $0.rule)
    }
    trace.lines = trace.lines.map {
      Trace.Line(text: removal.text($0.text), place: $0.place, node: $0.node, sources: $0.sources)
    }
    if case .choices(let offered) = prompt {
      prompt = .choices(
        offered.map { offer in
          var offer = offer
          offer.choice.text = removal.text(offer.choice.text)
          return offer
        })
    }
    for index in returns.indices { returns[index].question = returns[index].question.map(removal.said) }
    memory.remove(removal)
  }
}

extension Memory {
  /// Takes words out of every text; the entries themselves stay.
  package mutating func remove(_ removal: WordRemoval) {
    for (key, fact) in facts {
      let value = removal.text(fact.value)
      let isNamed = key.hasPrefix(Self.contactLead) && removal.isIn(key.replacing("_", with: " "))
      facts[key]?.value = isNamed ? WordRemoval.mark : value
    }
    for index in plans.indices {
      plans[index].condition = removal.text(plans[index].condition)
      plans[index].action = removal.text(plans[index].action)
    }
    for entry in (paused ?? []).indices {
      for index in (paused?[entry].values ?? []).indices {
        if let words = paused?[entry].values[index].words {
          paused?[entry].values[index].value = .text(removal.text(words))
        }
      }
    }
    for index in feelings.indices { feelings[index].word = removal.text(feelings[index].word) }
  }
}

extension Memory {
  /// The keys of facts of which nothing but the mark is left.
  package func emptied(since before: Memory) -> [String] {
    facts.keys.filter { facts[$0]?.value == WordRemoval.mark && before.facts[$0]?.value != WordRemoval.mark }
  }
}

extension WordRemoval {
  fileprivate func text(_ text: String) -> String { applied(to: text).text }

  fileprivate func said(_ said: Said) -> Said {
    var said = said
    said.text = text(said.text)
    return said
  }
}
