/// A list of short rows kept in one flat array: row `i` is `items[starts[i]..<starts[i + 1]]`.
struct Rows<Item: Sendable>: Sendable {
  private(set) var starts: [Int32] = [0]
  private(set) var items: [Item] = []

  var count: Int { starts.count - 1 }

  init() {}

  /// Rows that lie side by side; `starts` rises from 0 to the number of items.
  init(starts: [Int32], items: [Item]) {
    self.starts = starts
    self.items = items
  }

  /// Sorts loose pairs into rows, keeping the order in which a row's items were given.
  init(count: Int, pairs: [(row: Int32, item: Item)]) {
    var sizes = [Int32](repeating: 0, count: count + 1)
    for pair in pairs { sizes[Int(pair.row) + 1] += 1 }
    for row in 0..<count { sizes[row + 1] += sizes[row] }
    starts = sizes
    guard let first = pairs.first?.item else { return }
    items = Array(repeating: first, count: pairs.count)
    for pair in pairs {
      items[Int(sizes[Int(pair.row)])] = pair.item
      sizes[Int(pair.row)] += 1
    }
  }

  /// The same rows with every item made into another.
  func map<Other: Sendable>(_ make: (Item) -> Other) -> Rows<Other> {
    Rows<Other>(starts: starts, items: items.map(make))
  }

  mutating func append(_ row: some Sequence<Item>) {
    items.append(contentsOf: row)
    starts.append(Int32(items.count))
  }

  @inline(__always)
  func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  @inline(__always)
  subscript(row: Int) -> ArraySlice<Item> { items[range(row)] }
}
