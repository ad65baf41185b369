/// The functions that every dialogue has without its host's help.
public enum StandardFunction: String, Sendable, CaseIterable {
  case string, number, bool, format
  case formatInvariant = "format_invariant"
  case random
  case randomRange = "random_range"
  case randomRangeFloat = "random_range_float"
  case dice, min, max, round
  case roundPlaces = "round_places"
  case floor, ceil, int, decimal, inc, dec, visited
  case visitedCount = "visited_count"
  case hasAnyContent = "has_any_content"

  /// The name, parameters and result that the type checker uses.
  public var signature: FunctionSignature {
    switch self {
    case .string: named([.any], .string)
    case .number: named([.any], .number)
    case .bool: named([.any], .bool)
    case .format: named([.string, .any], .string)
    case .formatInvariant: named([.number], .string)
    case .random: named([], .number)
    case .randomRange, .randomRangeFloat: named([.number, .number], .number)
    case .min, .max: named([.number, .number], .number)
    case .roundPlaces: named([.number, .number], .number)
    case .dice, .round, .floor, .ceil, .int, .decimal, .inc, .dec: named([.number], .number)
    case .visited, .hasAnyContent: named([.string], .bool)
    case .visitedCount: named([.string], .number)
    }
  }

  /// Whether the same arguments give the same result as long as the dialogue stands where it is: not
  /// so by chance, nor where the host takes part.
  package var givesSameResult: Bool {
    switch self {
    case .random, .randomRange, .randomRangeFloat, .dice, .hasAnyContent: false
    default: true
    }
  }

  private func named(_ parameters: [YarnType], _ returns: YarnType) -> FunctionSignature {
    FunctionSignature(rawValue, parameters, returns: returns)
  }
}
