import Foundation
import Testing
import YarnCompiler
import YarnProgram

/// How many messages a slip of the pen gives.
@Suite struct SlipTests {
  /// Signs and words of which one is left out at a time.
  private static let pieces = [
    "\"", "{", "}", "<<", ">>", ")", "(", "<<endif>>", "<<endonce>>", "<<endenum>>", "<<else>>",
    "title:",
    "---", "===", "->", "=>", "if ", "$", "=", "#", ":", "set ", "declare ",
  ]

  /// The messages about a script that are not about the script as it was.
  private static func messages(_ text: String, but known: Set<DiagnosticCode>) -> [DiagnosticCode] {
    Compiler.compile([SourceFile(path: "a", text: text)]).diagnostics
      .filter { $0.severity != .info && !known.contains($0.code) }.map(\.code)
  }

  /// Leaves out each sign of each script in turn. Some slips are two mistakes, such as a `<<` without
  /// which a line is text and its variable unknown; most are one, and are reported as one.
  @Test func aSignLeftOutIsReportedOnce() {
    var slips = 0
    var loud: [String] = []
    for name in ScriptFiles.namesWithPlans where name.hasPrefix("Tests/WorkshopTests") {
      guard let text = ScriptFiles.withPlans[name]?.text else { continue }
      let known = Set(Self.messages(text, but: []))
      for piece in Self.pieces {
        var from = text.startIndex
        while let range = text.range(of: piece, range: from..<text.endIndex) {
          from = range.upperBound
          var slip = text
          slip.removeSubrange(range)
          let found = Self.messages(slip, but: known)
          slips += 1
          guard found.count > 1 else { continue }
          let line = text[..<range.lowerBound].count { $0.isNewline } + 1
          loud.append("\(name):\(line) without \(piece): \(found)")
        }
      }
    }
    #expect(slips > 1000)
    #expect(loud.count * 50 < slips, "\(loud.joined(separator: "\n"))")
  }
}
