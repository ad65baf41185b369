import YarnProgram

/// Which node answers which cue, from the headers `cue:` of the scripts.
///
/// A talk about danger answers with nodes of its own kind only; everywhere else the others answer. Once
/// danger was read, nodes of that kind with the header `after: danger` answer where no other does.
struct CueIndex: Sendable {
  enum Place: Sendable { case usual, danger, afterDanger }

  private var usual: [String: String] = [:]
  private var danger: [String: String] = [:]
  private var afterDanger: [String: String] = [:]

  /// The first node that names a cue has it. Cost: linear in nodes.
  init(_ program: Program) {
    for node in program.nodes {
      guard let cues = node.header("cue") else { continue }
      let isSafety = node.header("kind") == "safety"
      for cue in cues.split(separator: " ").map(String.init) {
        if !isSafety {
          usual[cue] = usual[cue] ?? node.name
        } else {
          danger[cue] = danger[cue] ?? node.name
          if node.header("after") == "danger" { afterDanger[cue] = afterDanger[cue] ?? node.name }
        }
      }
    }
  }

  func node(for cue: String, at place: Place) -> String? {
    switch place {
    case .usual: usual[cue]
    case .danger: danger[cue]
    case .afterDanger: usual[cue] ?? afterDanger[cue]
    }
  }
}
