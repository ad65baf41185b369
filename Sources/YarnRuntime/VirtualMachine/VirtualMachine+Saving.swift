internal import YarnProgram

/// From the machine to a state.
extension VirtualMachine {
  func saved() -> DialogueState {
    var frames = stack.map { frame in
      self.frame(frame.node, frame.place, frame.lastStop, frame.repeats)
    }
    if node >= 0 { frames.append(frame(node, place, lastStop, .none)) }
    return DialogueState(
      version: DialogueState.currentVersion, variables: changedVariables(), random: random,
      status: name(of: status), fingerprint: program.fingerprint, frames: frames,
      notices: notices.map { name(of: $0) }, repeated: state(of: repeated),
      options: options.map { state(of: $0) })
  }

  private func changedVariables() -> [String: Value] {
    var values = extras
    for (name, index) in program.variableIndex {
      let record = program.parts.variables[index]
      guard record.entry == .absent else { continue }
      let value = value(of: record)
      if value != program.parts.initialValue(of: record) { values[name] = value }
    }
    return values
  }

  private func frame(_ node: Int, _ place: Int, _ lastStop: Stop, _ repeats: Stop) -> FrameState {
    FrameState(
      node: program.nodeNames[node], offset: place - Int(program.parts.nodes[node].start),
      anchor: Anchors(program, node: node).anchor(at: place) ?? "", lastStop: state(of: lastStop),
      repeats: state(of: repeats))
  }

  private func name(of status: Status) -> String {
    switch status {
    case .idle: "idle"
    case .running: "running"
    case .selecting: "selecting"
    }
  }

  private func name(of notice: Notice) -> String {
    switch notice {
    case .started(let node): "started " + program.nodeNames[node]
    case .completed(let node): "completed " + program.nodeNames[node]
    case .dialogueCompleted: "end"
    }
  }

  private func lineID(_ line: Int) -> String {
    program.parts.strings[program.parts.lines[line].id]
  }

  private func state(of option: PendingOption) -> OptionState {
    OptionState(
      line: lineID(option.line), isAvailable: option.isAvailable,
      substitutions: option.substitutions)
  }

  private func state(of stop: Stop) -> StopState? {
    switch stop {
    case .none: nil
    case .line(let line, let values):
      StopState(
        kind: "line", text: lineID(line), lineNumber: 0, substitutions: values, options: [])
    case .options(let options):
      StopState(
        kind: "options", text: "", lineNumber: 0, substitutions: [],
        options: options.map { state(of: $0) })
    case .command(let template, let lineNumber, let values):
      StopState(
        kind: "command", text: program.parts.strings[template], lineNumber: lineNumber,
        substitutions: values, options: [])
    }
  }
}
