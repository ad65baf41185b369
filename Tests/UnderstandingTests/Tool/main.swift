import Foundation
import Understanding

// understanding-tool COMMAND [--rules FOLDER] [--corpus FILE] [--no-learned] …
var arguments = Array(CommandLine.arguments.dropFirst())
@MainActor func option(_ name: String, _ fallback: String) -> String {
  guard let at = arguments.firstIndex(of: name), at + 1 < arguments.count else { return fallback }
  let value = arguments[at + 1]
  arguments.removeSubrange(at...at + 1)
  return value
}
@MainActor func flag(_ name: String) -> Bool {
  guard let at = arguments.firstIndex(of: name) else { return false }
  arguments.remove(at: at)
  return true
}

let folder = option("--rules", "Dialogs/rules")
let corpus = option("--corpus", "Tests/UnderstandingTests/Corpus/development.tsv")
let seedPath = option("--seeds", "Tests/UnderstandingTests/Corpus/seed.tsv")
let output = option("--output", folder + "/learned.rules")
let parts = Int(option("--parts", "5")) ?? 5
var options = LearningOptions()
options.passes = Int(option("--passes", "\(options.passes)")) ?? options.passes
options.rate = Float(option("--rate", "\(options.rate)")) ?? options.rate
options.shrinkage = Float(option("--shrinkage", "\(options.shrinkage)")) ?? options.shrinkage
options.sparsity = Float(option("--sparsity", "\(options.sparsity)")) ?? options.sparsity
options.fewest = Int(option("--fewest", "\(options.fewest)")) ?? options.fewest
options.fewestForPairs = Int(option("--pairs", "\(options.fewestForPairs)")) ?? options.fewestForPairs
options.smallest = Float(option("--smallest", "\(options.smallest)")) ?? options.smallest
options.usesPairs = !flag("--no-pairs")
options.usesConcepts = !flag("--no-concepts")
options.usesRules = !flag("--no-rules")
let withoutSeeds = flag("--no-seeds")
let onlySeeds = flag("--only-seeds")
options.usesWords = !flag("--no-words")
let plain = flag("--no-learned")
let verbose = flag("--verbose")
let command = arguments.first ?? "read"

var files: [RuleText] = []
for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
where name.hasSuffix(".rules") {
  if plain || command == "learn" || command == "folds", name == "learned.rules" { continue }
  let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  files.append(RuleText(path: "Dialogs/rules/" + name, text: text))
}
let clock = ContinuousClock()
let compiled = RuleBook.compile(files)
for problem in compiled.problems { print(problem) }
guard let book = compiled.book else { exit(1) }

@MainActor func examples() throws -> [Example] {
  Example.parse(try String(contentsOfFile: corpus, encoding: .utf8))
}
@MainActor func seeds() throws -> [Example] {
  withoutSeeds ? [] : Example.parse(try String(contentsOfFile: seedPath, encoding: .utf8))
}
func line(_ item: (example: Example, reading: Reading)) -> String {
  let safety = item.reading.safety
  let heard = item.reading.topics.prefix(3).map { "\($0.topic) \($0.score)" }.joined(separator: ", ")
  let rule = safety.evidence.first.map { " [\($0.words)] \($0.rule.prefix(90))" } ?? ""
  return "\(item.example.topic)/\(item.example.safety) | \(item.example.utterance) | \(heard) | "
    + "\(safety.level) \(safety.light)\(rule)"
}

switch command {
case "read":
  while let text = readLine() {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    print(String(decoding: try encoder.encode(book.read(text)), as: UTF8.self))
  }
case "compile":
  print(book.summary)
  for _ in 0..<9 { print(clock.measure { _ = RuleBook.compile(files) }) }
case "score":
  let score = book.score(try examples())
  print(score.table)
  if verbose {
    print(score.commonConfusions(60))
    print("\nUNNOTICED"); for item in score.unnoticed { print(line(item)) }
    print("\nALARMS"); for item in score.alarms { print(line(item)) }
  }
case "misses":
  for item in book.score(try examples()).misses { print(line(item)) }
case "folds":
  let score = book.crossValidate(try examples(), always: try seeds(), parts: parts, options)
  print(verbose ? score.table : score.totals)
  if verbose {
    print(score.commonConfusions(60))
    print("\nUNNOTICED"); for item in score.unnoticed { print(line(item)) }
    print("\nALARMS"); for item in score.alarms { print(line(item)) }
    print("\nMISSES"); for item in score.misses { print(line(item)) }
  }
case "learn":
  let weights = Learner(book, onlySeeds ? try seeds() : try examples() + seeds(), options).learn()
  try weights.text.write(toFile: output, atomically: true, encoding: .utf8)
  print(book.with(weights).score(try examples()).totals)
case "features":
  print(Learner(book, try examples() + seeds(), options).dump, terminator: "")
case "speed":
  let texts = try examples().map(\.utterance)
  var best = Duration.seconds(100)
  for _ in 0..<5 {
    best = min(best, clock.measure { for text in texts { _ = book.read(text) } })
  }
  print("\(best / texts.count) an utterance of \(texts.reduce(0) { $0 + $1.split(separator: " ").count } / texts.count) words on average")
case "bench":
  // Matching alone: generated rules with gaps, alternatives and word sets, none of them shipped.
  let said = "last night i went through his phone again while he was asleep and now i feel bad about all of it"
  for count in [100, 1000, 10_000] {
    var state: UInt64 = 42
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(below))
    }
    let common = said.split(separator: " ")
    func word() -> String { next(20) == 0 ? String(common[next(common.count)]) : "w\(next(20_000))" }
    var text = "topics\n  a b c d\n"
    for index in 0..<50 {
      text += "concept s\(index)\n  " + (0..<20).map { _ in "w\(next(20_000))" }.joined(separator: ", ") + "\n"
    }
    for topic in ["a", "b", "c", "d"] {
      text += "topic \(topic)\n"
      for _ in 0..<count / 4 {
        text += "  \(word()) .. (\(word()) | \(word())) @s\(next(50)) [\(word())] ... \(word())\n"
      }
    }
    guard let many = RuleBook.compile([RuleText(path: "g.rules", text: text)]).book else { break }
    var best = Duration.seconds(100)
    for _ in 0..<30 {
      best = min(best, clock.measure { for _ in 0..<200 { _ = many.matchCount(said) } })
    }
    print("\(count) rules: \(best / 200) an utterance of 21 words")
  }
  var best = Duration.seconds(100)
  for _ in 0..<30 { best = min(best, clock.measure { for _ in 0..<50 { _ = book.read(said) } }) }
  print("shipped rules, full reading: \(best / 50)")
default: print("unknown command \(command)")
}
