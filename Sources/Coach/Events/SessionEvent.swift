/// One thing that happened in a session: the log is a list of these and nothing else.
///
/// Front ends show `said`, `offered` and `asked`; the store writes every case as one line of JSON;
/// `Memory` is a fold over `remembered`. The field `event` of the JSON names the case.
package enum SessionEvent: Sendable, Equatable {
  /// The session began, with everything its replay needs.
  case started(SessionStart)
  /// Another process took the unfinished session up again.
  case resumed
  /// The coach said one paragraph.
  case said(Said)
  /// The coach offered choices and waits.
  case offered([Choice])
  /// The coach asked for words and waits.
  case asked(Asked)
  /// The person typed something.
  case typed(String)
  /// A whole journal entry; its lines were typed before.
  case journal(String)
  /// What the coach took from the last utterance.
  case heard(Heard)
  /// Something is now remembered across sessions.
  case remembered(MemoryChange)
  /// The turn with this number was taken back, with all that was remembered from it.
  case tookBack(turn: Int)
  /// Here was a part of which nothing is kept, but how often the person typed in it.
  case privatePart(turns: Int)
  /// The session is over, or set aside.
  case ended(Ending)
}

/// What a session starts from: with the typed lines, enough to run it again exactly.
package struct SessionStart: Sendable, Equatable, Codable {
  /// 128 random bits as 32 hexadecimal digits.
  package var session: String
  package var at: Moment
  /// Seeds every choice among wordings; below 2^53 so that any JSON reader keeps it exact.
  package var seed: UInt64
  /// The fingerprint of the scripts and rules that ran.
  package var scripts: String
  /// ISO 3166 code of the person's country, for help lines; nil when not known.
  package var country: String?
  /// The language in which what is translated is said; nil for English.
  package var language: String?
  /// What was remembered when the session began.
  package var memory: Memory

  package init(
    session: String, at: Moment, seed: UInt64, scripts: String, country: String?, language: String? = nil,
    memory: Memory
  ) {
    self.session = session
    self.at = at
    self.seed = seed
    self.scripts = scripts
    self.country = country
    self.language = language
    self.memory = memory
  }
}

/// One paragraph of the coach.
package struct Said: Sendable, Equatable, Codable {
  package var text: String
  /// The line's id in the scripts; nil for what a session command answers.
  package var line: String?
  package var node: String?
  /// The evidence the line rests on: its `#src:` hashtags.
  package var sources: [String]?

  package init(text: String, line: String? = nil, node: String? = nil, sources: [String]? = nil) {
    self.text = text
    self.line = line
    self.node = node
    self.sources = sources
  }
}

/// One choice on the screen, numbered from 1.
package struct Choice: Sendable, Equatable, Codable {
  package var number: Int
  package var text: String
  package var line: String
  package var isAvailable: Bool

  package init(number: Int, text: String, line: String, isAvailable: Bool) {
    self.number = number
    self.text = text
    self.line = line
    self.isAvailable = isAvailable
  }
}

/// A question that is answered in the person's own words.
package struct Asked: Sendable, Equatable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case open, text, name, number, feeling, yesno
    /// Many lines, ended by one with only a full stop.
    case journal
  }
  package var kind: Kind
  package var node: String
  /// The bounds of a number, both included.
  package var low: Int?
  package var high: Int?

  package init(kind: Kind, node: String, low: Int? = nil, high: Int? = nil) {
    self.kind = kind
    self.node = node
    self.low = low
    self.high = high
  }
}

/// What the coach took from an utterance, short enough to keep.
///
/// A reading about danger from another person is left out on purpose: it never goes to disk.
package struct Heard: Sendable, Equatable, Codable {
  package struct Topic: Sendable, Equatable, Codable {
    package var topic: String
    package var score: Double

    package init(topic: String, score: Double) {
      self.topic = topic
      self.score = score
    }
  }
  package struct Feeling: Sendable, Equatable, Codable {
    package var word: String
    package var strength: Int

    package init(word: String, strength: Int) {
      self.word = word
      self.strength = strength
    }
  }
  package var topics: [Topic]
  package var feelings: [Feeling]
  package var about: String?

  package init(topics: [Topic], feelings: [Feeling], about: String?) {
    self.topics = topics
    self.feelings = feelings
    self.about = about
  }
}

/// Why a session stopped.
package enum Ending: String, Sendable, Codable, CaseIterable {
  /// It came to its close.
  case finished
  /// The person set it aside and may take it up at the same prompt.
  case paused
}
