/// A place in a script: line from 1, column in UTF-8 bytes from 1.
public struct SourcePosition: Sendable, Equatable, Comparable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a script; `end` is the place after its last byte.
public struct SourceRange: Sendable, Equatable {
  public var start: SourcePosition
  public var end: SourcePosition

  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }
}

/// A stretch of a script in byte offsets from 0: what tokens and the syntax tree carry.
public struct ByteRange: Sendable, Equatable, Hashable {
  public var lower: UInt32
  public var upper: UInt32

  public init(_ lower: Int, _ upper: Int) {
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: upper)
  }

  /// The smallest range that holds both.
  public func joined(_ other: ByteRange) -> ByteRange {
    ByteRange(Int(min(lower, other.lower)), Int(max(upper, other.upper)))
  }

  /// The empty range at the start.
  public var start: ByteRange { ByteRange(Int(lower), Int(lower)) }
  /// The empty range at the end.
  public var end: ByteRange { ByteRange(Int(upper), Int(upper)) }
}
