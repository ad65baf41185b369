import YarnCompiler

/// SB0401: an exercise that changes how a person acts towards someone is not behind the question about
/// fear.
enum NoFearGate: CheckRule {
  static let code = FindingCode.noFearGate
  /// The node that asks it.
  static let gate = "FearGate"

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    manuscript.exercises().flatMap { index, id -> [Diagnostic] in
      let node = manuscript.nodes[index]
      let mustHave = manuscript.tables.exercises.rows[id.text]?.hasFearGate ?? false
      let says = node.value(of: "gate") == "fear"
      guard mustHave || says else { return [] }
      if !says {
        return [
          manuscript.finding(
            code, index, id.range, "The exercise \(id.text) needs the header `gate: fear`.",
            hint: "It changes how the person acts towards someone; see exercises.csv.")
        ]
      }
      let reached = graph.reached(from: [index])
      if reached.contains(where: { manuscript.nodes[$0].title == gate }) { return [] }
      return [
        manuscript.finding(
          code, index, id.range, "The exercise \(id.text) never asks about fear.",
          hint: "Write `<<detour \(gate)>>` before its first step, and go on only if $gate_open.")
      ]
    }
  }
}

extension Manuscript {
  /// The nodes at which an exercise begins, with its id.
  func exercises() -> [(node: Int, id: NameSyntax)] {
    nodes.indices.compactMap { index in
      nodes[index].syntax.header("exercise").map { (index, $0.value) }
    }
  }
}
