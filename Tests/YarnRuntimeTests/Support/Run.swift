import Testing
import YarnCompiler
import YarnProgram
import YarnRuntime

/// Compiles a script, or records why it does not.
func compiled(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Program {
  let compilation = Compiler.compile([SourceFile(path: "test.yarn", text: text)])
  let errors = compilation.diagnostics.filter { $0.severity == .error }
  #expect(
    errors.isEmpty, "\(errors.map { $0.rendered(in: text) }.joined(separator: "\n"))",
    sourceLocation: sourceLocation)
  return try #require(compilation.program, sourceLocation: sourceLocation)
}

/// A node named `Start` with these lines.
func node(_ body: String, title: String = "Start") -> String {
  "title: \(title)\n---\n\(body)\n===\n"
}

/// A host whose functions count their calls.
struct TestHost: DialogueHost {
  var strategy = SaliencyStrategy.bestLeastRecentlySeen
  var calls: [String] = []
  var countsViews: Bool { strategy.countsViews }

  mutating func call(_ function: String, _ arguments: [Value]) throws -> Value {
    calls.append(function)
    switch function {
    case "yes": return .bool(true)
    case "no": return .bool(false)
    case "one": return .number(1)
    case "echo": return arguments.first ?? .string("")
    default: throw UnknownFunction(name: function)
    }
  }

  mutating func choose(from candidates: [SaliencyCandidate], random: inout SeededGenerator) -> Int?
  {
    strategy.choose(from: candidates, random: &random)
  }
}

/// An event in a few words: what the expectations of these tests are written in.
func spelled(_ event: DialogueEvent) -> String {
  switch event {
  case .nodeStarted(let name): "+\(name)"
  case .nodeCompleted(let name): "-\(name)"
  case .line(let line): line.expandedText
  case .options(let options):
    "[" + options.map { $0.expandedText + ($0.isAvailable ? "" : "!") }.joined(separator: "|") + "]"
  case .command(let command): "<\(command.text)>"
  case .dialogueCompleted: "end"
  }
}

/// Everything that a dialogue delivers, choosing the given options in turn and then the first.
func run(
  _ program: Program, choices: [Int?] = [], host: inout TestHost, nodeEvents: Bool = false,
  limit: Int = 1000, variables: [String: Value] = [:]
) throws -> [String] {
  var dialogue = Dialogue(program: program, seed: 7)
  for (name, value) in variables { try dialogue.set(name, to: value) }
  try dialogue.start(at: "Start")
  var choices = choices[...]
  var output: [String] = []
  for _ in 0..<limit {
    let event = try dialogue.resume(host: &host)
    switch event {
    case .nodeStarted, .nodeCompleted: if nodeEvents { output.append(spelled(event)) }
    case .dialogueCompleted:
      output.append("end")
      return output
    default: output.append(spelled(event))
    }
    if case .options(let options) = event {
      try dialogue.select(
        choices.isEmpty ? options.first { $0.isAvailable }?.index : choices.removeFirst())
    }
  }
  return output
}

/// Runs the statements of one node.
func lines(
  _ body: String, choices: [Int?] = [], more: String = "", variables: [String: Value] = [:]
) throws -> [String] {
  var host = TestHost()
  var output = try run(
    try compiled(node(body) + more), choices: choices, host: &host, variables: variables)
  if output.last == "end" { output.removeLast() }
  return output
}
