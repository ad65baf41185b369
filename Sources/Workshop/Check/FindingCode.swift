package import YarnCompiler

/// What `coach check` looks for beyond the compiler's diagnostics. A code never changes its meaning.
///
/// Codes from `SB01` are about the shape of any script, from `SB02` about the names and rules of the
/// coach, from `SB03` about wording, from `SB04` about care. `Documentation/Findings.md` explains each.
package enum FindingCode: String, Sendable, CaseIterable {
  case unknownSwitch = "SB0001"
  case neverReached = "SB0101"
  case neverRead = "SB0102"
  case neverSet = "SB0103"
  case allClosed = "SB0104"
  case noEnd = "SB0105"
  case loopWithoutInput = "SB0106"
  case unknownTopic = "SB0201"
  case noWordsLeadHere = "SB0202"
  case shadowedRule = "SB0203"
  case shadowedNode = "SB0204"
  case brokenRule = "SB0205"
  case brokenTable = "SB0206"
  case claimWithoutSource = "SB0301"
  case unknownSource = "SB0302"
  case forbiddenWording = "SB0303"
  case severalQuestions = "SB0304"
  case longTurn = "SB0305"
  case longSentence = "SB0306"
  case readingAge = "SB0307"
  case repeatedWording = "SB0308"
  case noWayOut = "SB0309"
  case noFearGate = "SB0401"
  case noStopRule = "SB0402"
  case noHelpLines = "SB0403"

  /// Errors are what breaks a talk or may harm a person; all else can be weighed.
  package var severity: Diagnostic.Severity {
    switch self {
    case .loopWithoutInput, .unknownTopic, .brokenRule, .brokenTable, .unknownSource, .noFearGate,
      .noStopRule, .noHelpLines:
      .error
    default: .warning
    }
  }

  /// Whether only conversations of the coach are looked at, not every Yarn script.
  package var isOfTheCoach: Bool { self.rawValue >= "SB02" }

  package var code: DiagnosticCode { DiagnosticCode(rawValue: rawValue) }
}
