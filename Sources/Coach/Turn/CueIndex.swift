import YarnProgram

/// Which node answers which cue, from the headers `cue:` of the scripts.
///
/// A talk about danger answers with nodes of its own kind only; everywhere else the others answer.
struct CueIndex: Sendable {
  private var usual: [String: String] = [:]
  private var inSafety: [String: String] = [:]

  /// The first node that names a cue has it. Cost: linear in nodes.
  init(_ program: Program) {
    for node in program.nodes {
      guard let cues = node.header("cue") else { continue }
      let isSafety = node.header("kind") == "safety"
      for cue in cues.split(separator: " ").map(String.init) {
        if isSafety {
          inSafety[cue] = inSafety[cue] ?? node.name
        } else {
          usual[cue] = usual[cue] ?? node.name
        }
      }
    }
  }

  func node(for cue: String, inSafety isSafety: Bool) -> String? {
    isSafety ? inSafety[cue] : usual[cue]
  }
}
