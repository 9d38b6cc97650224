import Accounting
import ArgumentParser

/// The effective dates that a question is about.
struct PeriodOptions: ParsableArguments {
    @Option(help: .init("Only what takes effect on this day.", valueName: "day"))
    var on: String?

    @Option(help: .init("Only what takes effect on this day or later.", valueName: "day"))
    var from: String?

    @Option(
        help: .init(
            "Only what takes effect by this day, or the end of this month, quarter or fiscal year.",
            valueName: "day"))
    var to: String?

    @Option(
        help: .init(
            "Only what takes effect in this fiscal year: FY2024 or 令和6年度.", valueName: "year"))
    var year: String?

    func validate() throws {
        let kinds = [on != nil, from != nil || to != nil, year != nil]
        guard kinds.count(where: { $0 }) <= 1 else {
            throw ValidationError("--on, --year, and --from with --to exclude each other")
        }
    }

    /// `nil` for all days.
    func days() throws -> ClosedRange<LegalDate>? {
        if let year {
            guard let named = FiscalYear(named: year) else {
                throw Output.Failure(
                    "--year \(year.prefix(80)): must be a fiscal year such as FY2024 or 令和6年度")
            }
            return named.firstDay...named.lastDay
        }
        if let on {
            let day = try Self.day(on, "--on")
            return day...day
        }
        guard from != nil || to != nil else { return nil }
        let first = try from.map { try Self.day($0, "--from") } ?? .earliest
        let last = try to.map { try Self.lastDay($0) } ?? .latest
        guard first <= last else {
            throw Output.Failure("--from \(first) --to \(last): the days end before they begin")
        }
        return first...last
    }

    private static func day(_ text: String, _ option: String) throws -> LegalDate {
        guard let day = LegalDate(text) else {
            throw Output.Failure(
                "\(option) \(text.prefix(80)): must be a date such as 2025-06-30")
        }
        return day
    }

    private static func lastDay(_ text: String) throws -> LegalDate {
        guard let day = LegalDate(lastDayOf: text) else {
            throw Output.Failure(
                "--to \(text.prefix(80)): must be a date such as 2025-06-30, a month, a quarter "
                    + "such as FY2024-Q2 or a fiscal year")
        }
        return day
    }
}
