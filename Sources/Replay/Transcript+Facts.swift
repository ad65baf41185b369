package import Coach

/// What a turn tells beside its words: topics, feelings, plans.
extension Transcript.Turn {
  /// A part of what the coach said, in the order of the screen.
  package enum Part: Sendable, Equatable {
    case paragraph(String)
    case choices([Choice])
  }

  /// What the coach said and offered, made safe to print.
  package var parts: [Part] {
    events.compactMap { event in
      switch event {
      case .said(let said): .paragraph(VisibleText.of(said.text))
      case .offered(let choices):
        .choices(
          choices.map {
            Choice(
              number: $0.number, text: VisibleText.of($0.text), line: $0.line,
              isAvailable: $0.isAvailable)
          })
      default: nil
      }
    }
  }

  /// The subject that was clearly heard, or opened by the coach; nil when the turn names none.
  package var topic: String? {
    var found: String?
    for event in events {
      switch event {
      case .remembered(.opened(let topic)): found = topic
      case .heard(let heard):
        found = heard.topics.first { $0.score >= Self.clear && Self.isSubject($0.topic) }?.topic ?? found
      default: break
      }
    }
    return found
  }

  /// Feelings that were heard or told, each with its strength when there is one.
  package var feelings: [(word: String, strength: Int?)] {
    var found: [(word: String, strength: Int?)] = []
    for event in events {
      switch event {
      case .heard(let heard): for feeling in heard.feelings { found.append((feeling.word, feeling.strength)) }
      case .remembered(.felt(let word, let strength)):
        found.removeAll { $0.word == word }
        found.append((word, strength))
      default: break
      }
    }
    return found
  }

  /// Whether a word stands in what was typed, said or offered, whatever its capitals.
  package func contains(_ word: String) -> Bool {
    let wanted = word.lowercased()
    if typed?.lowercased().contains(wanted) == true { return true }
    return parts.contains { part in
      switch part {
      case .paragraph(let text): text.lowercased().contains(wanted)
      case .choices(let choices): choices.contains { $0.text.lowercased().contains(wanted) }
      }
    }
  }

  /// A topic is clear from this score on.
  private static let clear = 0.5

  /// Small talk, feelings and danger are no subjects to go to.
  private static func isSubject(_ topic: String) -> Bool {
    !["meta-", "feeling-", "safety-", "out-of"].contains { topic.hasPrefix($0) }
  }
}

extension Transcript {
  /// How many times the person typed.
  package var typedTurns: Int { turns.count { $0.typed != nil } }

  /// The subject of each turn: the last one that was named, up to there.
  package var topics: [String?] {
    var current: String?
    return turns.map { turn in
      current = turn.topic ?? current
      return current
    }
  }

  /// The places of the turns at which the topic or the feeling is another than before.
  package var landmarks: [Int] {
    var topic: String?
    var feeling: String?
    var places: [Int] = []
    for (place, turn) in turns.enumerated() {
      let newTopic = turn.topic ?? topic
      let newFeeling = turn.feelings.last?.word ?? feeling
      if newTopic != topic || newFeeling != feeling { places.append(place) }
      (topic, feeling) = (newTopic, newFeeling)
    }
    return places
  }

  /// The feelings of the session, each word once with its last strength; nothing taken back counts.
  package var feelings: [(word: String, strength: Int?)] {
    var found: [(word: String, strength: Int?)] = []
    for feeling in turns.filter({ !$0.isTakenBack }).flatMap(\.feelings) {
      found.removeAll { $0.word == feeling.word }
      found.append(feeling)
    }
    return found
  }

  /// The plans that were made, each with what came of it if that was told.
  package var plans: [(condition: String, action: String, result: PlanResult?)] {
    var found: [(condition: String, action: String, result: PlanResult?)] = []
    for event in turns.filter({ !$0.isTakenBack }).flatMap(\.events) {
      switch event {
      case .remembered(.plan(let condition, let action)): found.append((condition, action, nil))
      case .remembered(.planResult(let result)) where !found.isEmpty:
        found[found.count - 1].result = result
      default: break
      }
    }
    return found
  }
}
