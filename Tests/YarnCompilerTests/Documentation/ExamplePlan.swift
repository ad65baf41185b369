import YarnCompiler
import YarnProgram
import YarnRuntime

/// Runs a script against a test plan and says in what they differ.
enum ExamplePlan {
  /// One sentence for each difference; empty when the script does what the plan says.
  static func failures(of plan: String, script: String, name: String) -> [String] {
    let compilation = Compiler.compile(
      [SourceFile(path: name, text: script)], options: .forPlans)
    guard let program = compilation.program else {
      return compilation.diagnostics.map { $0.rendered(in: script) }
    }
    var runner = PlanRun(dialogue: Dialogue(program: program, seed: 1))
    do {
      for run in try PlanStep.runs(of: plan) {
        if let failure = try runner.run(run) { return ["\(name): \(failure)"] }
      }
      return []
    } catch {
      return ["\(name): \(error)"]
    }
  }
}

/// A step of a plan.
enum PlanStep: Equatable {
  case line(String?)
  case option(String, isAvailable: Bool)
  case select(Int)
  case command(String)
  case stop
  case set(String, Value)
  case saliency(SaliencyStrategy)
  case node(String)

  /// The runs of a plan, each with its steps.
  static func runs(of plan: String) throws(PageError) -> [[PlanStep]] {
    var runs: [[PlanStep]] = [[]]
    var rest = Substring(plan)
    while true {
      rest = rest.drop { $0.isWhitespace }
      guard let first = rest.first else { break }
      if first == "#" {
        rest = rest.drop { $0 != "\n" }
      } else if rest.hasPrefix("---") {
        rest = rest.dropFirst(3)
        runs.append([])
      } else {
        runs[runs.count - 1].append(try step(&rest))
      }
    }
    if runs.contains([]) { throw PageError(description: "a run without a step") }
    return runs
  }

  private static func step(_ rest: inout Substring) throws(PageError) -> PlanStep {
    let word = rest.prefix { $0.isLetter }
    rest = rest.dropFirst(word.count)
    if word == "stop" { return .stop }
    guard rest.first == ":" else { throw PageError(description: "unknown step ‘\(word)’") }
    rest = rest.dropFirst().drop { $0.isWhitespace }
    switch word {
    case "line": return .line(rest.first == "*" ? any(&rest) : try quoted(&rest))
    case "command": return .command(try quoted(&rest))
    case "option":
      let text = try quoted(&rest)
      let isDisabled = rest.drop { $0 == " " }.hasPrefix("[disabled]")
      if isDisabled { rest = rest.drop { $0 == " " }.dropFirst("[disabled]".count) }
      return .option(text, isAvailable: !isDisabled)
    case "select": return .select(Int(token(&rest)) ?? -1)
    case "node": return .node(token(&rest))
    case "saliency":
      let name = token(&rest)
      guard let strategy = SaliencyStrategy(rawValue: name) else {
        throw PageError(description: "unknown strategy ‘\(name)’")
      }
      return .saliency(strategy)
    case "set":
      let name = token(&rest)
      _ = token(&rest)
      let value = token(&rest)
      if let number = Float(value) { return .set(name, .number(number)) }
      return .set(name, .bool(value == "true"))
    default: throw PageError(description: "unknown step ‘\(word)’")
    }
  }

  private static func any(_ rest: inout Substring) -> String? {
    rest = rest.dropFirst()
    return nil
  }

  private static func token(_ rest: inout Substring) -> String {
    rest = rest.drop { $0 == " " }
    let token = rest.prefix { !$0.isWhitespace }
    rest = rest.dropFirst(token.count)
    return String(token)
  }

  private static func quoted(_ rest: inout Substring) throws(PageError) -> String {
    guard rest.first == "`" else { throw PageError(description: "a text in backquotes is missing") }
    let text = rest.dropFirst().prefix { $0 != "`" }
    rest = rest.dropFirst(text.count + 2)
    return String(text)
  }
}

/// A dialogue under a plan; what it remembers stays from run to run.
struct PlanRun {
  var dialogue: Dialogue
  var host = PlanHost()

  /// The first difference, or nil.
  mutating func run(_ steps: [PlanStep]) throws -> String? {
    try dialogue.start(at: "Start")
    var options: [(String, Bool)] = []
    for step in steps {
      switch step {
      case .option(let text, let isAvailable): options.append((text, isAvailable))
      case .node(let name): try dialogue.start(at: name)
      case .saliency(let strategy): host.strategy = strategy
      case .set(let name, let value): try dialogue.set(name, to: value)
      case .select(let number):
        let event = try next()
        guard case .options(let delivered) = event else { return "options expected, got \(event)" }
        let found = delivered.map { ($0.composed(locale: "en").text, $0.isAvailable) }
        if !options.elementsEqual(found, by: { $0 == $1 }) {
          return "options \(options) expected, got \(found)"
        }
        options = []
        if number == 0 && found.contains(where: \.1) { return "an option is available" }
        try dialogue.select(number == 0 ? nil : number - 1)
      case .line(let text):
        let event = try next()
        guard case .line(let line) = event else { return "line \(text ?? "*") expected, got \(event)" }
        let found = line.composed(locale: "en").text
        if let text, found != text { return "‘\(text)’ expected, got ‘\(found)’" }
      case .command(let text):
        let event = try next()
        guard case .command(let command) = event, command.text == text else {
          return "command ‘\(text)’ expected, got \(event)"
        }
      case .stop:
        let event = try next()
        return event == .dialogueCompleted ? nil : "the end expected, got \(event)"
      }
    }
    return nil
  }

  /// The next event that a person sees.
  mutating func next() throws -> DialogueEvent {
    while true {
      let event = try dialogue.resume(host: &host)
      switch event {
      case .nodeStarted, .nodeCompleted: continue
      default: return event
      }
    }
  }
}

/// The functions of a test plan.
struct PlanHost: DialogueHost {
  struct AssertionFailed: Error {}

  var strategy = SaliencyStrategy.bestLeastRecentlySeen

  mutating func call(_ function: String, _ arguments: [Value]) throws -> Value {
    switch function {
    case "assert":
      if arguments != [.bool(true)] { throw AssertionFailed() }
      return .bool(true)
    case "add_three_operands": return .number(arguments.reduce(0) { $0 + $1.number })
    case "dummy_bool", "set_objective_complete", "is_objective_active": return .bool(true)
    case "dummy_number": return .number(1)
    case "dummy_string": return .string("string")
    case "get_quest_status": return .string("InProgress")
    default: throw UnknownFunction(name: function)
    }
  }

  mutating func choose(
    from candidates: [SaliencyCandidate], random: inout SeededGenerator
  ) -> Int? {
    strategy.choose(from: candidates, random: &random)
  }

  var countsViews: Bool { strategy.countsViews }
}

extension Value {
  fileprivate var number: Float { if case .number(let number) = self { number } else { 0 } }
}
