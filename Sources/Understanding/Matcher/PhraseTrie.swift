/// Phrases of several words as a tree of words, each step one table look-up.
struct PhraseTrie: Sendable {
  private var edges = HashIndex(minimumCapacity: 12288)
  /// Node → first output, and output → (concept, next output).
  private var firstOutput: [Int32] = [-1]
  private var outputs: [(concept: Int32, next: Int32)] = []

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
      if next >= 0 {
        node = next
      } else {
        let new = Int32(firstOutput.count)
        firstOutput.append(-1)
        edges.insert(Self.key(node, word), new)
        node = new
      }
    }
    outputs.append((concept, firstOutput[Int(node)]))
    firstOutput[Int(node)] = Int32(outputs.count - 1)
  }
}
