import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Months and fiscal years are closed and reopened (House rule 9, C25).
@Suite struct PeriodTests {
    private let close = PeriodClosed(size: .start, root: .example)
    private let reopen = PeriodReopened(reason: text("a bank statement came late"))

    /// A fund whose April and May 2024 are closed.
    private func closed() throws -> Given {
        try Funded.fund()
            .and(close, about: "period/2024-04", on: "2024-05-10")
            .and(close, about: "period/2024-05", on: "2024-06-10")
    }

    private func subsidy(_ given: Given) throws -> SubsidyReceived {
        SubsidyReceived(budgetYear: year("FY2024"), amount: 5, bank: try given.party("bank"))
    }

    @Test func `a closing pins the tree of the events before it`() throws {
        let given = try Funded.fund()
        let when = try given.when(close, about: "period/2024-04", on: "2024-05-10")
        let closing = try #require(when.outcome.get().map(\.act).last as? PeriodClosed)
        #expect(closing.size == given.ledger.count)
        #expect(when.after.periods.closings.map(\.size) == [given.ledger.count])
    }

    @Test func `nothing that takes effect inside a closed period is recorded`() throws {
        let given = try closed()
        try given.when(subsidy(given), about: "fund", on: "2024-05-31").thenRefused(.periodClosed)
        try given.when(subsidy(given), about: "fund", on: "2024-04-01").thenRefused(.periodClosed)
        // The first closing closes whatever lies before it as well.
        try given.when(subsidy(given), about: "fund", on: "2023-11-01").thenRefused(.periodClosed)
        try given.when(
            ParameterSet(value: text("5.00%"), reason: text("x")), about: "parameter/addOnRate",
            on: "2024-05-31"
        ).thenRefused(.periodClosed)
        try given.when(subsidy(given), about: "fund", on: "2024-06-01").then("subsidy.received")
    }

    @Test func `a period is closed when it is over, and not ahead of time`() throws {
        let given = try Funded.fund()
        try given.when(close, about: "period/2024-04", on: "2024-04-30", recorded: "2024-05-02")
            .thenRefused(.periodNotOver)
        try given.when(close, about: "period/2024-04", on: "2024-05-01", recorded: "2024-04-30")
            .thenRefused(.periodNotOver)
        try given.when(close, about: "period/2024-04", on: "2024-05-01").then("period.closed")
        try given.when(close, about: "period/FY2024", on: "2025-03-31").thenRefused(.periodNotOver)
    }

    @Test func `only months and fiscal years are periods`() throws {
        let given = try Funded.fund()
        for name in ["2024-13", "2024-4", "2024", "FY24", "april", "2024-04-01"] {
            try given.when(close, about: "period/\(name)", on: "2025-05-01")
                .thenRefused(.periodUnknown)
        }
    }

    @Test func `periods are closed in the order of the calendar, without a gap`() throws {
        let given = try closed()
        try given.when(close, about: "period/2024-07", on: "2024-08-10")
            .thenRefused(.periodOutOfOrder)
        try given.when(close, about: "period/2024-03", on: "2024-08-10").thenRefused(.periodClosed)
        try given.when(close, about: "period/2024-05", on: "2024-08-10").thenRefused(.periodClosed)
        try given.when(close, about: "period/2024-06", on: "2024-08-10").then("period.closed")
        try given.when(close, about: "period/FY2025", on: "2026-04-10")
            .thenRefused(.periodOutOfOrder)
    }

    @Test func `a year is closed after some of its months, all of them, or none`() throws {
        try closed().when(close, about: "period/FY2024", on: "2025-04-10").then("period.closed")
        var given = try closed()
        for (month, day) in [
            ("2024-06", "2024-07-01"), ("2024-07", "2024-08-01"), ("2024-08", "2024-09-01"),
            ("2024-09", "2024-10-01"), ("2024-10", "2024-11-01"), ("2024-11", "2024-12-01"),
            ("2024-12", "2025-01-01"), ("2025-01", "2025-02-01"), ("2025-02", "2025-03-01"),
            ("2025-03", "2025-04-01"),
        ] {
            given = try given.and(close, about: "period/\(month)", on: day)
        }
        let year = try given.and(close, about: "period/FY2024", on: "2025-04-10")
        try year.when(close, about: "period/FY2024", on: "2025-04-11").thenRefused(.periodClosed)
        try year.when(reopen, about: "period/2025-03", on: "2025-04-11")
            .thenRefused(.periodOutOfOrder)
        let again = try year.and(reopen, about: "period/FY2024", on: "2025-04-11")
        try again.when(subsidy(again), about: "fund", on: "2025-03-31").thenRefused(.periodClosed)
        try Funded.fund().and(close, about: "period/FY2024", on: "2025-04-10")
            .when(close, about: "period/2024-04", on: "2025-04-11").thenRefused(.periodClosed)
    }

    @Test func `a period is reopened from the last one back`() throws {
        let given = try closed()
        try given.when(reopen, about: "period/2024-04", on: "2024-06-20")
            .thenRefused(.periodOutOfOrder)
        let one = try given.and(reopen, about: "period/2024-05", on: "2024-06-20")
        try one.when(subsidy(one), about: "fund", on: "2024-05-31").then("subsidy.received")
        try one.when(subsidy(one), about: "fund", on: "2024-04-30").thenRefused(.periodClosed)
        try one.when(reopen, about: "period/2024-05", on: "2024-06-21").thenRefused(.periodOpen)
        // Closed again, it holds what was recorded meanwhile.
        try one.and(subsidy(one), about: "fund", on: "2024-05-31")
            .and(close, about: "period/2024-05", on: "2024-06-30")
            .when(subsidy(one), about: "fund", on: "2024-05-31").thenRefused(.periodClosed)
    }

    @Test func `a period that was never closed is not reopened`() throws {
        try Funded.fund().when(reopen, about: "period/2024-04", on: "2024-06-20")
            .thenRefused(.subjectUnknown)
    }

    @Test func `the last day of each month is the day before the next`() throws {
        var month = try #require(LegalDate("2023-12-01"))
        for _ in 0..<40 {
            let period = Period.month(firstDay: month)
            let next = try #require(period.lastDay.adding(days: 1))
            #expect(next.day == 1 && period.contains(month) && !period.contains(next))
            #expect(Period(period.description) == period)
            #expect((28...31).contains(month.days(until: next)))
            month = next
        }
        #expect(Period("9999-12")?.lastDay == LegalDate("9999-12-31"))
    }
}
