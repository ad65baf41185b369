/// The names that nodes have in the program: their titles, and `Title.Subtitle` in node groups.
struct NodeNames {
  private var names: [[String]] = []
  /// Indexes in the program: nodes in script order, then the hubs of groups by title.
  private(set) var indexes: [String: Int] = [:]
  private(set) var hubs: [String] = []
  private(set) var count = 0

  init(_ analysis: Analysis) {
    var ids = ContentHash()
    for script in analysis.scripts {
      var inFile: [String] = []
      for node in script.nodes {
        let name = Self.name(of: node, analysis.isGroup(node.title?.text ?? ""), &ids)
        if indexes[name] == nil { indexes[name] = count }
        count += 1
        inFile.append(name)
      }
      names.append(inFile)
    }
    hubs = analysis.titles.keys.filter { analysis.isGroup($0) }.sorted()
    for hub in hubs {
      indexes[hub] = count
      count += 1
    }
  }

  private static func name(of node: NodeSyntax, _ isMember: Bool, _ ids: inout ContentHash)
    -> String
  {
    let title = node.title?.text ?? ""
    guard isMember else { return title }
    if let subtitle = node.subtitle { return "\(title).\(subtitle.text)" }
    let conditions = node.headers.filter { $0.key.text == "when" }.map(\.value.text)
    var text = ""
    node.body.walk { statement in
      if text.isEmpty, case .line(let line) = statement { text = line.text }
    }
    return ids.id(prefix: title + ".", title, conditions.joined(separator: "\n"), text)
  }

  /// The name of a file's node.
  func unique(_ file: Int, _ node: Int) -> String { names[file][node] }
}
