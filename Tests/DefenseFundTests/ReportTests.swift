import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Reports are issued (House rule 13; Act 19(3), 22).
@Suite struct ReportTests {
    private func report(
        _ size: UInt64, day: String = "2024-04-30", grant: Reference<Grant>? = nil,
        year: Int? = nil
    ) throws -> ReportIssued {
        ReportIssued(
            name: try #require(Identifier("fundSheet")), day: date(day), size: LogPosition(size),
            digest: .example, audience: .public, grant: grant,
            year: year.flatMap { FiscalYear(firstCalendarYear: $0) }, root: .example)
    }

    @Test func `a report that is issued is kept with its pair of times and changes nothing else`()
        throws
    {
        let given = try Funded.fund()
        let size = given.ledger.count
        let when = try given.when(report(size.rawValue), about: "report/R", on: "2024-05-10")
        try when.then("report.issued")
        try when.thenPosts()
        let state = try #require(when.after.reports.map(\.value).first)
        #expect(state.size == size && state.day == date("2024-04-30"))
        #expect(state.issuedOn == date("2024-05-10") && state.audience == .public)
        #expect(when.after.fund == given.ledger.fund)
    }

    @Test func `what was known is some of the log, and never more than it`() throws {
        let given = try Funded.fund()
        let size = given.ledger.count.rawValue
        try given.when(report(1), about: "report/R", on: "2024-05-10").then("report.issued")
        try given.when(report(0), about: "report/R", on: "2024-05-10")
            .thenRefused(.positionUnknown)
        try given.when(report(size + 1), about: "report/R", on: "2024-05-10")
            .thenRefused(.positionUnknown)
    }

    @Test func `the day that it is about has come`() throws {
        let given = try Funded.fund()
        let size = given.ledger.count.rawValue
        try given.when(report(size, day: "2024-05-10"), about: "report/R", on: "2024-05-10")
            .then("report.issued")
        try given.when(report(size, day: "2024-05-11"), about: "report/R", on: "2024-05-10")
            .thenRefused(.dateOutOfOrder)
    }

    @Test func `the year that it is about has begun on the day`() throws {
        let given = try Funded.fund()
        let size = given.ledger.count.rawValue
        try given.when(report(size, year: 2024), about: "report/R", on: "2024-05-10")
            .then("report.issued")
        try given.when(report(size, year: 2025), about: "report/R", on: "2024-05-10")
            .thenRefused(.dateOutOfOrder)
    }

    @Test func `it is not dated ahead`() throws {
        let given = try Funded.fund()
        let size = given.ledger.count.rawValue
        try given.when(
            report(size), about: "report/R", on: "2024-05-11", recorded: "2024-05-10"
        ).thenRefused(.dateAhead)
    }

    @Test func `a report about a grant is about one that is there`() throws {
        let given = try Funded.fund()
        let nothing = Reference<Grant>(StreamReference(.start))
        try given.when(
            report(given.ledger.count.rawValue, grant: nothing), about: "report/R",
            on: "2024-05-10"
        ).thenRefused(.subjectUnknown)
    }

    @Test func `a report is issued once under its name`() throws {
        let given = try Funded.fund()
        let issued = try given.and(report(1), about: "report/R", on: "2024-05-10")
        try issued.when(report(1), about: "report/R", on: "2024-05-10").thenRefused(.nameTaken)
        try issued.when(report(2), about: "report/S", on: "2024-05-10").then("report.issued")
    }

    @Test func `a report about a day of a closed period may be issued`() throws {
        let given = try Funded.fund()
            .and(
                PeriodClosed(size: .start, root: .example), about: "period/2024-04",
                on: "2024-05-10")
        try given.when(report(1), about: "report/R", on: "2024-05-10").then("report.issued")
    }

    @Test func `whoever may export issues one, and administrators do no business`() {
        let roles = ReportIssued.declaration.roles
        #expect(!roles.contains(.administrator) && roles.contains(.regulator))
    }
}
