extension PatternElement {
  func write(to writer: inout StoredWriter) {
    writer.number(Int(concept))
    writer.number(Int(minGap))
    writer.number(Int(maxGap))
    writer.number(isOptional ? 1 : 0)
  }

  init(_ reader: inout StoredReader, concepts: Int) {
    concept = reader.index(below: concepts)
    minGap = reader.byte()
    maxGap = reader.byte()
    isOptional = reader.number() != 0
  }
}

extension Pattern {
  /// What a pattern may point at, and the parts that no pattern before it took.
  struct Bounds {
    var concepts: Int
    var heads: Int
    var files: Int
    var levels = 0
    var elements: Int
    var exclusions: Int
    var nextElement = 0
    var nextExclusion = 0
  }

  /// Parts and exclusions lie in the order of the patterns, so their number is enough.
  func write(to writer: inout StoredWriter) {
    writer.number(elements.count)
    writer.number(exclusions.count)
    writer.number((isNear ? 1 : 0) | (atStart ? 2 : 0) | (atEnd ? 4 : 0))
    writer.number(Int(window))
    writer.number(Int(level))
    writer.optional(emits)
    writer.optional(head)
    writer.float(weight)
    writer.number(Int(file))
    writer.number(Int(line))
  }

  init(_ reader: inout StoredReader, _ bounds: inout Bounds) {
    // The matcher goes down one step a part, so no pattern may be longer than a writer's.
    let count = Int(reader.index(below: PatternParser.longestPattern + 1))
    let excluded = reader.number()
    let isWithin =
      count <= bounds.elements - bounds.nextElement
      && excluded <= bounds.exclusions - bounds.nextExclusion
    if !isWithin { reader.damage() }
    elements = bounds.nextElement..<bounds.nextElement + (isWithin ? count : 0)
    exclusions = bounds.nextExclusion..<bounds.nextExclusion + (isWithin ? excluded : 0)
    bounds.nextElement = elements.upperBound
    bounds.nextExclusion = exclusions.upperBound
    let flags = reader.number()
    isNear = flags & 1 != 0
    atStart = flags & 2 != 0
    atEnd = flags & 4 != 0
    window = reader.byte()
    level = reader.index(below: bounds.levels)
    emits = reader.optional(below: bounds.concepts)
    head = reader.optional(below: bounds.heads)
    weight = reader.float()
    file = reader.index(below: bounds.files)
    line = reader.index(below: Int(Int32.max))
  }
}
