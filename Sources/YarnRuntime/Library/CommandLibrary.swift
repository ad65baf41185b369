/// Commands for scripts, registered by their first word as Swift closures that may wait.
///
///     var commands = CommandLibrary()
///     commands.register("fade") { arguments in try await screen.fade(to: arguments.first) }
///     if case .command(let command) = event { try await commands.run(command) }
public struct CommandLibrary: Sendable {
  public typealias Handler = @Sendable ([String]) async throws -> Void

  private var handlers: [String: Handler] = [:]

  public init() {}

  /// The registered names in order.
  public var names: [String] { handlers.keys.sorted() }

  /// Adds a command; one of the same name is replaced. The handler gets the words after the name.
  public mutating func register(_ name: String, _ handler: @escaping Handler) {
    handlers[name] = handler
  }

  /// Carries a delivered command out; false when no command of its name is registered.
  @discardableResult
  public func run(_ command: DeliveredCommand) async throws -> Bool {
    let words = command.words
    guard let name = words.first, let handler = handlers[name] else { return false }
    try await handler(Array(words.dropFirst()))
    return true
  }
}
