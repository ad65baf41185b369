internal import YarnProgram

/// Runs a program's code: registers, the place in the code, the call stack and what is pending.
///
/// Every index in the code has been checked when the program was made, so steps check nothing twice.
struct VirtualMachine: Sendable {
  /// Where a dialogue stands between two calls of the host.
  enum Status: Sendable {
    case idle, running, selecting
  }

  let program: ProgramStorage
  var numbers: [Float]
  var texts: [String]
  /// Values of variables that the program does not know.
  var extras: [String: Value] = [:]
  var random: SeededGenerator
  /// Whether `nodeStarted` and `nodeCompleted` are delivered.
  var deliversNodeEvents = true
  var status = Status.idle
  var place = 0
  /// The node that runs; -1 when none does.
  var node = -1
  var stack: [Frame] = []
  /// Node events to deliver, the next one last.
  var notices: [Notice] = []
  /// The last line, options or command delivered since the node was entered or returned to.
  var lastStop = Stop.none
  /// What to deliver again now that a host's detour has returned.
  var repeated = Stop.none

  // Collected between instructions; empty at every stop except `options`.
  var substitutions: [String] = []
  var arguments: [Value] = []
  var options: [PendingOption] = []
  var candidates: [SaliencyCandidate] = []
  var smartReturns: [Int] = []
  var queryDepth = 0
  /// Which smart variables the evaluation under way has computed.
  var smartMemory = SmartMemory()

  init(program: ProgramStorage, seed: UInt64) {
    self.program = program
    random = SeededGenerator(seed: seed)
    numbers = []
    texts = []
    resetRegisters()
  }

  /// Fills the registers: first values of variables, constants, and empty places.
  private mutating func resetRegisters() {
    let parts = program.parts
    numbers = Array(repeating: 0, count: Int(parts.numberRegisters))
    texts = Array(repeating: "", count: Int(parts.textRegisters))
    for record in parts.variables where record.entry == .absent {
      switch parts.initialValue(of: record) {
      case .number(let number): numbers[Int(record.register)] = number
      case .bool(let bool): numbers[Int(record.register)] = bool ? 1 : 0
      case .string(let text): texts[Int(record.register)] = text
      }
    }
    for (index, bits) in parts.numberConstants.enumerated() {
      numbers[Int(parts.numberVariables) + index] = Float(bitPattern: bits)
    }
    for (index, text) in parts.textConstants.enumerated() {
      texts[Int(parts.textVariables) + index] = parts.strings[text]
    }
  }
}

/// The smart variables that have been computed, so that each of them is computed once however many
/// others need it.
struct SmartMemory: Sendable {
  /// Whether the host asks for a smart variable, whose code nothing has called.
  var isAsked = false
  /// How many times the code of a smart variable has been run.
  private(set) var runs = 0
  private var evaluation: UInt64 = 0
  /// The evaluation that has computed each variable; empty until one is kept.
  private var computed: [UInt64] = []

  /// Begins to compute something anew.
  mutating func begin() { evaluation += 1 }
  mutating func countRun() { runs += 1 }

  func isComputed(_ variable: Int) -> Bool {
    computed.indices.contains(variable) && computed[variable] == evaluation
  }

  mutating func keep(_ variable: Int, of count: Int) {
    if computed.isEmpty { computed = Array(repeating: 0, count: count) }
    computed[variable] = evaluation
  }
}

/// A node that waits for a detour to return.
struct Frame: Sendable {
  var node: Int
  var place: Int
  /// What is delivered again when it goes on.
  var repeats: Stop
  /// What had been delivered before the detour.
  var lastStop: Stop
}

/// Something that the dialogue stopped at.
enum Stop: Sendable, Equatable {
  case none
  case line(Int, [String])
  case options([PendingOption])
  case command(template: UInt32, lineNumber: UInt32, [String])
}

/// An option that has been evaluated.
struct PendingOption: Sendable, Equatable {
  var line: Int
  var target: Int
  var isAvailable: Bool
  var substitutions: [String]
}

/// A node event that waits to be delivered.
enum Notice: Sendable, Equatable {
  case started(Int), completed(Int), dialogueCompleted
}
