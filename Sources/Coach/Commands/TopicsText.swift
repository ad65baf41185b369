/// What `/topics` says.
enum TopicsText {
  /// A lead, then the names in the order of the scripts.
  static func paragraphs(_ topics: TopicIndex) -> [String] {
    var names: [String] = []
    for entry in topics.listed where !names.contains(entry.name) { names.append(entry.name) }
    guard !names.isEmpty else { return ["There are no topics in these scripts."] }
    return [
      "You can write about any of these in your own words, or type a name.",
      names.joined(separator: " · "),
    ]
  }
}
