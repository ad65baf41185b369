/// A rule that matched, and where.
struct Hit {
  var pattern: Int32
  var start: Int32
  var end: Int32
  var sentence: Int32
  /// The first word of the match lies in the reach of a negation outside the match.
  var isNegated: Bool
  var isQuoted: Bool
}
