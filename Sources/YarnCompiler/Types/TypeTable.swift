/// Types with unknowns: a union-find, so that a whole program is inferred in almost linear time.
struct TypeTable {
  /// What a known type is.
  enum Known: Equatable {
    case number, string, bool
    case enumeration(Int)
    /// Stands for something already reported; agrees with everything.
    case invalid
  }

  typealias ID = Int32

  private var parents: [ID] = []
  private var known: [Known?] = []
  /// The constraints that wait for a type to become known, by root.
  private var waiting: [ID: [Int]] = [:]
  /// Constraints whose type has become known.
  private(set) var woken: [Int] = []

  let number: ID = 0
  let string: ID = 1
  let bool: ID = 2
  let invalid: ID = 3

  init() {
    for type in [Known.number, .string, .bool, .invalid] { _ = make(type) }
  }

  mutating func make(_ type: Known? = nil) -> ID {
    parents.append(ID(parents.count))
    known.append(type)
    return ID(parents.count - 1)
  }

  mutating func root(_ id: ID) -> ID {
    var current = Int(id)
    while parents[current] != ID(current) {
      parents[current] = parents[Int(parents[current])]
      current = Int(parents[current])
    }
    return ID(current)
  }

  mutating func type(of id: ID) -> Known? { known[Int(root(id))] }

  /// Makes two types one; false when they are known and differ.
  mutating func unify(_ left: ID, _ right: ID) -> Bool {
    let (left, right) = (root(left), root(right))
    if left == right { return true }
    switch (known[Int(left)], known[Int(right)]) {
    case (.some(let a), .some(let b)): return a == b || a == .invalid || b == .invalid
    case (.none, .some):
      parents[Int(left)] = right
      wake(left)
    case (.some, .none):
      parents[Int(right)] = left
      wake(right)
    case (.none, .none): join(left, right)
    }
    return true
  }

  private mutating func wake(_ root: ID) {
    if let constraints = waiting.removeValue(forKey: root) { woken += constraints }
  }

  /// Unites two unknown roots, moving the shorter list of waiting constraints.
  private mutating func join(_ left: ID, _ right: ID) {
    let first = waiting[left]?.count ?? 0
    let second = waiting[right]?.count ?? 0
    let (from, into) = first < second ? (left, right) : (right, left)
    parents[Int(from)] = into
    if let moved = waiting.removeValue(forKey: from) { waiting[into, default: []] += moved }
  }

  mutating func wait(_ constraint: Int, for id: ID) {
    waiting[root(id), default: []].append(constraint)
  }

  mutating func takeWoken() -> [Int] {
    defer { woken = [] }
    return woken
  }
}
