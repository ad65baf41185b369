import Foundation
import YarnProgram
import YarnRuntime

/// A walk through a program that reads all there is to read, and is saved and restored on the way.
struct Walk {
  /// How many nodes of a program are tried.
  static let nodes = 8
  private static let steps = 40

  private var dialogue: Dialogue
  private var host = FuzzHost()
  private let isCompiled: Bool

  /// Walks from a node. A program that was not compiled may forget on the way; it must only not trap.
  static func run(
    _ program: Program, from node: String, isCompiled: Bool
  ) throws(BrokenPromise) {
    var walk = Walk(dialogue: Dialogue(program: program, seed: 1), isCompiled: isCompiled)
    guard (try? walk.dialogue.start(at: node)) != nil else { return }
    for step in 0..<steps {
      if step % 6 == 3 { try walk.restore() }
      guard let event = try? walk.dialogue.resume(host: &walk.host) else { break }
      walk.answer(event, step: step, node: node)
    }
    for variable in program.variables.prefix(40) { _ = walk.dialogue[variable.name] }
    _ = try? walk.dialogue.hasAnyContent(node, host: &walk.host)
  }

  private init(dialogue: Dialogue, isCompiled: Bool) {
    self.dialogue = dialogue
    self.isCompiled = isCompiled
  }

  /// Reads an event, and now and then leaves the way.
  private mutating func answer(_ event: DialogueEvent, step: Int, node: String) {
    switch event {
    case .line(let line): Self.read(line)
    case .options(let options):
      for option in options { Self.read(option.line) }
      try? dialogue.select(step % 3 == 0 ? nil : step % options.count)
    case .command(let command):
      _ = command.words.count + command.file.count
      if step % 5 == 0 { try? dialogue.detour(to: node, thenRepeat: step % 2 == 0) }
      if step % 7 == 0 { try? dialogue.jump(to: node) }
    case .nodeStarted, .nodeCompleted, .dialogueCompleted: break
    }
  }

  private static func read(_ line: DeliveredLine) {
    _ = line.composed(locale: "ru").textWithoutCharacter
    _ = line.id.count + line.node.count + line.file.count + line.hashtags.count
    _ = line.shadowID
  }

  /// Goes on with what is restored from the saved state; both must be alike, and go on alike.
  private mutating func restore() throws(BrokenPromise) {
    let saved = try Self.json(dialogue.state)
    let restored: Dialogue
    do {
      let state = try JSONDecoder().decode(DialogueState.self, from: saved)
      restored = try Dialogue(program: dialogue.program, restoring: state)
    } catch {
      if isCompiled { throw BrokenPromise("A saved state is refused: \(error)") }
      return
    }
    guard isCompiled else {
      dialogue = restored
      return
    }
    try BrokenPromise.unless(
      try Self.json(restored.state) == saved, "A restored state is another one.")
    try BrokenPromise.unless(
      next(of: restored) == next(of: dialogue), "A restored dialogue goes another way.")
    dialogue = restored
  }

  /// The next event or the reason why there is none.
  private func next(of dialogue: Dialogue) -> Result<DialogueEvent, DialogueError> {
    var dialogue = dialogue
    var host = host
    return Result { () throws(DialogueError) in try dialogue.resume(host: &host) }
  }

  private static func json(_ state: DialogueState) throws(BrokenPromise) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do {
      return try encoder.encode(state)
    } catch {
      throw BrokenPromise("A state cannot be saved: \(error)")
    }
  }
}

/// A host whose functions give something for each name, always the same.
struct FuzzHost: DialogueHost {
  mutating func call(_ function: String, _ arguments: [Value]) throws -> Value {
    let values = [Value.bool(true), .number(1), .string("s")]
    return values[function.utf8.reduce(0) { ($0 + Int($1)) % values.count }]
  }
}
