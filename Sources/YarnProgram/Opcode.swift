/// What an instruction does. This file is the machine's whole instruction set.
///
/// Registers are of two files: numbers (truth values are 0 and 1) and texts. Each file holds the
/// stored variables first, then constants, then places for intermediate results.
/// `n` = number register, `t` = text register; `a b c` are the operands in order.
public enum Opcode: UInt8, Sendable, CaseIterable {
  // Numbers and jumps: the fast loop runs these without leaving.
  case move  // n[a] = n[b]
  case add, subtract, multiply, divide, modulo  // n[a] = n[b] op n[c]
  case negate, not  // n[a] = op n[b]
  case less, lessOrEqual, equal, notEqual  // n[a] = n[b] op n[c]
  case and, or, xor  // n[a] = n[b] op n[c]; both sides have already been evaluated
  case jump  // pc = a
  case jumpIf, jumpUnless  // pc = b if n[a] is (not) 0
  case jumpUnlessLess, jumpUnlessLessOrEqual, jumpUnlessEqual, jumpUnlessNotEqual
  // pc = c unless n[a] op n[b]

  // Texts.
  case moveText  // t[a] = t[b]
  case join  // t[a] = t[b] + t[c]
  case equalText, notEqualText  // n[a] = t[b] op t[c]
  case numberText, boolText  // t[a] = text of n[b]

  // Calls of functions; a smart variable is a piece of code called with its own registers.
  case argumentNumber, argumentBool, argumentText  // append a register to the arguments
  case callNumber, callBool, callText  // register a = function b of the arguments
  case callSmart  // call the code at a
  case endSmart

  // Content.
  case substitute  // the substitutions of the next content are t[a] and b - 1 further ones
  case line  // deliver line a
  case option  // add line a, whose body is at b, available if n[c]
  case showOptions  // deliver the options; without a choice go on with the next instruction
  case command  // deliver the command whose template is string a, line number b
  case candidate  // offer saliency candidate a, passing if n[b]
  case choose  // pick among the candidates and go there; pc = a when none is picked

  // Nodes.
  case enterNode  // jump to node a, completing what runs
  case enterNamed  // jump to the node named t[a]
  case detour, detourNamed  // the same, coming back after it
  case leave  // return to the caller, or end
  case stop  // complete every node and end

  // Smart variables whose value cannot change while one expression is evaluated.
  case reuseSmart  // like callSmart, but nothing if this evaluation has computed variable b
  case keepSmart  // like endSmart, of variable a, which is computed now
}

/// What an operand of an instruction stands for.
package enum OperandRole: Sendable {
  case none, numberWrite, numberRead, textWrite, textRead, target
  case line, string, function, candidate, node, variable, count
}

extension Opcode {
  /// The roles of the three operands: what relocation and verification go by.
  package var roles: (OperandRole, OperandRole, OperandRole) {
    switch self {
    case .move, .negate, .not: (.numberWrite, .numberRead, .none)
    case .add, .subtract, .multiply, .divide, .modulo, .less, .lessOrEqual, .equal, .notEqual, .and,
      .or, .xor:
      (.numberWrite, .numberRead, .numberRead)
    case .jump: (.target, .none, .none)
    case .jumpIf, .jumpUnless: (.numberRead, .target, .none)
    case .jumpUnlessLess, .jumpUnlessLessOrEqual, .jumpUnlessEqual, .jumpUnlessNotEqual:
      (.numberRead, .numberRead, .target)
    case .moveText: (.textWrite, .textRead, .none)
    case .join: (.textWrite, .textRead, .textRead)
    case .equalText, .notEqualText: (.numberWrite, .textRead, .textRead)
    case .numberText, .boolText: (.textWrite, .numberRead, .none)
    case .argumentNumber, .argumentBool: (.numberRead, .none, .none)
    case .argumentText: (.textRead, .none, .none)
    case .callNumber, .callBool: (.numberWrite, .function, .none)
    case .callText: (.textWrite, .function, .none)
    case .callSmart: (.target, .none, .none)
    case .reuseSmart: (.target, .variable, .none)
    case .keepSmart: (.variable, .none, .none)
    case .endSmart, .showOptions, .leave, .stop: (.none, .none, .none)
    case .substitute: (.textRead, .count, .none)
    case .line: (.line, .none, .none)
    case .option: (.line, .target, .numberRead)
    case .command: (.string, .count, .none)
    case .candidate: (.candidate, .numberRead, .none)
    case .choose: (.target, .none, .none)
    case .enterNode, .detour: (.node, .none, .none)
    case .enterNamed, .detourNamed: (.textRead, .none, .none)
    }
  }

  /// Whether the next instruction in memory can never run after this one.
  package var endsFlow: Bool {
    switch self {
    case .jump, .endSmart, .keepSmart, .choose, .enterNode, .enterNamed, .leave, .stop: true
    default: false
    }
  }
}

/// One instruction: an operation and three operands, 16 bytes.
public struct Instruction: Sendable, Equatable {
  public var opcode: Opcode
  public var a: UInt32
  public var b: UInt32
  public var c: UInt32

  public init(_ opcode: Opcode, _ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0) {
    self.opcode = opcode
    self.a = a
    self.b = b
    self.c = c
  }
}
