/// How weights are learned; the defaults are those that did best in cross-validation.
package struct LearningOptions: Sendable {
  /// Passes over the examples.
  package var passes = 30
  /// Size of the first steps.
  package var rate: Float = 0.3
  /// Pull of every weight towards 0.
  package var shrinkage: Float = 0.0005
  /// Pull of every weight to exactly 0.
  package var sparsity: Float = 0
  /// Features seen in fewer examples are left out.
  package var fewest = 1
  /// The same for pairs of words.
  package var fewestForPairs = 2
  /// Weights smaller than this are left out of the file.
  package var smallest: Float = 0.15
  package var usesPairs = true
  package var usesConcepts = true
  package var usesWords = true
  package var usesRules = true

  package init() {}

}
