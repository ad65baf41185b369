/// One part of a pattern: a concept, and how many words may stand between it and the part before.
struct PatternElement: Sendable {
  var concept: Int32
  var minGap: UInt8 = 0
  var maxGap: UInt8 = 0
  var isOptional = false

  /// A gap of any length within the sentence.
  static let anyGap: UInt8 = 255
}

/// A compiled rule line.
struct Pattern: Sendable {
  /// Its parts in ``RuleTables/elements``.
  var elements: Range<Int>
  /// Concepts that must be absent from the sentence, in ``RuleTables/exclusions``.
  var exclusions: Range<Int>
  /// The parts may come in any order within ``window`` words.
  var isNear = false
  var window: UInt8 = 8
  var atStart = false
  var atEnd = false
  /// Patterns run level by level: a pattern runs after all that make the concepts it uses.
  var level: Int32 = 0
  /// The concept that a match is an occurrence of, or -1.
  var emits: Int32 = -1
  /// What a match says, in ``RuleTables/heads``, or -1.
  var head: Int32 = -1
  var weight: Float = 1
  var file: Int32 = 0
  var line: Int32 = 0
}
