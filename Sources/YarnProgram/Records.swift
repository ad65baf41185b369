/// Rows of a program's tables. Texts are indexes into the pool, all else is a number: a program
/// loads without making a string for each line.

/// A line or an option.
package struct LineRecord: Sendable, Equatable {
  package var id: UInt32
  package var text: UInt32
  package var node: UInt32
  package var file: UInt32
  package var lineNumber: UInt32
  package var firstTag: UInt32
  package var tagCount: UInt32
  /// The id of the line that this one shadows, or `absent`.
  package var shadow: UInt32

  package init(
    id: UInt32, text: UInt32, node: UInt32, file: UInt32, lineNumber: UInt32, firstTag: UInt32,
    tagCount: UInt32, shadow: UInt32
  ) {
    self.id = id
    self.text = text
    self.node = node
    self.file = file
    self.lineNumber = lineNumber
    self.firstTag = firstTag
    self.tagCount = tagCount
    self.shadow = shadow
  }
}

/// A node's place in the code and its headers.
package struct NodeRecord: Sendable, Equatable {
  package var name: UInt32
  package var start: UInt32
  package var end: UInt32
  package var firstHeader: UInt32
  package var headerCount: UInt32
  /// The register that counts visits, or `absent` when they are not tracked.
  package var visits: UInt32
  package var file: UInt32
  package var lineNumber: UInt32
  package var kind: NodeKind

  package init(
    name: UInt32, start: UInt32, end: UInt32, firstHeader: UInt32, headerCount: UInt32,
    visits: UInt32, file: UInt32, lineNumber: UInt32, kind: NodeKind
  ) {
    self.name = name
    self.start = start
    self.end = end
    self.firstHeader = firstHeader
    self.headerCount = headerCount
    self.visits = visits
    self.file = file
    self.lineNumber = lineNumber
    self.kind = kind
  }
}

/// What a node is for.
public enum NodeKind: UInt8, Sendable, Equatable {
  case plain
  /// Picks one member of a node group and detours into it.
  case hub
  case member
  /// Has no statement: running it does nothing.
  case empty
}

/// A variable: stored in a register, or computed by code.
package struct VariableRecord: Sendable, Equatable {
  package var name: UInt32
  package var kind: ValueKind
  package var type: UInt32
  package var register: UInt32
  /// Bits of the first number, or an index into the pool.
  package var initial: UInt32
  /// Where a smart variable's code begins, or `absent`.
  package var entry: UInt32

  package init(
    name: UInt32, kind: ValueKind, type: UInt32, register: UInt32, initial: UInt32, entry: UInt32
  ) {
    self.name = name
    self.kind = kind
    self.type = type
    self.register = register
    self.initial = initial
    self.entry = entry
  }
}

/// Something that saliency may pick.
package struct CandidateRecord: Sendable, Equatable {
  package var content: UInt32
  package var target: UInt32
  package var complexity: UInt32
  package var views: UInt32

  package init(content: UInt32, target: UInt32, complexity: UInt32, views: UInt32) {
    self.content = content
    self.target = target
    self.complexity = complexity
    self.views = views
  }
}

/// A function that the code calls.
package struct FunctionRecord: Sendable, Equatable {
  package var name: UInt32
  package var returns: ValueKind

  package init(name: UInt32, returns: ValueKind) {
    self.name = name
    self.returns = returns
  }
}

/// A case of an enum with its raw value.
package struct EnumCaseRecord: Sendable, Equatable {
  package var enumeration: UInt32
  package var name: UInt32
  package var kind: ValueKind
  /// Bits of the number, or an index into the pool.
  package var raw: UInt32

  package init(enumeration: UInt32, name: UInt32, kind: ValueKind, raw: UInt32) {
    self.enumeration = enumeration
    self.name = name
    self.kind = kind
    self.raw = raw
  }
}

extension UInt32 {
  /// An index that points nowhere.
  package static let absent: UInt32 = .max
}
