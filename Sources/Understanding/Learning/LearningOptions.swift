/// How weights are learned; the defaults are those that did best in cross-validation.
package struct LearningOptions: Sendable {
  /// Passes over the examples.
  package var passes = 30
  /// Size of the first steps.
  package var rate: Float = 0.3
  /// Pull of every weight towards 0.
  package var shrinkage: Float = 0.002
  /// Features seen in fewer examples are left out.
  package var fewest = 2
  /// Weights smaller than this are left out of the file.
  package var smallest: Float = 0.1
  package var usesPairs = true
  package var usesConcepts = true
  package var usesWords = true
  /// Weight of a pair of words beside that of a single word.
  package var pairValue: Float = 1
  package var conceptValue: Float = 1

  package init() {}
}
