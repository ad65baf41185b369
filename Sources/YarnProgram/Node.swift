/// A node of a program: its name, headers and tags.
public struct Node: Sendable {
  let program: ProgramStorage
  let index: Int

  private var record: NodeRecord { program.parts.nodes[index] }

  public var name: String { program.nodeNames[index] }
  public var kind: NodeKind { record.kind }
  public var file: String { program.parts.strings[record.file] }
  /// The line of the node's title, from 1.
  public var lineNumber: Int { Int(record.lineNumber) }
  /// Whether completed visits are counted.
  public var isTracked: Bool { record.visits != .absent }

  /// All headers in source order, keys as written, values trimmed.
  public var headers: [(key: String, value: String)] {
    (0..<record.headerCount).map { offset in
      let place = Int(record.firstHeader + offset * 2)
      return (
        program.parts.strings[program.parts.headers[place]],
        program.parts.strings[program.parts.headers[place + 1]]
      )
    }
  }

  /// The value of the first header with a key, or nil.
  public func header(_ key: String) -> String? { headers.first { $0.key == key }?.value }

  /// The words of the `tags` header.
  public var tags: [String] {
    header("tags")?.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init) ?? []
  }
}

/// A variable that a program knows.
public struct Variable: Sendable, Equatable {
  public let name: String
  public let kind: ValueKind
  /// `Number`, `String`, `Bool` or the name of an enum.
  public let typeName: String
  /// The value at the start; nil for a smart variable.
  public let initial: Value?

  /// Whether the variable is computed at each use.
  public var isSmart: Bool { initial == nil }

  init(_ record: VariableRecord, in parts: ProgramParts) {
    name = parts.strings[record.name]
    kind = record.kind
    typeName = parts.strings[record.type]
    initial = record.entry == .absent ? parts.initialValue(of: record) : nil
  }
}

/// An enum of the scripts.
public struct Enumeration: Sendable, Equatable {
  public struct Case: Sendable, Equatable {
    public let name: String
    public let rawValue: Value
  }

  public let name: String
  public internal(set) var cases: [Case]
}

extension ProgramParts {
  /// The value that a stored variable starts with.
  package func initialValue(of record: VariableRecord) -> Value {
    switch record.kind {
    case .number: .number(Float(bitPattern: record.initial))
    case .bool: .bool(Float(bitPattern: record.initial) != 0)
    case .string: .string(strings[record.initial])
    }
  }
}
