import Dialogs
import Testing

@testable import Coach

/// What must be checked before a release is listed by how sure and how old it is.
@Suite struct HelpLineReviewTests {
  private let file = """
    country,name,kind,sure,seen,text
    GB,UK,emergency,K,-,999
    GB,UK,crisis,O,2026-06,recent
    GB,UK,abuse,O,2026-05,old
    GB,UK,child,K,-,a lead
    GB,UK,eating,O,undated,no day
    GB,UK,worried,O,2027-01,not yet
    IE,Ireland,crisis,U,-,doubtful
    IE,Ireland,abuse,K,2026-11,a dated lead
    """

  private func review(_ day: String = "2026-11-24T12:00Z") throws -> HelpLineReview {
    HelpLineReview(HelpLines(file), at: try #require(Moment(day)))
  }

  @Test func everyRowHasItsReason() throws {
    func texts(_ reason: HelpLineReview.Reason) throws -> [String] {
      try review().entries.filter { $0.reason == reason }.map(\.row.text)
    }
    #expect(try texts(.old) == ["no day", "not yet", "old"])
    #expect(try texts(.fromMemory) == ["999"])
    #expect(try texts(.lead) == ["a lead", "doubtful", "a dated lead"])
    #expect(try texts(.recent) == ["recent"])
  }

  @Test(arguments: [
    ("2026-06-01T00:00Z", false), ("2026-12-01T00:00Z", false), ("2026-12-02T00:00Z", true),
    ("2027-02-01T00:00Z", true),
  ])
  func sixMonthsAreCountedFromTheFirstDayItCanMean(_ day: String, _ isOld: Bool) throws {
    let entry = try review(day).entries.first { $0.row.text == "recent" }
    #expect(entry?.reason == (isOld ? .old : .recent))
  }

  @Test(arguments: [
    "", "-", "undated", "20", "2026-13", "2026-02-30", "2026-1-2-3", "2026--1", "x2026",
  ])
  func whatIsNoDateCountsAsMissing(_ text: String) {
    #expect(CivilDate(seen: text, notAfter: CivilDate(day: 30_000)) == nil)
  }

  @Test func countriesWithNothingSureAreNamedAndTheEndCounts() throws {
    #expect(try review().unsureCountries == ["Ireland"])
    let last = try #require(try review().paragraphs.last)
    #expect(last.hasPrefix("8 rows"))
    #expect(last.contains("3 old or undated, 1 shown from memory, 3 leads, 1 recent"))
    #expect(last.hasSuffix("Countries without a sure row: 1."))
  }

  @Test func anEmptyFileIsReviewedToo() throws {
    let review = HelpLineReview(HelpLines(""), at: try #require(Moment("2026-11-24")))
    #expect(review.paragraphs.count == 2)
  }

  @Test func theRealTableIsListedWhole() throws {
    let lines = HelpLines(try #require(Dialogs.text(of: "safety/help-lines.csv")))
    let review = HelpLineReview(lines, at: try #require(Moment("2026-11-24")))
    #expect(review.entries.count == lines.rows.count)
    #expect(review.unsureCountries.contains("Ireland"))
    let text = review.paragraphs.joined(separator: "\n")
    for row in lines.rows { #expect(text.contains(row.text)) }
  }
}
