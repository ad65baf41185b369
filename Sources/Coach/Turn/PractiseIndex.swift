import YarnProgram

/// Which exercises there are, from the headers `exercise:` and `name:` of the scripts, and which of them
/// somebody's own words mean.
package struct PractiseIndex: Sendable {
  package struct Entry: Sendable, Equatable {
    /// Such as `E6`.
    package let exercise: String
    package let node: String
    package let name: String
    /// It is about another person, and stays closed where they may be feared.
    let isForTwo: Bool
    /// Words by which it may be meant.
    fileprivate let words: Set<String>
  }

  package enum Match: Sendable, Equatable {
    case one(Entry)
    /// The words fit all of these alike.
    case several([Entry])
    case none
  }

  /// In the order of the scripts.
  package private(set) var entries: [Entry] = []

  /// Cost: linear in nodes.
  init(_ program: Program) {
    for node in program.nodes {
      guard let exercise = node.header("exercise"), let name = node.header("name"),
        !entries.contains(where: { $0.exercise == exercise })
      else { continue }
      let words = Set(name.plainWords + node.name.humps).subtracting(Self.small)
      entries.append(
        Entry(
          exercise: exercise, node: node.name, name: name, isForTwo: node.header("gate") == "fear",
          words: words))
    }
  }

  /// Tries the id, the name, the start of the name, and then how many of the words are words of a name or
  /// nearly so. Cost: linear in the names.
  package func match(_ typed: String) -> Match {
    let plain = typed.plainWords
    guard !plain.isEmpty else { return .none }
    if let entry = entries.first(where: { $0.exercise.lowercased() == plain.joined() }) { return .one(entry) }
    if let entry = entries.first(where: { $0.name.plainWords == plain }) { return .one(entry) }
    let begun = entries.filter { entry in
      let words = entry.name.plainWords
      return plain.count <= words.count && zip(plain, words).allSatisfy { $1.hasPrefix($0) }
    }
    if begun.count == 1 { return .one(begun[0]) }
    let wanted = plain.filter { !Self.small.contains($0) }
    guard !wanted.isEmpty else { return begun.isEmpty ? .none : .several(begun) }
    let hits = entries.map { entry in wanted.count { word in entry.words.contains { $0.isNear(word) } } }
    guard let most = hits.max(), most * 3 >= wanted.count, most > 0 else { return .none }
    let best = entries.indices.filter { hits[$0] == most }.map { entries[$0] }
    return best.count == 1 ? .one(best[0]) : .several(best)
  }

  /// Words that say nothing about which one is meant.
  private static let small: Set = [
    "a", "an", "the", "to", "of", "for", "my", "me", "i", "it", "with", "and", "in", "on", "or", "one",
    "exercise", "practise", "practice", "please", "that", "this", "do", "want", "let", "us", "some", "make",
  ]
}

extension String {
  /// The words of a node's title: `AskForOneThing` gives "ask", "for", "one", "thing".
  fileprivate var humps: [String] {
    var words: [String] = []
    for character in self {
      if character.isUppercase || words.isEmpty { words.append("") }
      words[words.count - 1] += character.lowercased()
    }
    return words
  }

  /// Whether two words are the same but for their ending, or for one letter.
  fileprivate func isNear(_ other: String) -> Bool {
    let (short, long) = count < other.count ? (self, other) : (other, self)
    if self == other || short.count >= 3 && long.hasPrefix(short) && long.count - short.count <= 4 { return true }
    let common = zip(self, other).prefix { $0 == $1 }.count
    if common >= 5, long.count - common <= 4 { return true }
    return short.count >= 4 && isOneEdit(from: other)
  }
}
