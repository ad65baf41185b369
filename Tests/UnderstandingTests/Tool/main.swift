import Foundation
import Understanding

// understanding-tool COMMAND [--rules FOLDER] [--corpus FILE-OR-FOLDER] [--verbose] …
//
//   learn    learns word weights from the corpus and writes learned.rules
//   folds    leaves out each file of the corpus in turn, and scores it with what the others teach
//   score    scores the corpus with the rules as they are
//   study    leaves out writers, and prints what is weighed about each of their lines, to choose thresholds by
//   read     reads lines from standard input
//   compile, speed   how long it takes
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
let corpus = option("--corpus", "Tests/UnderstandingTests/Corpus/development")
let output = option("--output", folder + "/learned.rules")
var options = LearningOptions()
options.passes = Int(option("--passes", "\(options.passes)")) ?? options.passes
options.cost = Float(option("--cost", "\(options.cost)")) ?? options.cost
options.sharpness = Float(option("--sharpness", "\(options.sharpness)")) ?? options.sharpness
options.handScale = Float(option("--hand", "\(options.handScale)")) ?? options.handScale
options.smallest = Float(option("--smallest", "\(options.smallest)")) ?? options.smallest
options.smallestApart = Float(option("--apart", "\(options.smallestApart)")) ?? options.smallestApart
options.fewestForPairs = Int(option("--pairs", "\(options.fewestForPairs)")) ?? options.fewestForPairs
options.usesConcepts = !flag("--no-concepts")
let plain = flag("--no-learned")
let verbose = flag("--verbose")
let command = arguments.first ?? "read"

var files: [RuleText] = []
for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
where name.hasSuffix(".rules") {
  if plain || command == "learn" || command == "folds" || command == "study", name == "learned.rules" { continue }
  let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  files.append(RuleText(path: "Dialogs/rules/" + name, text: text))
}
let clock = ContinuousClock()
let compiled = RuleBook.compile(files)
for problem in compiled.problems { print(problem) }
guard let book = compiled.book else { exit(1) }

/// Each file of the corpus with its examples.
@MainActor func groups() throws -> [(name: String, examples: [Example])] {
  guard !corpus.hasSuffix(".tsv") else {
    return [(corpus, Example.parse(try String(contentsOfFile: corpus, encoding: .utf8)))]
  }
  return try FileManager.default.contentsOfDirectory(atPath: corpus).sorted()
    .filter { $0.hasSuffix(".tsv") }
    .map { ($0, Example.parse(try String(contentsOfFile: corpus + "/" + $0, encoding: .utf8))) }
}
@MainActor func examples() throws -> [Example] { try groups().flatMap(\.examples) }

func line(_ item: (example: Example, reading: Reading)) -> String {
  let safety = item.reading.safety
  let heard = item.reading.topics.prefix(3).map { "\($0.topic) \($0.score)" }.joined(separator: ", ")
  let rule = safety.evidence.first.map { " [\($0.words)] \($0.rule.prefix(90))" } ?? ""
  return "\(item.example.topic)/\(item.example.safety) | \(item.example.utterance) | \(heard) | "
    + "\(safety.level) \(safety.light)\(rule)"
}
@MainActor func details(_ score: Score) {
  print(score.commonConfusions(60))
  print("\nUNNOTICED"); for item in score.unnoticed { print(line(item)) }
  print("\nALARMS"); for item in score.alarms { print(line(item)) }
  print("\nMISSES"); for item in score.misses { print(line(item)) }
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
  if verbose { details(score) }
case "study":
  // Whole writers are left out, in as many turns as --turns says.
  let groups = try groups()
  let turns = Int(option("--turns", "6")) ?? 6
  let learner = Learner(book, groups.flatMap(\.examples), options)
  let unlearned = book.with(nil)
  let only = Int(option("--turn", "-1")) ?? -1
  for turn in 0..<turns where only < 0 || only == turn {
    var others: [Int] = []
    var start = 0
    for (number, group) in groups.enumerated() {
      if number % turns != turn { others += start..<start + group.examples.count }
      start += group.examples.count
    }
    let weights = learner.learn(from: others)
    FileHandle.standardError.write(Data("turn \(turn): \(weights.text.utf8.count) bytes\n".utf8))
    let taught = book.with(weights)
    start = 0
    for (number, group) in groups.enumerated() {
      for (place, example) in group.examples.enumerated() where number % turns == turn {
        let level = unlearned.read(example.utterance).safety.level
        print(start + place, level, taught.study(example.utterance), separator: "\t")
      }
      start += group.examples.count
    }
  }
case "folds":
  let groups = try groups()
  var total = Score()
  for (group, score) in zip(groups, book.crossValidate(groups.map(\.examples), options)) {
    print(group.name + ": " + score.totals)
    total.add(score)
  }
  print(verbose ? total.table : "all: " + total.totals)
  if verbose { details(total) }
case "learn":
  let weights = Learner(book, try examples(), options).learn()
  try weights.text.write(toFile: output, atomically: true, encoding: .utf8)
  print(book.with(weights).score(try examples()).totals)
case "features":
  print(Learner(book, try examples(), options).dump, terminator: "")
case "speed":
  let texts = try examples().map(\.utterance)
  var best = Duration.seconds(100)
  for _ in 0..<5 {
    best = min(best, clock.measure { for text in texts { _ = book.read(text) } })
  }
  let words = texts.reduce(0) { $0 + $1.split(separator: " ").count } / texts.count
  print("\(best / texts.count) an utterance of \(words) words on average")
default: print("unknown command \(command)")
}
