import Coach
import SessionStore
import TestSupport
import Testing

@testable import SessionIndex

/// The index against a plain look through every log, on stores that change at random.
@Suite struct RandomStoreTests {
  private static let vocabulary = ["tea", "trust", "Sam", "café", "late", "never", "tell", "holiday"]
  private static let topics = ["trust", "grief", "conflict"]
  private static let feelings = ["sad", "calm"]

  @Test(arguments: 1...6)
  func theIndexSaysWhatTheLogsSay(_ seed: UInt64) throws {
    let home = try IndexedStore()
    var random = StoreRandom(seed: seed)
    var files: [SessionFileName] = []
    for step in 0..<10 {
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let number = Int.random(in: 0..<40, using: &random)
        let file = try home.write(number, turns(&random), isFinished: Bool.random(using: &random))
        if !files.contains(file) { files.append(file) }
      }
      if step % 3 == 2, let file = files.randomElement(using: &random) {
        try home.remove(file)
        files.removeAll { $0 == file }
      }
      if step == 5, let file = files.randomElement(using: &random) { try cut(file, home, &random) }
      let truth = try scan(home, files)
      try compare(home, truth, &random, "seed \(seed), step \(step)")
    }
  }

  private typealias Scanned = (digest: SessionDigest, turns: [DigestTurn])

  /// Every log read by the slow and careful reader, newest first.
  private func scan(_ home: IndexedStore, _ files: [SessionFileName]) throws -> [Scanned] {
    try files.sorted(by: >).compactMap { file in
      let scanned = SessionDigest.make(try home.store.log(file), safetyNodes: IndexedStore.safetyNodes)
      return scanned.digest.turns > 0 ? scanned : nil
    }
  }

  private func compare(
    _ home: IndexedStore, _ truth: [Scanned], _ random: inout StoreRandom, _ trace: Comment
  ) throws {
    #expect(try home.listed().map(\.digest) == truth.map(\.digest), trace)
    let filter = SessionFilter(
      topic: Self.topics.randomElement(using: &random), feeling: Bool.random(using: &random) ? "sad" : nil,
      since: ["2026-12", nil].randomElement(using: &random) ?? nil)
    let fitting = truth.enumerated().filter { filter.fits($0.element.digest) }
    #expect(try home.listed(filter).map(\.number) == fitting.map { $0.offset + 1 }, trace)
    for _ in 0..<4 {
      let words = (0..<Int.random(in: 1...2, using: &random)).compactMap { _ in
        Self.vocabulary.randomElement(using: &random)
      }
      let found = try home.search(words.joined(separator: " ")).filter { $0.text != nil }
        .map { Place(number: $0.session.number, turn: $0.turn, isTyped: $0.isTyped) }
      #expect(found == places(truth, words), trace)
    }
  }

  private struct Place: Equatable {
    var number: Int
    var turn: Int
    var isTyped: Bool
  }

  /// Where all words stand in one text outside talks about danger.
  private func places(_ truth: [Scanned], _ words: [String]) -> [Place] {
    let wanted = Set(words.map(folded))
    return truth.enumerated().flatMap { offset, scanned in
      scanned.turns.filter { !$0.isHidden }.flatMap { turn in
        ((turn.typed.map { [($0, true)] } ?? []) + turn.said.map { ($0, false) })
          .filter { wanted.isSubset(of: Set($0.0.split { !$0.isLetter }.map { folded(String($0)) })) }
          .map { Place(number: offset + 1, turn: turn.number, isTyped: $0.1) }
      }.reversed()
    }
  }

  private func folded(_ word: String) -> String { word.lowercased().replacing("é", with: "e") }

  private func turns(_ random: inout StoreRandom) -> [[SessionEvent]] {
    (0..<Int.random(in: 1...5, using: &random)).map { _ in
      var events: [SessionEvent] = [.typed(sentence(&random))]
      if Int.random(in: 0..<3, using: &random) == 0 {
        let heard = Heard(
          topics: [.init(topic: Self.topics[0], score: Double.random(in: 0...1, using: &random))],
          feelings: [.init(word: Self.feelings.randomElement(using: &random) ?? "", strength: 3)], about: "self")
        events.append(.heard(heard))
      }
      let node = Int.random(in: 0..<8, using: &random) == 0 ? "Danger" : "Talk"
      events.append(.said(Said(text: sentence(&random), line: "line:1", node: node, sources: ["row1"])))
      if let topic = Self.topics.randomElement(using: &random) { events.append(.remembered(.opened(topic))) }
      events.append(
        .offered([Choice(number: 1, text: "\"event\":\"typed\"", line: "line:2", isAvailable: true)]))
      return events
    }
  }

  private func sentence(_ random: inout StoreRandom) -> String {
    let words = (0..<Int.random(in: 0...5, using: &random)).compactMap { _ in
      Self.vocabulary.randomElement(using: &random)
    }
    let strange = ["", "\"\\\u{1B}[31m", "\u{200E}x", "👋🏽"].randomElement(using: &random) ?? ""
    return words.joined(separator: Bool.random(using: &random) ? " " : ", ") + strange
  }

  /// Cuts a log within its last line, as a crash does.
  private func cut(_ file: SessionFileName, _ home: IndexedStore, _ random: inout StoreRandom) throws {
    let bytes = home.bytes(home.path(file))
    try home.put(Array(bytes.dropLast(Int.random(in: 1..<40, using: &random))), file)
  }
}
