internal import YarnProgram

/// What the host does between events.
extension VirtualMachine {
  mutating func begin(_ target: Int) {
    stack = []
    notices = [.started(target)]
    clearStop()
    repeated = .none
    enterWithoutNotice(target)
  }

  private mutating func enterWithoutNotice(_ target: Int) {
    node = target
    place = Int(program.parts.nodes[target].start)
    lastStop = .none
    status = .running
  }

  private mutating func clearStop() {
    options = []
    candidates = []
    substitutions = []
    arguments = []
    smartReturns = []
  }

  mutating func select(_ option: Int?) throws(DialogueError) {
    guard status == .selecting else { throw .invalidSelection }
    if let option {
      guard options.indices.contains(option) else { throw .invalidSelection }
      place = options[option].target
    }
    options = []
    lastStop = .none
    status = .running
  }

  mutating func hostDetour(to target: Int, thenRepeat: Bool) throws(DialogueError) {
    guard status != .idle else { throw .notRunning }
    guard stack.count < DialogueLimits.callDepth else { throw .tooDeep(DialogueLimits.callDepth) }
    // A stop that was to be repeated and has not been yet is still the one to come back to.
    let stop = repeated != .none ? repeated : thenRepeat ? lastStop : .none
    stack.append(Frame(node: node, place: place, repeats: stop, lastStop: lastStop))
    repeated = .none
    clearStop()
    notices.insert(.started(target), at: 0)
    enterWithoutNotice(target)
  }

  mutating func hostJump(to target: Int) throws(DialogueError) {
    guard status != .idle else { throw .notRunning }
    clearStop()
    repeated = .none
    let waiting = notices
    notices = []
    let first = enter(target)
    prepend(first, waiting)
  }

  mutating func hostStop() {
    guard status != .idle else { return }
    clearStop()
    let waiting = notices
    notices = []
    let first = stopAll()
    prepend(first, waiting)
  }

  /// Puts a completion that was made for delivery back before the notices after it.
  private mutating func prepend(_ event: DialogueEvent, _ waiting: [Notice]) {
    if case .nodeCompleted(let name) = event, let node = program.nodeIndex[name] {
      notices.append(.completed(node))
    }
    notices += waiting
  }

  // MARK: Variables

  mutating func value(
    of variable: String, _ host: inout some DialogueHost
  ) throws(DialogueError) -> Value? {
    guard let index = program.variableIndex[variable] else { return extras[variable] }
    let record = program.parts.variables[index]
    return record.entry == .absent ? value(of: record) : try evaluateSmart(record, &host)
  }

  mutating func set(_ variable: String, to value: Value) throws(DialogueError) {
    guard let index = program.variableIndex[variable] else {
      extras[variable] = value
      return
    }
    let record = program.parts.variables[index]
    guard record.entry == .absent else { throw .variableIsSmart(variable) }
    switch (record.kind, value) {
    case (.number, .number(let number)): numbers[Int(record.register)] = number
    case (.bool, .bool(let bool)): numbers[Int(record.register)] = bool ? 1 : 0
    case (.string, .string(let text)): texts[Int(record.register)] = text
    default: throw .wrongType(variable: variable, expected: record.kind, found: value.kind)
    }
  }
}
