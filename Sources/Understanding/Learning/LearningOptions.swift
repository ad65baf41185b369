/// How weights are learned; the defaults are those that did best on writers left out of the learning.
package struct LearningOptions: Sendable {
  /// Passes over the examples.
  package var passes = 20
  /// What a mistake costs, against the size of the weights.
  package var cost: Float = 0.5
  /// Features seen in fewer examples are left out.
  package var fewest = 1
  /// The same for pairs of words.
  package var fewestForPairs = 2
  /// Smaller weights are left out of the file.
  package var smallest: Float = 0.06
  /// The same for weights of words that were never met together with the topic.
  package var smallestApart: Float = 0.15
  /// What one point of a hand-written rule counts.
  package var handScale: Float = 0.07
  /// How far apart shares lie for one point of difference.
  package var sharpness: Float = 4
  package var usesConcepts = true

  package init() {}
}
