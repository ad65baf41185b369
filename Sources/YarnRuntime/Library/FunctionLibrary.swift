public import YarnProgram

/// Functions for scripts, registered by name as typed Swift closures: a host that is ready to use.
///
///     var library = FunctionLibrary()
///     library.register("double") { (number: Float) in number * 2 }
///     let options = CompilerOptions(functions: library.signatures)
///     let event = try dialogue.resume(host: &library)
///
/// A function cannot wait: what takes time is a command, at which the dialogue stops until the host
/// resumes it.
public struct FunctionLibrary: DialogueHost, Sendable {
  private struct Entry: Sendable {
    var signature: FunctionSignature
    var call: @Sendable ([Value]) throws -> Value
  }

  private var entries: [String: Entry] = [:]
  /// How content is picked among passing candidates.
  public var saliency: SaliencyStrategy

  public init(saliency: SaliencyStrategy = .default) { self.saliency = saliency }

  /// What the compiler needs to know of the functions, by name.
  public var signatures: [FunctionSignature] {
    entries.keys.sorted().compactMap { entries[$0]?.signature }
  }

  /// Adds a function of any number of typed arguments; one of the same name is replaced.
  public mutating func register<each Argument: ScriptValue, Result: ScriptValue>(
    _ name: String, _ function: @escaping @Sendable (repeat each Argument) throws -> Result
  ) {
    var parameters: [YarnType] = []
    repeat parameters.append((each Argument).scriptType)
    let count = parameters.count
    let signature = FunctionSignature(name, parameters, returns: Result.scriptType)
    entries[name] = Entry(signature: signature) { arguments in
      guard arguments.count == count else { throw ArgumentMismatch.count(count, arguments.count) }
      var place = 0
      func next<Wanted: ScriptValue>(_: Wanted.Type) throws -> Wanted {
        defer { place += 1 }
        guard let value = Wanted(scriptValue: arguments[place]) else {
          throw ArgumentMismatch.type(place + 1, Wanted.scriptType)
        }
        return value
      }
      return try function(repeat try next((each Argument).self)).scriptValue
    }
  }

  public mutating func call(_ function: String, _ arguments: [Value]) throws -> Value {
    guard let entry = entries[function] else { throw UnknownFunction(name: function) }
    return try entry.call(arguments)
  }

  public mutating func choose(
    from candidates: [SaliencyCandidate], random: inout SeededGenerator
  ) -> Int? {
    saliency.choose(from: candidates, random: &random)
  }

  public var countsViews: Bool { saliency.countsViews }
}

/// Thrown when a script's arguments do not fit a registered function.
public enum ArgumentMismatch: Error, Sendable, Equatable, CustomStringConvertible {
  case count(Int, Int)
  case type(Int, YarnType)

  public var description: String {
    switch self {
    case .count(let wanted, let found): "it takes \(wanted) arguments, not \(found)"
    case .type(let place, let type): "argument \(place) must be \(type.name)"
    }
  }
}
