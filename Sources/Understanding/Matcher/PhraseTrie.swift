/// Phrases of several words as a tree of words, each step one table look-up.
struct PhraseTrie: Sendable {
  private var edges = HashIndex(minimumCapacity: 12288)
  /// Node → first output, and output → (concept, next output).
  private var firstOutput: [Int32] = [-1]
  private var outputs: [(concept: Int32, next: Int32)] = []

  init() {}

  @inline(__always)
  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    (UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))) &+ 1
  }

  /// The node after a word, or -1; node 0 is the root.
  @inline(__always)
  func step(_ node: Int32, _ word: Int32) -> Int32 { edges.value(Self.key(node, word)) }

  /// Calls back for every concept whose phrase ends at a node.
  @inline(__always)
  func forEachConcept(at node: Int32, _ body: (Int32) -> Void) {
    var output = firstOutput[Int(node)]
    while output >= 0 {
      body(outputs[Int(output)].concept)
      output = outputs[Int(output)].next
    }
  }

  mutating func insert(_ words: [Int32], concept: Int32) {
    var node: Int32 = 0
    for word in words {
      let next = step(node, word)
      node = next >= 0 ? next : addNode(after: node, word)
    }
    addConcept(concept, at: node)
  }

  private mutating func addNode(after node: Int32, _ word: Int32) -> Int32 {
    let new = Int32(firstOutput.count)
    firstOutput.append(-1)
    edges.insert(Self.key(node, word), new)
    return new
  }

  private mutating func addConcept(_ concept: Int32, at node: Int32) {
    outputs.append((concept, firstOutput[Int(node)]))
    firstOutput[Int(node)] = Int32(outputs.count - 1)
  }

  // MARK: stored form

  /// Every node but the root with the one before it, then every concept with its node.
  func write(to writer: inout StoredWriter) {
    let steps = edges.ordered.sorted { $0.value < $1.value }.map { $0.key &- 1 }
    writer.list(steps) {
      $0.number(Int($1 >> 32))
      $0.number(Int(UInt32(truncatingIfNeeded: $1)))
    }
    var nodes = [Int](repeating: 0, count: outputs.count)
    for node in firstOutput.indices {
      var output = firstOutput[node]
      while output >= 0 {
        nodes[Int(output)] = node
        output = outputs[Int(output)].next
      }
    }
    writer.list(nodes.indices) {
      $0.number(nodes[$1])
      $0.number(Int(outputs[$1].concept))
    }
  }

  init(_ reader: inout StoredReader, words: Int, concepts: Int) {
    let steps = reader.list { reader in
      (node: reader.number(), word: reader.index(below: words))
    }
    edges = HashIndex(minimumCapacity: steps.count)
    for step in steps {
      // A node stands after one that is known already, so there is no circle.
      if step.node >= firstOutput.count { reader.damage() }
      _ = addNode(after: Int32(truncatingIfNeeded: step.node), step.word)
    }
    let nodes = firstOutput.count
    for end in reader.list({ (node: $0.index(below: nodes), concept: $0.index(below: concepts)) }) {
      addConcept(end.concept, at: end.node)
    }
  }
}
