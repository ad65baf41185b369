import YarnCompiler

/// Which nodes lead to which: by jump, detour, and for the coach by topic.
struct NodeGraph {
  struct Edge {
    let target: Int
    let isDetour: Bool
    let range: ByteRange
  }

  private(set) var edges: [[Edge]]
  /// Whether some node is chosen by an expression, so that any may be entered.
  private(set) var hasComputedTarget = false

  init(_ manuscript: Manuscript) {
    edges = Array(repeating: [], count: manuscript.nodes.count)
    for (index, node) in manuscript.nodes.enumerated() {
      var found: [Edge] = []
      var computed = false
      node.syntax.body.walk { statement in
        guard case .jump(let jump) = statement else { return }
        switch jump.target {
        case .node(let name):
          for target in manuscript.byTitle[name.text] ?? [] {
            found.append(Edge(target: target, isDetour: jump.isDetour, range: name.range))
          }
        case .expression: computed = true
        }
      }
      edges[index] = found
      if computed { hasComputedTarget = true }
    }
  }

  /// Every node that can be entered from some nodes, they included.
  func reached(from starts: some Sequence<Int>) -> Set<Int> {
    var seen = Set(starts)
    var waiting = Array(seen)
    while let node = waiting.popLast() {
      for edge in edges[node] where seen.insert(edge.target).inserted { waiting.append(edge.target) }
    }
    return seen
  }

  /// Groups of nodes that lead to each other (Tarjan's algorithm, without recursion), over the edges
  /// that a filter lets through.
  func circles(_ follows: [[Int]]) -> [[Int]] {
    var index = [Int](repeating: -1, count: follows.count)
    var low = index
    var onStack = [Bool](repeating: false, count: follows.count)
    var stack: [Int] = []
    var next = 0
    var result: [[Int]] = []
    for start in follows.indices where index[start] < 0 {
      var work: [(node: Int, child: Int)] = [(start, 0)]
      while let (node, child) = work.last {
        if child == 0 {
          index[node] = next
          low[node] = next
          next += 1
          stack.append(node)
          onStack[node] = true
        }
        if child < follows[node].count {
          work[work.count - 1].child += 1
          let target = follows[node][child]
          if index[target] < 0 {
            work.append((target, 0))
          } else if onStack[target] {
            low[node] = min(low[node], index[target])
          }
          continue
        }
        work.removeLast()
        if let parent = work.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] == index[node] {
          var group: [Int] = []
          while let member = stack.popLast() {
            onStack[member] = false
            group.append(member)
            if member == node { break }
          }
          if group.count > 1 || follows[node].contains(node) { result.append(group.sorted()) }
        }
      }
    }
    return result
  }
}
