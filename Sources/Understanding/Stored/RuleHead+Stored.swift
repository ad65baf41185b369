extension RuleHead {
  /// The kind, then what is named, then how grave it is.
  func write(to writer: inout StoredWriter) {
    let numbers: (Int, Int, Int) =
      switch self {
      case .topic(let topic): (0, topic, 0)
      case .feeling(let feeling): (1, feeling, 0)
      case .answer(let answer): (2, Self.place(answer), 0)
      case .about(let who): (3, Self.place(who), 0)
      case .tense(let tense): (4, Self.place(tense), 0)
      case .safety(let topic, let level): (5, topic, Self.place(level))
      case .shield(let topic): (6, topic + 1, 0)
      case .frame(let frame): (7, Self.place(frame), 0)
      case .cue: (8, 0, 0)
      }
    writer.number(numbers.0)
    writer.number(numbers.1)
    writer.number(numbers.2)
  }

  init(_ reader: inout StoredReader, topics: Int, feelings: Int) {
    let kind = reader.number()
    switch kind {
    case 0: self = .topic(Int(reader.index(below: topics)))
    case 1: self = .feeling(Int(reader.index(below: feelings)))
    case 2: self = .answer(Self.symbol(&reader, .unsure))
    case 3: self = .about(Self.symbol(&reader, .other))
    case 4: self = .tense(Self.symbol(&reader, .now))
    case 5:
      let topic = Int(reader.index(below: topics))
      self = .safety(topic: topic, Self.symbol(&reader, .hint))
      return
    case 6: self = .shield(topic: Int(reader.optional(below: topics)))
    case 7: self = .frame(Self.symbol(&reader, .question))
    default:
      if kind != 8 { reader.damage() }
      self = .cue
      _ = reader.number()
    }
    _ = reader.number()
  }

  private static func place<Symbol: CaseIterable & Equatable>(_ symbol: Symbol) -> Int {
    Array(Symbol.allCases).firstIndex(of: symbol) ?? 0
  }

  private static func symbol<Symbol: CaseIterable>(
    _ reader: inout StoredReader, _ standIn: Symbol
  ) -> Symbol {
    let all = Array(Symbol.allCases)
    let index = Int(reader.index(below: all.count))
    return all.indices.contains(index) ? all[index] : standIn
  }
}
