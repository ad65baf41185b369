internal import YarnProgram

/// Nodes, hubs of node groups, and smart variables.
extension Generator {
  mutating func addNodes() {
    for (file, script) in analysis.scripts.enumerated() {
      for (index, node) in script.nodes.enumerated() { add(node, index, file) }
    }
  }

  private mutating func add(_ node: NodeSyntax, _ index: Int, _ file: Int) {
    self.file = file
    nodeName = names.unique(file, index)
    let isMember = analysis.isGroup(node.title?.text ?? "")
    let start = here
    if node.conditions.contains(where: \.isOnce) {
      emit(.move, internalVariable(InternalName.once(nodeName), .bool), constant(1))
    }
    statements(node.body)
    emit(.leave)
    let kind: NodeKind = node.body.isEmpty ? .empty : isMember ? .member : .plain
    addRecord(kind, start, node)
  }

  private mutating func addRecord(_ kind: NodeKind, _ start: UInt32, _ node: NodeSyntax) {
    let source = analysis.scripts[file].source
    let firstHeader = UInt32(parts.headers.count)
    let headers = kind == .hub ? [] : node.headers
    for header in headers {
      parts.headers.append(string(header.key.text))
      parts.headers.append(string(header.value.text))
    }
    let range = node.title?.range ?? node.range
    parts.nodes.append(
      NodeRecord(
        name: string(nodeName), start: start, end: here, firstHeader: firstHeader,
        headerCount: UInt32(headers.count), visits: visits(kind, node), file: string(source.path),
        lineNumber: UInt32(source.line(of: range.lower)), kind: kind))
  }

  /// The counter of a node's visits; only nodes that a script asks about or that say so have one.
  private mutating func visits(_ kind: NodeKind, _ node: NodeSyntax) -> UInt32 {
    let tracking: String?
    if kind == .hub {
      let members = (analysis.titles[nodeName] ?? []).map { analysis.node(at: $0) }
      let values = members.map { $0.header("tracking")?.value.text }
      if values.contains("always") {
        tracking = "always"
      } else {
        tracking = values.allSatisfy { $0 == "never" } ? "never" : nil
      }
    } else {
      tracking = node.header("tracking")?.value.text
    }
    guard kind != .empty, tracking != "never" else { return .absent }
    guard tracking == "always" || analysis.trackedNodes.contains(nodeName) else { return .absent }
    return internalVariable(InternalName.visits(nodeName), .number)
  }

  mutating func addHubs() {
    for title in names.hubs {
      guard let members = analysis.titles[title], let first = members.first else { continue }
      let start = here
      var targets: [(candidate: Int, member: String)] = []
      for member in members {
        let node = analysis.node(at: member)
        let name = names.unique(member.file, member.node)
        if let candidate = offer(node, name, member.file) { targets.append((candidate, name)) }
      }
      let choice = emit(.choose)
      for (candidate, member) in targets {
        parts.candidates[candidate].target = here
        emit(.detour, UInt32(names.indexes[member] ?? 0))
        emit(.leave)
      }
      land(choice)
      emit(.leave)
      nodeName = title
      file = first.file
      addRecord(.hub, start, analysis.node(at: first))
    }
  }

  /// Evaluates a member's conditions and offers it; an empty member is never offered.
  private mutating func offer(_ node: NodeSyntax, _ name: String, _ file: Int) -> Int? {
    guard !node.body.isEmpty else { return nil }
    self.file = file
    numbers.freePlaces()
    texts.freePlaces()
    var passes: UInt32?
    for condition in node.conditions {
      if condition.isOnce {
        let seen = internalVariable(InternalName.once(name), .bool)
        let place = numbers.place()
        emit(.not, place, seen)
        passes = both(passes, place)
      }
      if let syntax = condition.expression { passes = both(passes, expression(syntax).register) }
    }
    let complexity = node.conditions.reduce(0) {
      $0 + self.complexity(isOnce: $1.isOnce, $1.expression)
    }
    return candidate(name, complexity, passes ?? constant(1))
  }

  mutating func both(_ first: UInt32?, _ second: UInt32) -> UInt32 {
    guard let first else { return second }
    let place = numbers.place()
    emit(.and, place, first, second)
    return place
  }

  /// 1 for `once`, and for an expression 1 and the number of its logical operators.
  func complexity(isOnce: Bool, _ expression: ExpressionSyntax?) -> Int {
    var complexity = isOnce ? 1 : 0
    guard let expression else { return complexity }
    complexity += 1
    for part in analysis.scripts[file].parts(of: expression) {
      if case .binary(let operation) = part.kind, operation.isLogical { complexity += 1 }
    }
    return complexity
  }

  mutating func candidate(_ content: String, _ complexity: Int, _ passes: UInt32) -> Int {
    let views = internalVariable(InternalName.views(content), .number)
    parts.candidates.append(
      CandidateRecord(
        content: string(content), target: 0, complexity: UInt32(complexity), views: views))
    emit(.candidate, UInt32(parts.candidates.count - 1), passes)
    return parts.candidates.count - 1
  }

  /// The code of smart variables, each with registers of its own, and the calls of them.
  mutating func addSmartVariables() {
    numbers.isInSmart = true
    texts.isInSmart = true
    for symbol in analysis.variables where symbol.isSmart {
      guard let declaration = symbol.declaration, let slot = slots[symbol.name] else { continue }
      file = symbol.declarationFile
      parts.variables[slot.record].entry = here
      assign(declaration.value, to: slot)
      if isReusable[slot.record] {
        emit(.keepSmart, UInt32(slot.record))
      } else {
        emit(.endSmart)
      }
    }
    for (instruction, record) in smartCalls {
      parts.code[instruction].a = parts.variables[record].entry
    }
    // A program without a node still has code that ends.
    if parts.code.isEmpty { emit(.leave) }
  }
}
