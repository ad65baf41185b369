/// The small facts of an utterance: answer, whom it is about, tense, question, negation.
struct Marks {
  var answer: Reading.Answer?
  var about: Reading.About?
  /// The tokens that name whom it is about, when words of the person do.
  private(set) var named: Range<Int>?
  var tense = Reading.Tense.now
  var isQuestion = false
  var hasNegation = false

  init(_ utterance: Utterance, _ hits: [Hit], _ tables: RuleTables, _ context: ReadingContext) {
    var answers: (weight: Float, start: Int32) = (0, .max)
    var counts: [(about: Reading.About, weight: Float, hit: Hit)] = []
    var tenses: [Reading.Tense: Float] = [:]
    for hit in hits {
      let pattern = tables.patterns[Int(hit.pattern)]
      guard pattern.head >= 0 else { continue }
      switch tables.heads[Int(pattern.head)] {
      case .answer(let answer):
        if pattern.weight > answers.weight
          || pattern.weight == answers.weight && hit.start < answers.start
        {
          self.answer = answer
          answers = (pattern.weight, hit.start)
        }
      case .about(let who):
        if let at = counts.firstIndex(where: { $0.about == who }) {
          counts[at].weight += pattern.weight
          if hit.end - hit.start > counts[at].hit.end - counts[at].hit.start { counts[at].hit = hit }
        } else {
          counts.append((who, pattern.weight, hit))
        }
      case .tense(let tense): tenses[tense, default: 0] += pattern.weight
      case .frame(.question): isQuestion = true
      default: break
      }
    }
    if utterance.sentences.contains(where: \.isQuestion) { isQuestion = true }
    hasNegation = utterance.tokens.contains { $0.flags.contains(.negator) }
    if let past = tenses[.past], past >= tenses[.hypothetical] ?? 0 {
      tense = .past
    } else if tenses[.hypothetical] != nil {
      tense = .hypothetical
    }
    var best: (about: Reading.About, weight: Float, hit: Hit)?
    for count in counts where count.weight > best?.weight ?? 0 { best = count }
    about = best?.about ?? Self.about(utterance, context)
    named = best.map { Int($0.hit.start)..<Int($0.hit.end) }
  }

  /// Whom it is about when nobody is named.
  private static func about(_ utterance: Utterance, _ context: ReadingContext) -> Reading.About? {
    if utterance.tokens.contains(where: { $0.flags.contains(.otherWord) }) {
      // "he", "they": whoever the talk was about, if that is known.
      let last = context.recent.last { $0.about != nil && $0.about != .`self` }
      return last?.about ?? .other
    }
    return utterance.tokens.contains { $0.flags.contains(.selfWord) } ? .`self` : nil
  }
}
