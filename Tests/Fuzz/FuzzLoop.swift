import Foundation
import FuzzSupport

/// Tries inputs of all kinds in turn, and counts.
struct FuzzLoop {
  /// An input that takes longer, in seconds, ends the process by a signal.
  private static let patience: UInt32 = 60
  /// How many of a kind are tried before the next kind's turn.
  private static let turn = 25

  private struct Count {
    var tried = 0
    var taken = 0
    var broken = 0
  }

  private var mutator: Mutator
  private let kinds: [FuzzKind]
  private let check: FuzzCheck
  private var folder: WorkFolder
  private var counts: [FuzzKind: Count] = [:]
  private var promises: Set<String> = []

  init(mutator: Mutator, kinds: [FuzzKind], check: FuzzCheck, folder: WorkFolder) {
    self.mutator = mutator
    self.kinds = kinds
    self.check = check
    self.folder = folder
  }

  /// How many inputs broke a promise.
  var broken: Int { counts.values.reduce(0) { $0 + $1.broken } }

  /// Goes on while it is told to; that is asked with the number of inputs tried.
  mutating func run(while goesOn: (Int) -> Bool) throws {
    var tried = 0
    while goesOn(tried) {
      let kind = kinds[tried / Self.turn % kinds.count]
      for _ in 0..<Self.turn where goesOn(tried) {
        try step(kind)
        tried += 1
      }
    }
    folder.forget()
    alarm(0)
  }

  private mutating func step(_ kind: FuzzKind) throws {
    let bytes = mutator.next(kind)
    try folder.write(bytes, kind)
    alarm(Self.patience)
    counts[kind, default: Count()].tried += 1
    do throws(BrokenPromise) {
      if try check.check(bytes, as: kind) { counts[kind, default: Count()].taken += 1 }
    } catch {
      alarm(Self.patience * 20)
      counts[kind, default: Count()].broken += 1
      try report(error, bytes, kind)
    }
  }

  /// Keeps the first input that breaks a promise, made as small as it will go.
  private mutating func report(
    _ promise: BrokenPromise, _ bytes: [UInt8], _ kind: FuzzKind
  ) throws {
    guard promises.insert("\(kind) \(promise.outline)").inserted else { return }
    let smallest = Reduction.smallest(bytes) { candidate in
      do throws(BrokenPromise) {
        try check.check(candidate, as: kind)
        return false
      } catch {
        return error.outline == promise.outline
      }
    }
    let path = try folder.keep(smallest, kind)
    // At once: what comes next may end the process.
    FileHandle.standardOutput.write(Data("\(kind.rawValue): \(promise)\n  \(path)\n".utf8))
  }

  /// A line for each kind.
  var report: String {
    func cell(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let rows = kinds.map { kind in
      let count = counts[kind] ?? Count()
      return kind.rawValue.padding(toLength: 14, withPad: " ", startingAt: 0)
        + cell("\(count.tried)", 10) + cell("\(count.taken)", 10) + cell("\(count.broken)", 10)
    }
    let head =
      "kind".padding(toLength: 14, withPad: " ", startingAt: 0)
      + cell("tried", 10) + cell("taken", 10) + cell("broken", 10)
    return ([head] + rows).joined(separator: "\n")
  }
}

extension BrokenPromise {
  /// The words without the numbers and quotations in them, by which findings are told apart.
  fileprivate var outline: String {
    String(description.prefix(60).filter { $0.isLetter || $0 == " " })
  }
}
