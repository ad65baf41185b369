internal import YarnProgram

/// The loop that delivers events.
extension VirtualMachine {
  /// Goes on to the next event.
  mutating func next(_ host: inout some DialogueHost) throws(DialogueError) -> DialogueEvent {
    while true {
      while let notice = notices.popLast() {
        if deliversNodeEvents || notice == .dialogueCompleted { return event(notice) }
      }
      switch status {
      case .idle: throw .notRunning
      case .selecting: throw .selectionNeeded
      case .running: break
      }
      if repeated != .none { return repeatStop() }
      let event = try run(&host)
      if deliversNodeEvents || !event.isAboutNode { return event }
    }
  }

  private mutating func run(_ host: inout some DialogueHost) throws(DialogueError) -> DialogueEvent
  {
    while true {
      if let event = try step(&host) { return event }
    }
  }

  private func event(_ notice: Notice) -> DialogueEvent {
    switch notice {
    case .started(let node): .nodeStarted(program.nodeNames[node])
    case .completed(let node): .nodeCompleted(program.nodeNames[node])
    case .dialogueCompleted: .dialogueCompleted
    }
  }

  private mutating func repeatStop() -> DialogueEvent {
    let stop = repeated
    repeated = .none
    return deliver(stop)
  }

  /// Makes a stop the last one and its event.
  private mutating func deliver(_ stop: Stop) -> DialogueEvent {
    lastStop = stop
    switch stop {
    case .none: return .dialogueCompleted
    case .line(let index, let values):
      return .line(DeliveredLine(program: program, index: index, substitutions: values))
    case .options(let pending):
      options = pending
      status = .selecting
      return .options(
        pending.enumerated().map { index, option in
          DeliveredOption(
            index: index, isAvailable: option.isAvailable,
            line: DeliveredLine(
              program: program, index: option.line, substitutions: option.substitutions))
        })
    case .command(let template, let lineNumber, let values):
      let record = program.parts.nodes[node]
      return .command(
        DeliveredCommand(
          text: Substitution.apply(program.parts.strings[template], values),
          node: program.nodeNames[node], file: program.parts.strings[record.file],
          lineNumber: Int(lineNumber)))
    }
  }

  /// Runs up to and including one instruction outside the fast loop; an event if that delivers one.
  private mutating func step(_ host: inout some DialogueHost) throws(DialogueError)
    -> DialogueEvent?
  {
    place = FastLoop.run(program.parts.code, &numbers, from: place)
    let instruction = program.parts.code[place]
    switch instruction.opcode {
    case .line:
      place += 1
      let values = takeSubstitutions()
      return deliver(.line(Int(instruction.a), values))
    case .showOptions:
      place += 1
      let pending = options
      options = []
      if !pending.isEmpty { return deliver(.options(pending)) }
    case .command:
      place += 1
      let values = takeSubstitutions()
      return deliver(.command(template: instruction.a, lineNumber: instruction.b, values))
    case .enterNode:
      if stack.isEmpty && !deliversNodeEvents {
        complete(node)
        start(Int(instruction.a))
      } else {
        return enter(Int(instruction.a))
      }
    case .enterNamed: return enter(try node(named: texts[Int(instruction.a)]))
    case .detour: return try detour(Int(instruction.a), place + 1)
    case .detourNamed: return try detour(try node(named: texts[Int(instruction.a)]), place + 1)
    case .leave: return leave()
    // Only damaged code comes to the end of a smart variable that nothing has called.
    case .endSmart where smartReturns.isEmpty, .keepSmart where smartReturns.isEmpty:
      return leave()
    case .stop: return stopAll()
    default: try evaluate(instruction, &host)
    }
    return nil
  }

  private mutating func takeSubstitutions() -> [String] {
    if substitutions.isEmpty { return [] }
    defer { substitutions = [] }
    return substitutions
  }

  func node(named name: String) throws(DialogueError) -> Int {
    guard let node = program.nodeIndex[name] else { throw .unknownNode(name) }
    return node
  }

  // MARK: Nodes

  /// Counts a completed visit: the only place where visit counts change.
  private mutating func complete(_ node: Int) {
    let counter = program.parts.nodes[node].visits
    if counter != .absent { numbers[Int(counter)] += 1 }
  }

  private mutating func start(_ node: Int) {
    self.node = node
    place = Int(program.parts.nodes[node].start)
    lastStop = .none
    status = .running
  }

  /// Completes everything that runs and enters a node.
  mutating func enter(_ target: Int) -> DialogueEvent {
    let left = node
    complete(left)
    if !stack.isEmpty { unwind(then: .started(target)) } else { notices.append(.started(target)) }
    start(target)
    return .nodeCompleted(program.nodeNames[left])
  }

  /// Completes the nodes that wait for a detour, the innermost first, and queues their notices.
  private mutating func unwind(then last: Notice) {
    notices.append(last)
    notices += stack.map { .completed($0.node) }
    for frame in stack.reversed() { complete(frame.node) }
    stack.removeAll(keepingCapacity: true)
  }

  mutating func detour(
    _ target: Int, _ returnPlace: Int, repeats: Stop = .none
  ) throws(DialogueError) -> DialogueEvent {
    guard stack.count < DialogueLimits.callDepth else { throw .tooDeep(DialogueLimits.callDepth) }
    stack.append(Frame(node: node, place: returnPlace, repeats: repeats, lastStop: lastStop))
    start(target)
    return .nodeStarted(program.nodeNames[target])
  }

  /// Ends the node that runs: back to the one that waits, or the end of the dialogue.
  private mutating func leave() -> DialogueEvent {
    let left = node
    complete(left)
    if let frame = stack.popLast() {
      node = frame.node
      place = frame.place
      lastStop = frame.lastStop
      repeated = frame.repeats
      notices.append(.started(node))
    } else {
      finish()
    }
    return .nodeCompleted(program.nodeNames[left])
  }

  private mutating func finish() {
    notices.append(.dialogueCompleted)
    node = -1
    status = .idle
    lastStop = .none
    repeated = .none
  }

  /// Ends everything.
  mutating func stopAll() -> DialogueEvent {
    let left = node
    complete(left)
    let waiting = stack
    for frame in waiting.reversed() { complete(frame.node) }
    stack = []
    finish()
    notices += waiting.map { .completed($0.node) }
    return .nodeCompleted(program.nodeNames[left])
  }
}

extension DialogueEvent {
  fileprivate var isAboutNode: Bool {
    switch self {
    case .nodeStarted, .nodeCompleted: true
    default: false
    }
  }
}
