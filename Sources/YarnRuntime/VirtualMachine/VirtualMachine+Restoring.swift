internal import YarnProgram

/// From a state to the machine.
extension VirtualMachine {
  mutating func restore(_ state: DialogueState) throws(DialogueError) {
    guard state.version == DialogueState.currentVersion else {
      throw .stateDoesNotFit(
        detail: "it has version \(state.version), not \(DialogueState.currentVersion)")
    }
    random = state.random
    // A variable whose type has changed starts anew.
    for (name, value) in state.variables { try? set(name, to: value) }
    let isSame = state.fingerprint == program.fingerprint
    var frames: [Frame] = []
    for saved in state.frames { frames.append(try frame(saved, isSame)) }
    if let current = frames.popLast() {
      node = current.node
      place = current.place
      lastStop = current.lastStop
    }
    stack = frames
    for notice in state.notices { notices.append(try self.notice(notice)) }
    try restoreStatus(state)
  }

  private mutating func restoreStatus(_ state: DialogueState) throws(DialogueError) {
    switch state.status {
    case "running": status = .running
    case "selecting": status = .selecting
    default: status = .idle
    }
    guard status != .idle else { return }
    guard node >= 0 else { throw .stateDoesNotFit(detail: "it has no node") }
    if let saved = state.repeated { repeated = try stop(saved, in: node) ?? .none }
    options = try pending(state.options, in: node)
    if status == .selecting && options.isEmpty {
      throw .stateDoesNotFit(detail: "it waits at options that it does not name")
    }
  }

  private func frame(_ saved: FrameState, _ isSame: Bool) throws(DialogueError) -> Frame {
    guard let node = program.nodeIndex[saved.node] else {
      throw .stateDoesNotFit(detail: "the node ‘\(saved.node)’ is gone")
    }
    let record = program.parts.nodes[node]
    let place: Int
    if isSame, saved.offset >= 0, saved.offset < Int(record.end - record.start) {
      place = Int(record.start) + saved.offset
    } else if let found = Anchors(program, node: node).place(of: saved.anchor) {
      place = found
    } else {
      throw .stateDoesNotFit(
        detail: "the place in the node ‘\(saved.node)’ is gone (\(saved.anchor))")
    }
    var frame = Frame(node: node, place: place, repeats: .none, lastStop: .none)
    if let stop = saved.lastStop { frame.lastStop = (try? self.stop(stop, in: node)) ?? .none }
    if let stop = saved.repeats { frame.repeats = try self.stop(stop, in: node) ?? .none }
    return frame
  }

  private func notice(_ text: String) throws(DialogueError) -> Notice {
    if text == "end" { return .dialogueCompleted }
    for (prefix, isStart) in [("started ", true), ("completed ", false)]
    where text.hasPrefix(prefix) {
      if let node = program.nodeIndex[String(text.dropFirst(prefix.count))] {
        return isStart ? .started(node) : .completed(node)
      }
    }
    throw .stateDoesNotFit(detail: "an event names an unknown node: \(text)")
  }

  /// A stop of a node; nil for a line or command that is gone, an error for options that are.
  private func stop(_ saved: StopState, in node: Int) throws(DialogueError) -> Stop? {
    let record = program.parts.nodes[node]
    let code = program.parts.code[Int(record.start)..<Int(record.end)]
    switch saved.kind {
    case "line":
      let found = code.first { $0.opcode == .line && lineID($0.a) == saved.text }
      return found.map { .line(Int($0.a), saved.substitutions) }
    case "command":
      let found =
        code.first {
          $0.opcode == .command && program.parts.strings[$0.a] == saved.text
            && $0.b == saved.lineNumber
        } ?? code.first { $0.opcode == .command && program.parts.strings[$0.a] == saved.text }
      return found.map { .command(template: $0.a, lineNumber: $0.b, saved.substitutions) }
    default: return .options(try pending(saved.options, in: node))
    }
  }

  private func lineID(_ line: UInt32) -> String {
    program.parts.strings[program.parts.lines[Int(line)].id]
  }

  private func pending(
    _ saved: [OptionState], in node: Int
  ) throws(DialogueError) -> [PendingOption] {
    guard !saved.isEmpty else { return [] }
    let record = program.parts.nodes[node]
    var byID: [String: Instruction] = [:]
    for instruction in program.parts.code[Int(record.start)..<Int(record.end)]
    where instruction.opcode == .option {
      byID[lineID(instruction.a)] = instruction
    }
    var options: [PendingOption] = []
    for option in saved {
      guard let found = byID[option.line] else {
        throw .stateDoesNotFit(detail: "the option \(option.line) is gone")
      }
      options.append(
        PendingOption(
          line: Int(found.a), target: Int(found.b), isAvailable: option.isAvailable,
          substitutions: option.substitutions))
    }
    return options
  }
}
