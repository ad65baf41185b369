public import YarnProgram

/// A running conversation: a program, its variables and the place where it stands.
///
/// In: a program, and the host's answers. Out: one event for each call of `resume`. A dialogue is a
/// value: a copy is a snapshot that goes its own way. The same program, seed and answers give the
/// same events.
///
///     var dialogue = Dialogue(program: program, seed: 1)
///     var host = NoHost()
///     try dialogue.start(at: "Start")
///     while true {
///       let event = try dialogue.resume(host: &host)
///       if case .options(let options) = event { try dialogue.select(options[0].index) }
///       if event == .dialogueCompleted { break }
///     }
public struct Dialogue: Sendable {
  public let program: Program
  var machine: VirtualMachine

  /// A dialogue at rest, its variables at their first values.
  public init(program: Program, seed: UInt64) {
    self.program = program
    machine = VirtualMachine(program: program.storage, seed: seed)
  }

  /// Begins at a node. What was running is dropped without completing; variables stay.
  public mutating func start(at node: String) throws(DialogueError) {
    machine.begin(try machine.node(named: node))
  }

  /// Goes on to the next event. After an error the dialogue stands before what failed, and resuming
  /// it tries that again.
  public mutating func resume(host: inout some DialogueHost) throws(DialogueError) -> DialogueEvent
  {
    try machine.next(&host)
  }

  /// Chooses one of the delivered options by its index, available or not; nil chooses none, and the
  /// dialogue goes on after them.
  public mutating func select(_ option: Int?) throws(DialogueError) {
    try machine.select(option)
  }

  /// Runs another node at a stop and then comes back: to the stop's event again if `thenRepeat`,
  /// else to what follows it (after options: as if none was chosen).
  public mutating func detour(to node: String, thenRepeat: Bool) throws(DialogueError) {
    try machine.hostDetour(to: try machine.node(named: node), thenRepeat: thenRepeat)
  }

  /// Leaves for another node, completing everything that runs, as `<<jump>>` does.
  public mutating func jump(to node: String) throws(DialogueError) {
    try machine.hostJump(to: try machine.node(named: node))
  }

  /// Completes everything that runs; the next events say so.
  public mutating func stop() { machine.hostStop() }

  /// Whether `nodeStarted` and `nodeCompleted` are among the events; true at first, and not part of
  /// the saved state. Without them a script that jumps in a circle without content never stops.
  public var deliversNodeEvents: Bool {
    get { machine.deliversNodeEvents }
    set { machine.deliversNodeEvents = newValue }
  }

  /// The node that runs, or nil.
  public var currentNode: String? {
    machine.node < 0 ? nil : program.storage.nodeNames[machine.node]
  }

  /// How many nodes wait for a detour to return.
  public var callDepth: Int { machine.stack.count }

  /// How many times the script's events so far have run the code of a smart variable: what it costs to
  /// read them, in steps rather than in time.
  package var smartVariableRuns: Int { machine.smartMemory.runs }

  /// Whether the dialogue waits for `select`.
  public var isWaitingForSelection: Bool { machine.status == .selecting }

  /// Whether nothing runs and no event waits.
  public var isFinished: Bool { machine.status == .idle && machine.notices.isEmpty }

  /// A variable's value by name, with `$`. Smart variables are computed, without a host's functions;
  /// setting one, or a value of another kind, changes nothing: `set` says why.
  public subscript(variable: String) -> Value? {
    get {
      var host = NoHost()
      return try? value(of: variable, host: &host)
    }
    set {
      if let newValue { try? set(variable, to: newValue) } else { machine.extras[variable] = nil }
    }
  }

  /// A variable's value; smart variables may call the host's functions.
  public func value(of variable: String, host: inout some DialogueHost) throws(DialogueError)
    -> Value?
  {
    var machine = machine
    return try machine.value(of: variable, &host)
  }

  /// Sets a variable; one that the scripts do not know is kept beside theirs.
  public mutating func set(_ variable: String, to value: Value) throws(DialogueError) {
    try machine.set(variable, to: value)
  }

  /// Whether a node could say something now: true for a node with content, for a node group if a
  /// member's conditions hold, false for an unknown node.
  public func hasAnyContent(_ node: String, host: inout some DialogueHost) throws(DialogueError)
    -> Bool
  {
    var machine = machine
    return try machine.hasContent([.string(node)], &host)
  }
}
