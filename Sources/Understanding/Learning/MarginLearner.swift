/// Learns to tell one topic from all others: a linear separator with a wide margin.
///
/// L2-regularised squared hinge loss, solved by dual coordinate descent (Hsieh, Chang, Lin, Keerthi
/// and Sundararajan, ICML 2008) in one fixed order, so that the same examples give the same weights.
/// Cost: passes × features of all examples.
struct MarginLearner {
  struct Sample {
    var features: [(index: Int32, value: Float)]
    var topic: Int
  }

  let samples: [Sample]
  let featureCount: Int
  let options: LearningOptions
  private let order: [Int]
  private let squares: [Float]

  init(_ samples: [Sample], featureCount: Int, _ options: LearningOptions) {
    self.samples = samples
    self.featureCount = featureCount
    self.options = options
    squares = samples.map { $0.features.reduce(0) { $0 + $1.value * $1.value } }
    order = Self.mixedOrder(samples.count)
  }

  /// The weights that speak for one topic. A topic with few examples weighs each of them more.
  func weights(for topic: Int, examplesOfTopic: Int, topics: Int) -> [Float] {
    var weights = [Float](repeating: 0, count: featureCount)
    guard examplesOfTopic > 0 else { return weights }
    var alpha = [Float](repeating: 0, count: samples.count)
    let balance = Float(samples.count) / Float(topics * examplesOfTopic)
    for _ in 0..<options.passes {
      for place in order {
        let sample = samples[place]
        let sign: Float = sample.topic == topic ? 1 : -1
        let cost = options.cost * (sign > 0 ? balance : 1)
        let slack = 1 / (2 * cost)
        var product: Float = 0
        for feature in sample.features { product += weights[Int(feature.index)] * feature.value }
        let slope = sign * product - 1 + slack * alpha[place]
        if alpha[place] == 0, slope >= 0 { continue }
        let old = alpha[place]
        alpha[place] = max(old - slope / (squares[place] + slack), 0)
        let change = (alpha[place] - old) * sign
        if change == 0 { continue }
        for feature in sample.features { weights[Int(feature.index)] += change * feature.value }
      }
    }
    return weights
  }

  /// Every place once, far from its neighbours: a stride that shares no factor with the count.
  private static func mixedOrder(_ count: Int) -> [Int] {
    var stride = max(1, Int(Double(count) * 0.618))
    func sharesFactor(_ a: Int, _ b: Int) -> Bool {
      var (a, b) = (a, b)
      while b != 0 { (a, b) = (b, a % b) }
      return a != 1
    }
    while stride > 1, sharesFactor(stride, count) { stride -= 1 }
    var at = 0
    return (0..<count).map { _ in
      defer { at = (at + stride) % count }
      return at
    }
  }
}
