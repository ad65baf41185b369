import YarnProgram
import YarnRuntime

/// A test plan as steps in runs: enough of the format to run upstream's data.
struct TestPlan {
  enum Step: Equatable {
    case line(String?)
    case option(String, isAvailable: Bool)
    case select(Int)
    case command(String)
    case stop
    case set(String, Value)
    case saliency(String)
    case node(String)
  }

  var runs: [[Step]] = []

  init(_ text: String) {
    var runs: [[Step]] = [[]]
    let characters = Array(text)
    var index = 0

    func skip() {
      while index < characters.count {
        if characters[index].isWhitespace {
          index += 1
        } else if characters[index] == "#" {
          while index < characters.count, !characters[index].isNewline { index += 1 }
        } else {
          return
        }
      }
    }
    func word() -> String {
      skip()
      var word = ""
      if index < characters.count, characters[index] == "`" {
        index += 1
        while index < characters.count, characters[index] != "`" {
          word.append(characters[index])
          index += 1
        }
        index += 1
        return word
      }
      while index < characters.count, !characters[index].isWhitespace, characters[index] != "#" {
        word.append(characters[index])
        index += 1
        if word.hasSuffix(":") { break }
      }
      return word
    }

    while true {
      skip()
      guard index < characters.count else { break }
      let keyword = word()
      switch keyword {
      case "line:":
        skip()
        let isAny = index < characters.count && characters[index] == "*"
        let text = word()
        runs[runs.count - 1].append(.line(isAny ? nil : text))
      case "option:":
        let text = word()
        skip()
        let rest = String(characters[index...].prefix(10))
        let isDisabled = rest == "[disabled]"
        if isDisabled { index += 10 }
        runs[runs.count - 1].append(.option(text, isAvailable: !isDisabled))
      case "select:": runs[runs.count - 1].append(.select(Int(word()) ?? -1))
      case "command:": runs[runs.count - 1].append(.command(word()))
      case "stop": runs[runs.count - 1].append(.stop)
      case "set:":
        let name = word()
        _ = word()
        let value = word()
        let parsed: Value =
          value == "true"
          ? .bool(true) : value == "false" ? .bool(false) : .number(Float(value) ?? .nan)
        runs[runs.count - 1].append(.set(name, parsed))
      case "saliency:": runs[runs.count - 1].append(.saliency(word()))
      case "node:": runs[runs.count - 1].append(.node(word()))
      case "---": runs.append([])
      default: runs[runs.count - 1].append(.line("unknown step \(keyword)"))
      }
    }
    self.runs = runs
  }
}

/// The functions that upstream's plans count on.
struct PlanHost: DialogueHost {
  var strategy = SaliencyStrategy.bestLeastRecentlySeen
  var countsViews: Bool { strategy.countsViews }

  struct Failed: Error {}

  mutating func call(_ function: String, _ arguments: [Value]) throws -> Value {
    switch function {
    case "assert":
      if arguments != [.bool(true)] { throw Failed() }
      return .bool(true)
    case "add_three_operands":
      let sum = arguments.reduce(Float(0)) { if case .number(let n) = $1 { $0 + n } else { $0 } }
      return .number(sum)
    case "set_objective_complete", "is_objective_active", "dummy_bool": return .bool(true)
    case "get_quest_status": return .string("InProgress")
    case "dummy_number": return .number(1)
    case "dummy_string": return .string("string")
    default: throw UnknownFunction(name: function)
    }
  }

  mutating func choose(from candidates: [SaliencyCandidate], random: inout SeededGenerator) -> Int?
  {
    strategy.choose(from: candidates, random: &random)
  }

  static let signatures: [FunctionSignature] = [
    .init("assert", [.bool], returns: .bool),
    .init("add_three_operands", [.number, .number, .number], returns: .number),
    .init("set_objective_complete", [.string], returns: .bool),
    .init("is_objective_active", [.string], returns: .bool),
    .init("get_quest_status", [.string], returns: .string),
  ]
}

extension TestPlan {
  /// The first step that does not hold, or nil.
  func failure(in program: Program, text: (DeliveredLine) -> String) -> String? {
    guard program.node(named: "Start") != nil else { return nil }
    var dialogue = Dialogue(program: program, seed: 1)
    var host = PlanHost()
    do {
      for run in runs {
        try dialogue.start(at: "Start")
        var expected: [(String, Bool)] = []
        for step in run {
          switch step {
          case .set(let name, let value): try dialogue.set(name, to: value)
          case .saliency(let name):
            guard let strategy = SaliencyStrategy(rawValue: name) else { return "saliency \(name)" }
            host.strategy = strategy
          case .node(let name): try dialogue.start(at: name)
          case .option(let text, let isAvailable): expected.append((text, isAvailable))
          case .line(let wanted):
            let event = try Self.next(&dialogue, &host)
            guard case .line(let line) = event else { return "\(step): got \(event)" }
            if let wanted, text(line) != wanted {
              return "expected ‘\(wanted)’, got ‘\(text(line))’"
            }
          case .command(let wanted):
            let event = try Self.next(&dialogue, &host)
            guard case .command(let command) = event, command.text == wanted else {
              return "\(step): got \(event)"
            }
          case .stop:
            let event = try Self.next(&dialogue, &host)
            guard event == .dialogueCompleted else { return "\(step): got \(event)" }
          case .select(let number):
            let event = try Self.next(&dialogue, &host)
            guard case .options(let options) = event else { return "\(step): got \(event)" }
            let found = options.map { (text($0.line), $0.isAvailable) }
            if !expected.isEmpty, !found.elementsEqual(expected, by: ==) {
              return "options: expected \(expected), got \(found)"
            }
            expected = []
            if !options.contains(where: \.isAvailable) {
              guard number == 0 else { return "select \(number) without an available option" }
              try dialogue.select(nil)
            } else {
              try dialogue.select(number - 1)
            }
          }
          if step == .stop { break }
        }
      }
    } catch {
      return "\(error)"
    }
    return nil
  }

  private static func next(_ dialogue: inout Dialogue, _ host: inout PlanHost) throws
    -> DialogueEvent
  {
    while true {
      let event = try dialogue.resume(host: &host)
      switch event {
      case .nodeStarted, .nodeCompleted: continue
      default: return event
      }
    }
  }
}
