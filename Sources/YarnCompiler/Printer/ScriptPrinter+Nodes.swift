/// Files, nodes and headers.
extension ScriptPrinter {
  mutating func writeFile() throws(Unprintable) {
    for tag in script.fileTags { write("#" + tag.text) }
    for (index, node) in script.nodes.enumerated() {
      if index > 0 || !script.fileTags.isEmpty { write("") }
      try write(node)
    }
  }

  private mutating func write(_ node: NodeSyntax) throws(Unprintable) {
    guard node.bodyStart != nil, !node.hasBrokenHeader else { throw Unprintable() }
    // A header keeps its value as it was written; that of `when:` is the text of its condition.
    for header in node.headers {
      let value = header.value.text
      write(header.key.text + (value.isEmpty ? ":" : ": " + value))
    }
    write("---")
    try write(node.body)
    write("===")
  }
}
