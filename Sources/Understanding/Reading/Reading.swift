/// What the rules heard in one utterance; every part can name the words and rules it rests on.
package struct Reading: Codable, Sendable, Equatable {
  package var utterance: String
  /// Best first; "out-of-scope" stands first when nothing fits.
  package var topics: [TopicScore]
  package var feelings: [FeelingReading]
  package var answer: Answer?
  /// The index of the choice on the screen that was picked.
  package var choice: Int?
  package var number: Double?
  /// A name, read only when a name was asked for.
  package var name: String?
  package var about: About?
  package var isNegated: Bool
  package var tense: Tense
  package var isQuestion: Bool
  package var safety: SafetyReading
  /// What the scripts wait for in so many words, the surest first.
  package var cues: [CueReading]
  /// The person's own words turned round to "you", or nil when no clause is short and safe.
  package var mirror: String?
  /// A thing the person names, such as "the room" or "your sister", turned round to "you"; nil for none.
  package var mention: String?
  /// Whom it is about in the person's own words, such as "your mother in law"; nil when they name nobody.
  package var person: String?
  /// Topics that were heard too weakly to count, best first.
  package var nearMisses: [TopicScore]

  package enum Answer: String, Codable, Sendable, CaseIterable { case yes, no, unsure }

  package enum Tense: String, Codable, Sendable, CaseIterable { case past, now, hypothetical }

  /// Whom the utterance is about.
  package enum About: String, Codable, Sendable, CaseIterable {
    case partner, ex, parent, child, sibling, family, friend, colleague, `self`, other
  }

  /// The best topic's name.
  package var topic: String { topics.first?.topic ?? TopicScore.outOfScope }
}

/// The words that matched and the rule they met.
package struct Evidence: Codable, Sendable, Equatable {
  /// The rule as it is written in its file.
  package var rule: String
  package var file: String
  package var line: Int
  /// UTF-8 offsets in the utterance: from, and up to but not including.
  package var span: [Int]
  package var words: String
}

/// A topic, and how sure the rules are, from 0 to 1.
package struct TopicScore: Codable, Sendable, Equatable {
  package static let outOfScope = "out-of-scope"

  package var topic: String
  package var score: Double
  package var evidence: [Evidence]
}

/// Words that a node of the scripts waits for, such as a question about this very talk.
package struct CueReading: Codable, Sendable, Equatable {
  package var name: String
  /// The points of its rules together.
  package var weight: Double
  package var evidence: [Evidence]
}

/// A feeling the person names as their own.
package struct FeelingReading: Codable, Sendable, Equatable {
  package var word: String
  /// The person's own word for it where that fits behind "you feel", else the same.
  package var said: String
  package var topic: String
  /// From 0 to 10.
  package var strength: Int
  package var isNegated: Bool
  package var evidence: [Evidence]
}

/// What the safety rules, which run first and apart, make of an utterance.
package struct SafetyReading: Codable, Sendable, Equatable {
  package enum Level: String, Codable, Sendable, Comparable {
    case none, ask, act

    package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .none ? 0 : self == .ask ? 1 : 2 }
  }

  package enum About: String, Codable, Sendable { case `self`, other }

  /// In what light the words were read.
  package enum Light: String, Codable, Sendable {
    case plain, denial, past, quotation, fiction, idiom, question, hints
  }

  package var level: Level
  package var topic: String?
  package var about: About
  package var light: Light
  package var evidence: [Evidence]
  /// Small signs in this utterance; over several turns they add up to a question.
  package var signs: Double
  /// Every safety topic that was noticed, the gravest first.
  package var topics: [String]

  package static let none = SafetyReading(
    level: .none, topic: nil, about: .self, light: .plain, evidence: [], signs: 0, topics: [])
}
