/// A file as a tree: every part knows the bytes it came from.
public struct ScriptSyntax: Sendable {
  public let source: SourceText
  public var fileTags: [NameSyntax] = []
  public var nodes: [NodeSyntax] = []
  /// All expressions of the file, each as one run with operands before their operator.
  public var expressions: [ExpressionNode] = []
  /// Whether an enum cannot be read, not even its name.
  public var hasBrokenEnum = false
  /// Variables, with `$`, whose declaration cannot be read.
  public var brokenDeclarations: Set<String> = []
  /// How many lines and options the file has.
  public var lineCount = 0

  init(source: SourceText) { self.source = source }

  /// The parts of one expression, operands first.
  public func parts(of expression: ExpressionSyntax) -> ArraySlice<ExpressionNode> {
    expressions[expression.first..<expression.end]
  }
}

/// A name or word with its place.
public struct NameSyntax: Sendable, Equatable {
  public var text: String
  public var range: ByteRange

  package init(text: String, range: ByteRange) {
    self.text = text
    self.range = range
  }
}

/// A node: headers, conditions of a node group, and statements.
public struct NodeSyntax: Sendable {
  public var title: NameSyntax?
  public var subtitle: NameSyntax?
  /// All headers in source order, `title` and `when` included.
  public var headers: [HeaderSyntax] = []
  public var conditions: [WhenSyntax] = []
  public var body: [Statement] = []
  /// From the first header to `===`.
  public var range: ByteRange
  /// The offset after `---`, or nil when the node has no body.
  public var bodyStart: UInt32?
  /// Whether a mistake among the headers is reported, which may have been meant as the title.
  public var hasBrokenHeader = false
  /// What is taken for the title when no header can be read as one.
  var likelyTitle: NameSyntax?

  /// The value of the first header with a key.
  public func header(_ key: String) -> HeaderSyntax? { headers.first { $0.key.text == key } }
}

public struct HeaderSyntax: Sendable, Equatable {
  public var key: NameSyntax
  public var value: NameSyntax
}

/// A `when:` header.
public struct WhenSyntax: Sendable, Equatable {
  public var isOnce: Bool
  /// nil for `always` and plain `once`.
  public var expression: ExpressionSyntax?
  public var range: ByteRange
}

/// A piece of a node's body.
public indirect enum Statement: Sendable {
  case line(LineSyntax)
  case options([ItemSyntax])
  case lineGroup([ItemSyntax])
  case conditional(ConditionalSyntax)
  case once(OnceSyntax)
  case set(SetSyntax)
  case declare(DeclareSyntax)
  case enumeration(EnumSyntax)
  case call(ExpressionSyntax)
  case jump(JumpSyntax)
  case leave(ByteRange)
  case command(CommandSyntax)
}

/// A line of dialogue, also the text of an option or of a line-group item.
public struct LineSyntax: Sendable {
  /// The number of the line among those of its file, from 0.
  public var index: Int
  /// The trimmed text with `{0}`, `{1}`… in place of the expressions.
  public var text: String
  public var expressions: [ExpressionSyntax]
  public var condition: LineConditionSyntax?
  public var hashtags: [NameSyntax]
  /// The text's range, without condition and hashtags.
  public var range: ByteRange
}

/// `<<if …>>`, `<<once>>` or `<<once if …>>` at the end of a line.
public struct LineConditionSyntax: Sendable, Equatable {
  public var isOnce: Bool
  public var expression: ExpressionSyntax?
  public var range: ByteRange
}

/// An option or a line-group item with the statements under it.
public struct ItemSyntax: Sendable {
  public var line: LineSyntax
  public var body: [Statement]
  public var range: ByteRange
}

/// `<<if>>` with its `<<elseif>>` and `<<else>>`; the clause without a condition is the last.
public struct ConditionalSyntax: Sendable {
  public struct Clause: Sendable {
    public var condition: ExpressionSyntax?
    public var body: [Statement]
    public var range: ByteRange
  }
  public var clauses: [Clause]
  public var range: ByteRange
}

/// `<<once>>` … `<<else>>` … `<<endonce>>`.
public struct OnceSyntax: Sendable {
  public var condition: ExpressionSyntax?
  public var body: [Statement]
  public var alternative: [Statement]
  public var range: ByteRange
}

/// `<<set $x = …>>`; `operation` is nil for `=` and `to`.
public struct SetSyntax: Sendable {
  public var variable: NameSyntax
  public var operation: Operation?
  public var value: ExpressionSyntax
  public var range: ByteRange
}

public struct DeclareSyntax: Sendable {
  public var variable: NameSyntax
  public var value: ExpressionSyntax
  public var typeName: NameSyntax?
  public var range: ByteRange
}

public struct EnumSyntax: Sendable {
  public struct Case: Sendable {
    public var name: NameSyntax
    public var value: ExpressionSyntax?
    public var range: ByteRange
  }
  public var name: NameSyntax
  public var cases: [Case]
  /// Whether all that stands in it could be read.
  public var isWhole: Bool
  public var range: ByteRange
}

/// `<<jump>>` or `<<detour>>`, to a node by name or by expression.
public struct JumpSyntax: Sendable {
  public enum Target: Sendable {
    case node(NameSyntax)
    case expression(ExpressionSyntax)
  }
  public var isDetour: Bool
  public var target: Target
  public var range: ByteRange
}

/// A command for the host: its text with `{0}`, `{1}`… in place of the expressions.
public struct CommandSyntax: Sendable {
  public var text: String
  public var expressions: [ExpressionSyntax]
  public var range: ByteRange
}
