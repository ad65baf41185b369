import Testing

@testable import Coach

@Suite struct HelpLinesTests {
  private let file = """
    country,name,kind,sure,seen,text
    # a note
    GB,UK,emergency,K,-,999
    GB,UK,crisis,O,2020-12,Samaritans: 116 123, day and night
    GB,UK,abuse,K,-,a lead
    GB,UK,child,U,-,another lead
    broken line
    """

  @Test func textMayHoldCommas() {
    let lines = HelpLines(file).shown(.crisis, country: "GB")
    #expect(lines.contains("Samaritans: 116 123, day and night (seen 2020-12)"))
    #expect(lines.contains("In danger now (UK): 999"))
  }

  @Test(arguments: HelpLines.Kind.allCases)
  func leadsAreNeverPrintedAndADirectoryStandsIn(_ kind: HelpLines.Kind) {
    let lines = HelpLines(file).shown(kind, country: "GB")
    #expect(!lines.contains { $0.contains("lead") })
    if kind == .abuse || kind == .child {
      #expect(lines.contains { $0.contains(".org") })
    }
    #expect(lines.last?.contains("does not work") == true)
  }

  @Test func anUnknownCountryStillGetsNumbersAndADirectory() {
    for country in [nil, "ZZ"] as [String?] {
      let lines = HelpLines(file).shown(.crisis, country: country)
      #expect(lines.first?.contains("112") == true)
      #expect(lines.contains { $0.contains("findahelpline.com") })
    }
  }

  @Test func aBrokenRowIsReportedWithItsLine() {
    #expect(HelpLines(file).problems.count == 1)
    #expect(HelpLines(file).problems.first?.hasPrefix("7:") == true)
  }

  @Test func anEmptyFileStillHelps() {
    #expect(HelpLines("").shown(.abuse, country: "GB").count >= 3)
  }
}
