import Accounting
import EventSourcing
import Testing

@Suite struct InstantTests {
    @Test(arguments: [
        ("2025-06-30T15:00:00Z", "2025-06-30T15:00:00.000000Z"),
        ("2025-07-01T00:00:00+09:00", "2025-06-30T15:00:00.000000Z"),
        ("2025-06-30T15:00:00.5Z", "2025-06-30T15:00:00.500000Z"),
        ("2025-06-30T15:00:00.123456Z", "2025-06-30T15:00:00.123456Z"),
        ("1969-12-31T23:59:59.999999-00:30", "1970-01-01T00:29:59.999999Z"),
    ])
    func `an instant is read in any offset`(text: String, instant: String) {
        #expect(RecordedTime(text)?.description == instant)
    }

    @Test(arguments: [
        "", "2025-06-30", "2025-06-30T15:00Z", "2025-06-30T24:00:00Z", "2025-06-30T15:60:00Z",
        "2025-06-30T15:00:60Z", "2025-06-30T15:00:00", "2025-06-30T15:00:00.Z",
        "2025-06-30T15:00:00.1234567Z", "2025-06-30T15:00:00+0900", "2025-06-30T15:00:00+09:60",
        "2025-02-29T15:00:00Z", "2025-06-30 15:00:00Z", "2025-06-30T15:00:00ZZ",
        "2025-06-30T-1:00:00Z", "二〇二五-06-30T15:00:00Z",
    ])
    func `anything else is no instant`(text: String) {
        #expect(RecordedTime(text) == nil)
    }

    @Test func `a day in Tokyo ends at three in the afternoon of UTC`() throws {
        let day = try #require(LegalDate("2025-06-30"))
        let end = RecordedTime(endOfDayInTokyo: day)
        #expect(end.description == "2025-06-30T14:59:59.999999Z")
        #expect(end.dateInTokyo == day)
        #expect(RecordedTime(microseconds: end.microseconds + 1).dateInTokyo == day.adding(days: 1))
    }
}
