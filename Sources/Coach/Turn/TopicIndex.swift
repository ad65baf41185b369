import YarnProgram

/// Which node talks about which topic, from the headers `topic:` and `name:` of the scripts.
struct TopicIndex: Sendable {
  struct Entry: Sendable {
    let topic: String
    let node: String
    /// What a person reads in `/topics`.
    let name: String
    let kind: String
  }

  /// In the order of the scripts.
  private(set) var entries: [Entry] = []
  private var byTopic: [String: Int] = [:]

  /// The first node that names a topic has it. Cost: linear in nodes.
  init(_ program: Program) {
    for node in program.nodes {
      guard let topics = node.header("topic") else { continue }
      let kind = node.header("kind") ?? "topic"
      for topic in topics.split(separator: " ").map(String.init) where byTopic[topic] == nil {
        byTopic[topic] = entries.count
        let name = node.header("name") ?? topic.spacedOut
        entries.append(Entry(topic: topic, node: node.name, name: name, kind: kind))
      }
    }
  }

  func entry(_ topic: String) -> Entry? {
    byTopic[topic].map { entries[$0] }
  }

  func name(_ topic: String) -> String {
    entry(topic)?.name ?? topic.spacedOut
  }

  /// The first topic of a node, if it has one.
  func topic(ofNode node: String) -> String? {
    entries.first { $0.node == node }?.topic
  }

  /// The topics a person can choose from: not small talk, not safety.
  var listed: [Entry] {
    entries.filter { entry in
      !["meta-", "safety-", "feeling-", "out-of"].contains { entry.topic.hasPrefix($0) }
    }
  }
}

extension String {
  /// A topic's name as words: `asking-for-needs` becomes "asking for needs".
  fileprivate var spacedOut: String {
    String(map { $0 == "-" ? " " : $0 })
  }
}
