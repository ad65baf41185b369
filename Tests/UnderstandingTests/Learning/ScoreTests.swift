import Testing

@testable import Understanding

@Suite struct ScoreTests {
  @Test func developmentSetIsHeard() throws {
    let rules = try #require(Shipped.compiled.book)
    let score = rules.score(try Shipped.development())
    print("What the weights were learned from:\n" + score.table)
    print(score.commonConfusions(25))
    #expect(score.firstRight >= 85 && score.thirdRight >= 93)
    #expect(score.dangerNoticed >= 90)
  }

  /// Written by others than the development set and never learned from; nobody looks at its misses.
  @Test func testSetIsHeard() throws {
    let rules = try #require(Shipped.compiled.book)
    let score = rules.score(try Shipped.examples("test.tsv"))
    print("What nothing was learned from:\n" + score.table)
    print(score.commonConfusions(25))
    #expect(score.firstRight >= 80 && score.thirdRight >= 92)
    #expect(score.dangerNoticed >= 88)
  }

  @Test func everyTopicHasExamplesAndRules() throws {
    let rules = try #require(Shipped.compiled.book)
    let examples = try Shipped.development()
    let named = Set(examples.map(\.topic)).subtracting([Example.neutral])
    #expect(named == Set(rules.topics))
    for (index, topic) in rules.tables.topics.enumerated() {
      let hasRules = rules.tables.patterns.contains { pattern in
        guard pattern.head >= 0 else { return false }
        switch rules.tables.heads[Int(pattern.head)] {
        case .topic(index), .safety(index, _): return true
        case .feeling(let feeling): return rules.tables.feelings[feeling].topic == index
        default: return false
        }
      }
      #expect(hasRules, "\(topic)")
    }
  }

  @Test func learningIsRepeatableAndItsTextIsReadBackTheSame() throws {
    let text = "topics\n  trust repair out-of-scope\ntopic trust\n  phone\n"
    let rules = try book(text)
    let examples = [
      Example(utterance: "his phone again", topic: "trust"), Example(utterance: "checked her phone", topic: "trust"),
      Example(utterance: "said sorry", topic: "repair"), Example(utterance: "sorry again", topic: "repair"),
      Example(utterance: "the weather", topic: "out-of-scope"), Example(utterance: "nice weather", topic: "out-of-scope"),
    ]
    let first = Learner(rules, examples).learn()
    #expect(first.text == Learner(rules, examples).learn().text)
    let again = try book(text + first.text)
    for example in examples {
      #expect(again.read(example.utterance).topic == example.topic)
      #expect(again.read(example.utterance).topics == rules.with(first).read(example.utterance).topics.map { topic in
        var topic = topic
        topic.evidence = again.read(example.utterance).topics.first { $0.topic == topic.topic }?.evidence ?? []
        return topic
      })
    }
  }

  @Test func learnedFileHasPlaceInErrors() throws {
    let problem = try #require(problems("topics\n  trust\nlearned trust\n  phone x\n").first)
    #expect(problem.line == 4 && problem.column == 9)
  }
}
