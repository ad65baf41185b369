/// Learns to tell examples of one kind from all others: a linear separator with a wide margin.
///
/// L2-regularised squared hinge loss, solved by dual coordinate descent (Hsieh, Chang, Lin, Keerthi
/// and Sundararajan, ICML 2008) in one fixed order, so that the same examples give the same weights.
/// Cost: passes × features of all examples at most; examples that lie well on their side rest a while.
struct MarginLearner {
  /// What an example says about what is being learned.
  enum Side {
    case speaksFor, against, silent

    init(_ answer: Bool?) {
      self = answer.map { $0 ? .speaksFor : .against } ?? .silent
    }
  }

  let featureCount: Int
  let options: LearningOptions
  private var starts: [Int] = [0]
  private var indices: [Int32] = []
  private var values: [Float] = []
  private var squares: [Float] = []
  private let order: [Int]
  /// How far on its side an example must lie to rest, and for how many passes.
  private static let ease: Float = 0.15
  private static let rest: UInt8 = 3

  init(_ samples: [[(index: Int32, value: Float)]], featureCount: Int, _ options: LearningOptions) {
    self.featureCount = featureCount
    self.options = options
    order = Self.mixedOrder(samples.count)
    for features in samples {
      for feature in features {
        indices.append(feature.index)
        values.append(feature.value)
      }
      starts.append(indices.count)
      squares.append(features.reduce(0) { $0 + $1.value * $1.value })
    }
  }

  /// The weights that speak for one side; an example of it counts `balance` times one against it.
  func weights(_ sides: [Side], balance: Float) -> [Float] {
    var weights = [Float](repeating: 0, count: featureCount)
    var alpha = [Float](repeating: 0, count: sides.count)
    var resting = [UInt8](repeating: 0, count: sides.count)
    for _ in 0..<options.passes {
      for place in order where sides[place] != .silent {
        if resting[place] > 0 {
          resting[place] -= 1
          continue
        }
        let sign: Float = sides[place] == .speaksFor ? 1 : -1
        let slack = 1 / (2 * options.cost * (sign > 0 ? balance : 1))
        let slope = sign * product(place, weights) - 1 + slack * alpha[place]
        if alpha[place] == 0, slope >= 0 {
          if slope >= Self.ease { resting[place] = Self.rest }
          continue
        }
        let old = alpha[place]
        alpha[place] = max(old - slope / (squares[place] + slack), 0)
        let change = (alpha[place] - old) * sign
        if change != 0 { move(place, change, &weights) }
      }
    }
    return weights
  }

  @inline(__always)
  private func product(_ place: Int, _ weights: [Float]) -> Float {
    var sum: Float = 0
    for at in starts[place]..<starts[place + 1] { sum += weights[Int(indices[at])] * values[at] }
    return sum
  }

  @inline(__always)
  private func move(_ place: Int, _ change: Float, _ weights: inout [Float]) {
    for at in starts[place]..<starts[place + 1] { weights[Int(indices[at])] += change * values[at] }
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
