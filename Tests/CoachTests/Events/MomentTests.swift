import Testing

@testable import Coach

@Suite struct MomentTests {
  @Test(arguments: [
    "1970-01-01T00:00:00.000Z", "2026-11-24T21:05:09.120+01:00", "2024-02-29T23:59:59.999-09:30",
    "1969-12-31T23:59:59.001Z", "2100-03-01T00:00:00.000+14:00",
  ])
  func textReadsBackAsItWas(_ text: String) {
    #expect(Moment(text)?.description == text)
  }

  @Test(arguments: [
    "", "2026", "2026-02-30", "2026-13-01", "2026-11-24T25:00", "2026-11-24T10:00:00.Z",
    "2026-11-24T10:00+1", "2026-11-24T10:00Zx", "yesterday",
  ])
  func otherTextIsRefused(_ text: String) {
    #expect(Moment(text) == nil)
  }

  @Test func daysAreTheDaysOfThePersonsOwnCalendar() throws {
    let lateEvening = try #require(Moment("2026-11-24T23:50:00+01:00"))
    let afterMidnight = try #require(Moment("2026-11-25T00:10:00+01:00"))
    #expect(afterMidnight.days(since: lateEvening) == 1)
    #expect(afterMidnight.minutes(since: lateEvening) == 20)
    #expect(lateEvening.localHour == 23)
    #expect(afterMidnight.localHour == 0)
  }

  @Test func everyDayOfFourCenturiesSurvivesTheCalendar() {
    for day in stride(from: -80_000, to: 80_000, by: 1) {
      #expect(CivilDate(day: day).daysSince1970 == day)
    }
  }
}
