/// Why the last turn was what it was: the words that matched and the lines that answered.
struct Trace: Sendable, Equatable, Codable {
  struct Match: Sendable, Equatable, Codable {
    /// A topic, or what else the words decided, such as "the choice" or "a number".
    var what: String
    var words: [String]
    /// `file:line` of the rule; nil when no rule was needed.
    var rule: String?
  }

  struct Line: Sendable, Equatable, Codable {
    var text: String
    /// `file:line` in the scripts.
    var place: String
    var node: String
    var sources: [String]
  }

  var matches: [Match] = []
  var lines: [Line] = []
}
