import Understanding
import Dialogs

/// The promises that hold for every input, whatever it is.
///
/// In: bytes and what they are meant to be. Out: whether they were taken for that; throws when a
/// promise is broken. That nothing traps shows by itself.
///
///     let check = FuzzCheck()
///     let isSound = try check.check(Array("title: Start\n---\nHello!\n===\n".utf8), as: .script)
package struct FuzzCheck: Sendable {
  let rules: RuleBook

  /// Loads the shipped rules, by which utterances are read.
  package init() throws(BrokenPromise) {
    do throws(RuleBookError) {
      rules = try RuleBook(decoding: Dialogs.compiledRules)
    } catch {
      throw BrokenPromise("The shipped rules do not load: \(error)")
    }
  }

  /// Reads an input as a kind, and does with it what can be done.
  ///
  /// Costs work linear in the input, with a large factor.
  @discardableResult
  package func check(_ bytes: [UInt8], as kind: FuzzKind) throws(BrokenPromise) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    switch kind {
    case .script: return try ScriptCheck.check(text)
    case .program: return try ProgramCheck.check(bytes)
    case .markup: return try MarkupCheck.check(text)
    case .table: return try TableCheck.check(text)
    case .project: return try ProjectCheck.checkProject(text)
    case .definitions: return try ProjectCheck.checkDefinitions(text)
    case .rules: return try RuleCheck.check(text)
    case .book: return try RuleCheck.check(bytes)
    case .lines: return try LineCheck.check(bytes)
    case .plan: return try PlanCheck.check(text)
    case .log: return try LogCheck.check(bytes)
    case .utterance: return try UtteranceCheck.check(text, rules)
    }
  }
}
