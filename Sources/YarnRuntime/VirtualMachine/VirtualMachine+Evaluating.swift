internal import YarnProgram

/// Instructions that deliver nothing: texts, calls, options and saliency.
extension VirtualMachine {
  mutating func evaluate(
    _ instruction: Instruction, _ host: inout some DialogueHost
  ) throws(DialogueError) {
    let a = Int(instruction.a)
    let b = Int(instruction.b)
    let c = Int(instruction.c)
    switch instruction.opcode {
    case .moveText: texts[a] = texts[b]
    case .join: texts[a] = texts[b] + texts[c]
    case .equalText: numbers[a] = texts[b] == texts[c] ? 1 : 0
    case .notEqualText: numbers[a] = texts[b] != texts[c] ? 1 : 0
    case .numberText: texts[a] = NumberText.text(numbers[b])
    case .boolText: texts[a] = NumberText.text(numbers[b] != 0)
    case .argumentNumber: arguments.append(.number(numbers[a]))
    case .argumentBool: arguments.append(.bool(numbers[a] != 0))
    case .argumentText: arguments.append(.string(texts[a]))
    case .callNumber, .callBool, .callText:
      store(try call(b, &host), in: a, instruction.opcode)
    case .callSmart, .reuseSmart:
      if smartReturns.isEmpty && !smartMemory.isAsked { smartMemory.begin() }
      if instruction.opcode == .reuseSmart && smartMemory.isComputed(b) { break }
      guard smartReturns.count < DialogueLimits.smartDepth else {
        throw .tooDeep(DialogueLimits.smartDepth)
      }
      smartMemory.countRun()
      smartReturns.append(place + 1)
      place = a
      return
    case .keepSmart, .endSmart:
      if instruction.opcode == .keepSmart {
        smartMemory.keep(a, of: program.parts.variables.count)
      }
      if let back = smartReturns.popLast() { place = back }
      return
    case .substitute: substitutions = Array(texts[a..<a + b])
    case .option:
      options.append(
        PendingOption(
          line: a, target: b, isAvailable: numbers[c] != 0, substitutions: substitutions))
      substitutions = []
    case .candidate: offer(a, passes: numbers[b] != 0)
    case .choose:
      place = try choose(&host) ?? a
      return
    default: break
    }
    place += 1
  }

  // MARK: Functions

  /// Calls a function with the collected arguments; after an error they are still there.
  private mutating func call(
    _ function: Int, _ host: inout some DialogueHost
  ) throws(DialogueError) -> Value {
    let given = arguments
    arguments.removeAll(keepingCapacity: true)
    do {
      return try result(of: function, given, &host)
    } catch {
      arguments = given
      throw error
    }
  }

  private mutating func result(
    of function: Int, _ given: [Value], _ host: inout some DialogueHost
  ) throws(DialogueError) -> Value {
    if let standard = program.standardFunctions[function] {
      switch standard {
      case .visited: return .bool(visits(given) > 0)
      case .visitedCount: return .number(visits(given))
      case .hasAnyContent: return .bool(try hasContent(given, &host))
      default: return try StandardLibrary.call(standard, given, &random)
      }
    }
    let name = program.functionNames[function]
    let expected = program.parts.functions[function].returns
    let value: Value
    do {
      value = try host.call(name, given)
    } catch {
      throw .functionFailed(name: name, message: "\(error)")
    }
    guard value.kind == expected else {
      throw .wrongResult(function: name, expected: expected, found: value.kind)
    }
    return value
  }

  private mutating func store(_ value: Value, in register: Int, _ opcode: Opcode) {
    switch (opcode, value) {
    case (.callNumber, .number(let number)): numbers[register] = number
    case (.callBool, .bool(let bool)): numbers[register] = bool ? 1 : 0
    case (.callText, .string(let text)): texts[register] = text
    // Only damaged code calls a function as another kind than its own.
    default: break
    }
  }

  private func visits(_ arguments: [Value]) -> Float {
    guard case .string(let name)? = arguments.first, let node = program.nodeIndex[name] else {
      return 0
    }
    let counter = program.parts.nodes[node].visits
    return counter == .absent ? 0 : numbers[Int(counter)]
  }

  // MARK: Saliency

  private mutating func offer(_ index: Int, passes: Bool) {
    guard passes else { return }
    let views = numbers[Int(program.parts.candidates[index].views)]
    candidates.append(
      SaliencyCandidate(program: program, index: index, views: Int(exactly: views) ?? 0))
  }

  /// Lets the host pick; the place of the picked content, or nil.
  private mutating func choose(_ host: inout some DialogueHost) throws(DialogueError) -> Int? {
    let offered = candidates
    candidates.removeAll(keepingCapacity: true)
    guard let choice = host.choose(from: offered, random: &random) else { return nil }
    guard offered.indices.contains(choice) else {
      candidates = offered
      throw .invalidChoice(choice)
    }
    let record = program.parts.candidates[offered[choice].index]
    if host.countsViews { numbers[Int(record.views)] += 1 }
    return Int(record.target)
  }

  /// Whether a node has something to say: true for a plain node, for a group if a member passes.
  mutating func hasContent(
    _ arguments: [Value], _ host: inout some DialogueHost
  ) throws(DialogueError) -> Bool {
    guard case .string(let name)? = arguments.first, let node = program.nodeIndex[name] else {
      return false
    }
    switch program.parts.nodes[node].kind {
    case .empty: return false
    case .plain, .member: return true
    case .hub: return try queryHub(Int(program.parts.nodes[node].start), &host)
    }
  }

  /// Runs a hub's conditions up to its choice, and leaves no trace but calls of the host.
  private mutating func queryHub(
    _ start: Int, _ host: inout some DialogueHost
  ) throws(DialogueError) -> Bool {
    guard queryDepth < DialogueLimits.queryDepth else { throw .tooDeep(DialogueLimits.queryDepth) }
    var query = self
    query.queryDepth += 1
    query.place = start
    query.candidates = []
    query.smartReturns = []
    query.smartMemory.isAsked = false
    let found = try query.runQuery(&host)
    random = query.random
    return found
  }

  private mutating func runQuery(_ host: inout some DialogueHost) throws(DialogueError) -> Bool {
    while true {
      place = FastLoop.run(program.parts.code, &numbers, from: place)
      let instruction = program.parts.code[place]
      switch instruction.opcode {
      case .choose:
        return host.choose(from: candidates, random: &random) != nil
      case .line, .showOptions, .command, .enterNode, .enterNamed, .detour, .detourNamed, .leave,
        .stop:
        return false
      case .endSmart where smartReturns.isEmpty, .keepSmart where smartReturns.isEmpty:
        return false
      default: try evaluate(instruction, &host)
      }
    }
  }

  /// The value of a smart variable now; functions of the host are asked.
  mutating func evaluateSmart(
    _ record: VariableRecord, _ host: inout some DialogueHost
  ) throws(DialogueError) -> Value {
    var query = self
    query.queryDepth += 1
    query.place = Int(record.entry)
    query.smartReturns = []
    query.smartMemory.isAsked = true
    query.smartMemory.begin()
    _ = try query.runQuery(&host)
    return query.value(of: record)
  }

  func value(of record: VariableRecord) -> Value {
    let register = Int(record.register)
    switch record.kind {
    case .number: return .number(numbers[register])
    case .bool: return .bool(numbers[register] != 0)
    case .string: return .string(texts[register])
    }
  }
}
