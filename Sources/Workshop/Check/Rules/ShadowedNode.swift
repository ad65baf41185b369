import YarnCompiler

/// SB0204: two nodes wait for the same topic or cue, and only the first of them is ever entered by it.
enum ShadowedNode: CheckRule {
  static let code = FindingCode.shadowedNode

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    var first: [String: Int] = [:]
    var found: [Diagnostic] = []
    for (index, node) in manuscript.nodes.enumerated() {
      let source = manuscript.scripts[node.file].source
      for header in ["topic", "cue"] {
        for name in node.syntax.header(header)?.value.words(in: source) ?? [] {
          // Cues have an answer for usual talk, one for danger, and one for after danger.
          let place = header == "cue" && node.kind == "safety" ? "danger " + node.value(of: "after") : ""
          let key = "\(header) \(place) \(name.text)"
          guard let earlier = first[key] else {
            first[key] = index
            continue
          }
          // The members of a node group are one node.
          if manuscript.nodes[earlier].title == node.title { continue }
          found.append(
            manuscript.finding(
              code, index, name.range,
              "The \(header) ‘\(name.text)’ leads to ‘\(manuscript.nodes[earlier].title)’ ("
                + manuscript.place(earlier, manuscript.nodes[earlier].titleRange)
                + "), never to ‘\(node.title)’.",
              hint: "Keep the header at one of them."))
        }
      }
    }
    return found
  }
}
