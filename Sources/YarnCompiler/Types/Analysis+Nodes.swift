/// Titles, node groups, jump targets and nodes without content.
extension Analysis {
  mutating func collectTitles() {
    for file in scripts.indices {
      for (index, node) in scripts[file].nodes.enumerated() {
        guard let title = node.title else {
          if !node.hasBrokenHeader { reportMissingTitle(of: node, file) }
          continue
        }
        titles[title.text, default: []].append(NodePlace(file: file, node: index))
      }
    }
    for title in titles.keys.sorted() { checkTitle(title) }
  }

  private mutating func reportMissingTitle(of node: NodeSyntax, _ file: Int) {
    let near = suggestions.nearest(to: "title", among: node.headers.map(\.key.text))
    error(
      .missingTitle, Place(file: file, range: node.range.start), "The node has no title.",
      hint: near.map { "Did you mean ‘title’ where it says ‘\($0)’?" }
        ?? "Write `title: Name` above its `---`.")
  }

  func node(at place: NodePlace) -> NodeSyntax { scripts[place.file].nodes[place.node] }

  /// Whether a title names a node group.
  func isGroup(_ title: String) -> Bool {
    titles[title]?.contains { !node(at: $0).conditions.isEmpty } ?? false
  }

  private mutating func checkTitle(_ title: String) {
    guard let places = titles[title] else { return }
    let isGroup = isGroup(title)
    if isGroup { checkSubtitles(places) }
    guard places.count > 1 else { return }
    for (index, place) in places.enumerated() where node(at: place).conditions.isEmpty {
      let range = node(at: place).title?.range ?? node(at: place).range
      let here = Place(file: place.file, range: range)
      if isGroup {
        let hasBroken = node(at: place).headers.contains { $0.key.text == "when" }
        if hasBroken { continue }
        error(
          .memberWithoutWhen, here, "This node of the group ‘\(title)’ has no `when:` header.",
          hint: "Add `when: always` or a condition, or give the node another title.")
      } else if index > 0 {
        let source = scripts[places[0].file].source
        let first = node(at: places[0])
        let line = source.line(of: (first.title?.range ?? first.range).lower)
        error(
          .duplicateTitle, here,
          "The title ‘\(title)’ is already used at \(source.path):\(line).",
          hint: "Rename one node, or give all of them a `when:` header to make a node group.")
      }
    }
  }

  private mutating func checkSubtitles(_ places: [NodePlace]) {
    var seen: Set<String> = []
    for place in places {
      guard let subtitle = node(at: place).subtitle else { continue }
      if !seen.insert(subtitle.text).inserted {
        error(
          .duplicateSubtitle, Place(file: place.file, range: subtitle.range),
          "The subtitle ‘\(subtitle.text)’ is used twice in this node group.")
      }
    }
  }

  mutating func checkJumps() {
    var jumps: [(Int, NameSyntax, Bool)] = []
    forEachStatement { file, statement in
      guard case .jump(let jump) = statement, case .node(let name) = jump.target else { return }
      jumps.append((file, name, jump.isDetour))
    }
    let swallowed = jumps.isEmpty ? [:] : swallowedTitles()
    var reported: Set<String> = []
    for (file, name, isDetour) in jumps where titles[name.text] == nil {
      if let place = swallowed[name.text] {
        if reported.insert(name.text).inserted { reportSwallowed(name.text, place) }
        continue
      }
      error(
        .undefinedNode, Place(file: file, range: name.range),
        "There is no node named ‘\(name.text)’ to \(isDetour ? "detour" : "jump") to.",
        hint: suggestions.hint(
          for: name.text, among: titles.keys.sorted(),
          otherwise: "Add a node with `title: \(name.text)`."))
    }
  }

  /// Titles that are lines of another node, because the `===` before them is missing.
  private func swallowedTitles() -> [String: Place] {
    var found: [String: Place] = [:]
    forEachStatement { file, statement in
      guard case .line(let line) = statement, let title = line.swallowedTitle else { return }
      found[title] = Place(file: file, range: line.range)
    }
    return found
  }

  private mutating func reportSwallowed(_ title: String, _ place: Place) {
    error(
      .missingDelimiter, place, "The node before ‘\(title)’ is not ended.",
      hint: "Write `===` on a line of its own before this title.")
  }

  mutating func checkEmptyNodes() {
    for file in scripts.indices {
      for node in scripts[file].nodes where node.bodyStart != nil && node.body.isEmpty {
        // Where something could not be read, an empty node may be a consequence.
        if bags[file].hasError(in: node.range) { continue }
        warning(
          .emptyNode, Place(file: file, range: node.title?.range ?? node.range),
          "The node \(node.title.map { "‘\($0.text)’" } ?? "") has no statement and does nothing.",
          hint: "Write a line or a command in it, or remove it.")
      }
    }
  }

  /// Smart variables must not need themselves: an iterative depth-first search over their uses.
  mutating func checkSmartLoops() {
    var state: [Int: Bool] = [:]  // false: being visited, true: done
    for start in variables.indices where variables[start].isSmart && state[start] == nil {
      var stack = [(variable: start, uses: uses(of: start)[...])]
      state[start] = false
      while let top = stack.last {
        guard let next = top.uses.first else {
          state[top.variable] = true
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].uses = top.uses.dropFirst()
        if state[next] == false {
          reportLoop(stack.map(\.variable), from: next)
          state[next] = true
        } else if state[next] == nil {
          state[next] = false
          stack.append((next, uses(of: next)[...]))
        }
      }
    }
  }

  /// The smart variables that a smart variable reads.
  func uses(of variable: Int) -> [Int] {
    guard let declaration = variables[variable].declaration else { return [] }
    let script = scripts[variables[variable].declarationFile]
    return script.parts(of: declaration.value).compactMap { part in
      guard case .variable(let name) = part.kind, let index = variableIndex[name],
        variables[index].isSmart
      else { return nil }
      return index
    }
  }

  private mutating func reportLoop(_ path: [Int], from start: Int) {
    let loop = path.drop { $0 != start }
    let names = (loop + [start]).prefix(8).map { variables[$0].name }
    error(
      .smartVariableLoop, variables[start].place,
      "\(variables[start].name) needs itself: \(names.joined(separator: " → ")).",
      hint: "Let one of them have a plain value.")
  }
}

extension LineSyntax {
  /// The name, if the line reads like the title of a node.
  var swallowedTitle: String? {
    guard text.hasPrefix("title:"), expressions.isEmpty else { return nil }
    return String(text.dropFirst("title:".count)).trimmedBlanks()
  }
}
