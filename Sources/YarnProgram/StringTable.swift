/// Every line and option of a set of scripts, in script order: what a translator needs.
public struct StringTable: Sendable, Equatable {
  public private(set) var entries: [StringTableEntry]
  private var positions: [String: Int]

  public init(_ entries: [StringTableEntry] = []) {
    self.entries = []
    positions = [:]
    self.entries.reserveCapacity(entries.count)
    positions.reserveCapacity(entries.count)
    for entry in entries { append(entry) }
  }

  /// Adds an entry; the first of two with the same id is the one that the subscript finds.
  public mutating func append(_ entry: StringTableEntry) {
    if positions[entry.id] == nil { positions[entry.id] = entries.count }
    entries.append(entry)
  }

  /// The entry of a line id such as `line:greeting`.
  public subscript(id: String) -> StringTableEntry? { positions[id].map { entries[$0] } }
}

/// One line's text with where it stands and what is written beside it.
public struct StringTableEntry: Sendable, Equatable {
  /// `line:` and the tag's text, or `line:` and a hash of the content where no tag is written.
  public var id: String
  /// The text with `{0}`, `{1}`… for expressions; nil for a shadow line.
  public var text: String?
  public var file: String
  public var node: String
  /// Counted from 1.
  public var lineNumber: Int
  /// Whether the id was made by the compiler.
  public var isImplicit: Bool
  /// The hashtags without `#`, in source order.
  public var metadata: [String]
  /// The line whose text a shadow line shows.
  public var shadowID: String?

  public init(
    id: String, text: String?, file: String, node: String, lineNumber: Int, isImplicit: Bool,
    metadata: [String], shadowID: String? = nil
  ) {
    self.id = id
    self.text = text
    self.file = file
    self.node = node
    self.lineNumber = lineNumber
    self.isImplicit = isImplicit
    self.metadata = metadata
    self.shadowID = shadowID
  }
}
