/// What the coach remembers across sessions: a fold over the logs, small enough to read.
///
/// It is kept beside the logs as `memory.json` and can always be rebuilt from them. Every entry
/// names the session it came from, so that forgetting a session is complete.
package struct Memory: Sendable, Equatable, Codable {
  package struct Fact: Sendable, Equatable, Codable {
    package var value: String
    package var at: Moment
    package var session: String

    package init(value: String, at: Moment, session: String) {
      (self.value, self.at, self.session) = (value, at, session)
    }
  }

  package struct Plan: Sendable, Equatable, Codable {
    /// "If …": a time, a place, a feeling.
    package var condition: String
    /// "… then I will …".
    package var action: String
    package var madeAt: Moment
    package var session: String
    /// Nil while the plan is open.
    package var result: PlanResult?
    package var resultAt: Moment?

    package init(
      condition: String, action: String, madeAt: Moment, session: String, result: PlanResult? = nil,
      resultAt: Moment? = nil
    ) {
      (self.condition, self.action, self.madeAt, self.session) = (condition, action, madeAt, session)
      (self.result, self.resultAt) = (result, resultAt)
    }
  }

  package struct Mark: Sendable, Equatable, Codable {
    package var what: String
    package var at: Moment
    package var session: String

    package init(what: String, at: Moment, session: String) {
      (self.what, self.at, self.session) = (what, at, session)
    }
  }

  package struct Felt: Sendable, Equatable, Codable {
    package var word: String
    package var strength: Int?
    package var at: Moment
    package var session: String

    package init(word: String, strength: Int?, at: Moment, session: String) {
      (self.word, self.strength, self.at, self.session) = (word, strength, at, session)
    }
  }

  package struct Reflection: Sendable, Equatable, Codable {
    package var worry: Double
    package var distance: Double
    package var at: Moment
    package var session: String

    package init(worry: Double, distance: Double, at: Moment, session: String) {
      (self.worry, self.distance, self.at, self.session) = (worry, distance, at, session)
    }
  }

  /// Sessions in which the person typed something.
  package var sessions = 0
  package var firstSessionAt: Moment?
  package var lastSessionAt: Moment?
  package var facts: [String: Fact] = [:]
  package var plans: [Plan] = []
  package var done: [Mark] = []
  package var declined: [Mark] = []
  package var feelings: [Felt] = []
  package var reflections: [Reflection] = []
  /// Topics opened on the day of the last of them, oldest first; nil before the first.
  package var openings: [Mark]?
  /// Exercises left in the middle, the last one left at the end; nil when there is none.
  package var paused: [PausedExercise]?
  /// Contents said lately among several wordings, oldest first.
  package var varied: [String] = []

  package init() {}

  /// How many entries of each kind are kept; older ones stay in the logs only.
  package enum Limit {
    package static let plans = 40
    package static let marks = 200
    package static let feelings = 200
    package static let reflections = 24
    package static let facts = 200
    package static let varied = 600
    package static let contacts = 9
    package static let paused = 30
    package static let notes = 100
    /// In letters.
    package static let noteLength = 500
  }

  /// How often a topic was opened on the calendar day of a moment.
  package func visits(to topic: String, on moment: Moment) -> Int {
    (openings ?? []).count { $0.what == topic && moment.days(since: $0.at) == 0 }
  }

  package var openPlan: Plan? {
    plans.last.flatMap { $0.result == nil ? $0 : nil }
  }
}
