internal import YarnProgram

/// Gives every line and option its id and makes the string table, in script order.
struct LineTable {
  /// The entries; a file's lines begin at `starts[file]`, in the order of `LineSyntax.index`.
  private(set) var entries: [StringTableEntry] = []
  private(set) var starts: [Int] = []
  private var ids = ContentHash()
  private var places: [Place] = []
  private var hasExpressions: [Bool] = []
  private var firstPlaces: [String: Int] = [:]

  static func make(_ analysis: inout Analysis, _ names: NodeNames) -> LineTable {
    var table = LineTable()
    table.reserveWritten(analysis)
    for file in analysis.scripts.indices {
      table.starts.append(table.entries.count)
      for (index, node) in analysis.scripts[file].nodes.enumerated() {
        table.add(node.body, names.unique(file, index), file, &analysis)
      }
    }
    table.checkShadows(&analysis)
    return table
  }

  func index(of line: LineSyntax, in file: Int) -> Int { starts[file] + line.index }

  private mutating func reserveWritten(_ analysis: Analysis) {
    for script in analysis.scripts {
      for node in script.nodes { node.body.walk { reserve($0) } }
    }
  }

  private mutating func reserve(_ statement: Statement) {
    switch statement {
    case .line(let line): reserve(line)
    case .options(let items), .lineGroup(let items): for item in items { reserve(item.line) }
    default: break
    }
  }

  private mutating func reserve(_ line: LineSyntax) {
    for tag in line.hashtags where tag.text.hasPrefix("line:") { ids.reserve(tag.text) }
  }

  private mutating func add(
    _ statements: [Statement], _ node: String, _ file: Int, _ analysis: inout Analysis
  ) {
    for (index, statement) in statements.enumerated() {
      switch statement {
      case .line(let line):
        var isLast = false
        if index + 1 < statements.count, case .options = statements[index + 1] { isLast = true }
        add(line, node, file, isBeforeOptions: isLast, &analysis)
      case .options(let items), .lineGroup(let items):
        for item in items {
          add(item.line, node, file, isBeforeOptions: false, &analysis)
          add(item.body, node, file, &analysis)
        }
      default: for body in statement.bodies { add(body, node, file, &analysis) }
      }
    }
  }

  private mutating func add(
    _ line: LineSyntax, _ node: String, _ file: Int, isBeforeOptions: Bool,
    _ analysis: inout Analysis
  ) {
    let place = Place(file: file, range: line.range)
    let tags = line.hashtags
    let written = tags.isEmpty ? [] : tags.filter { $0.text.hasPrefix("line:") }
    let shadows = tags.isEmpty ? [] : tags.filter { $0.text.hasPrefix("shadow:") }
    if written.count + shadows.count > 1 {
      reportTags(written, shadows, file, &analysis)
    }
    let shadow = shadows.first.map { "line:" + $0.text.dropFirst("shadow:".count) }
    let id: String
    if let tag = written.first {
      id = tag.text
      if let first = firstPlaces[id] { reportDuplicate(tag, first, file, &analysis) }
    } else if let shadow {
      id = ids.id(prefix: "line:sh_", node, shadow)
    } else {
      id = ids.id(prefix: "line:", node, line.text)
    }
    // Only written ids can clash or be shadowed.
    if !written.isEmpty, firstPlaces[id] == nil { firstPlaces[id] = entries.count }
    var metadata = tags.map(\.text)
    if isBeforeOptions && !metadata.contains("lastline") { metadata.append("lastline") }
    entries.append(
      StringTableEntry(
        id: id, text: line.text, file: analysis.scripts[file].source.path, node: node,
        lineNumber: analysis.scripts[file].source.line(of: line.range.lower),
        isImplicit: written.isEmpty, metadata: metadata, shadowID: shadow))
    places.append(place)
    hasExpressions.append(!line.expressions.isEmpty)
  }

  private func reportTags(
    _ written: [NameSyntax], _ shadows: [NameSyntax], _ file: Int, _ analysis: inout Analysis
  ) {
    let isBoth = !written.isEmpty && !shadows.isEmpty
    let last = (written + shadows).max { $0.range.lower < $1.range.lower }
    guard let last else { return }
    analysis.error(
      isBoth ? .lineAndShadow : .severalLineIDs, Place(file: file, range: last.range),
      isBoth
        ? "A line cannot have both `#line:` and `#shadow:`." : "A line can have only one id.",
      hint: "Keep one of the tags.")
  }

  private func reportDuplicate(
    _ tag: NameSyntax, _ first: Int, _ file: Int, _ analysis: inout Analysis
  ) {
    let entry = entries[first]
    analysis.error(
      .duplicateLineID, Place(file: file, range: tag.range),
      "The id #\(tag.text) is already used at \(entry.file):\(entry.lineNumber).",
      hint: "Give each line an id of its own.")
  }

  private mutating func checkShadows(_ analysis: inout Analysis) {
    for index in entries.indices {
      guard let shadow = entries[index].shadowID else { continue }
      let text = entries[index].text
      entries[index].text = nil
      guard let source = firstPlaces[shadow], entries[source].shadowID == nil else {
        analysis.error(
          .unknownShadowSource, places[index], "No line has the id #\(shadow) to shadow.",
          hint: "Tag the original line with `#\(shadow)`.")
        continue
      }
      if hasExpressions[source] || hasExpressions[index] {
        analysis.error(
          .shadowWithExpression, places[index],
          "A shadow line and its source cannot hold expressions.")
      }
      if entries[source].text != text {
        analysis.error(
          .shadowTextDiffers, places[index],
          "A shadow line must have the same text as its source, line \(entries[source].lineNumber).",
          hint: "The source says: \(entries[source].text ?? "")")
      }
    }
  }
}
