import YarnProgram

/// What finding past sessions again needs of the scripts.
extension CoachProgram {
  /// The nodes that talk about danger: what was said there is not shown in passing.
  package var safetyNodes: Set<String> {
    Set(scripts.nodes.filter { $0.header("kind") == "safety" }.map(\.name))
  }

  /// What a person reads for a topic; its own name with blanks where the scripts have none.
  package func title(ofTopic topic: String) -> String { topics.name(topic) }

  /// The topics that a person can choose from, in the order of the scripts.
  package var topicNames: [String] { topics.listed.map(\.topic) }
}
