/// Commands for scripts, registered by their first word as Swift closures, of which some may wait.
///
///     var commands = CommandLibrary()
///     commands.register("ring") { arguments in bell.ring(arguments.first) }
///     commands.register("fade") { arguments in try await screen.fade(to: arguments.first) }
///     if case .command(let command) = event { try await commands.run(command) }
public struct CommandLibrary: Sendable {
  public typealias Handler = @Sendable ([String]) throws -> Void
  public typealias WaitingHandler = @Sendable ([String]) async throws -> Void

  private enum Entry: Sendable {
    case immediate(Handler)
    case waiting(WaitingHandler)
  }

  private var entries: [String: Entry] = [:]

  public init() {}

  /// The registered names in order.
  public var names: [String] { entries.keys.sorted() }

  /// Adds a command that is done at once; one of the same name is replaced. The handler gets the words
  /// after the name.
  public mutating func register(_ name: String, _ handler: @escaping Handler) {
    entries[name] = .immediate(handler)
  }

  /// Adds a command that may wait; one of the same name is replaced. The handler gets the words after
  /// the name.
  public mutating func register(_ name: String, _ handler: @escaping WaitingHandler) {
    entries[name] = .waiting(handler)
  }

  /// Carries a delivered command out; false when no command of its name is registered.
  @discardableResult
  public func run(_ command: DeliveredCommand) async throws -> Bool {
    let words = command.words
    guard let name = words.first, let entry = entries[name] else { return false }
    switch entry {
    case .immediate(let handler): try handler(Array(words.dropFirst()))
    case .waiting(let handler): try await handler(Array(words.dropFirst()))
    }
    return true
  }

  /// Carries a delivered command out where nothing can wait; false, with nothing done, when no command
  /// of its name is registered or the one that is may wait.
  @discardableResult
  public func runAtOnce(_ command: DeliveredCommand) throws -> Bool {
    let words = command.words
    guard let name = words.first, case .immediate(let handler)? = entries[name] else {
      return false
    }
    try handler(Array(words.dropFirst()))
    return true
  }
}
