import Accounting
import EventSourcing
import LedgerEngine

/// A day that is given with an option.
enum DateOption {
    /// The date that is given with `--on`, or today.
    static func date(_ on: String?) throws -> LegalDate {
        guard let on else {
            guard let today = SystemClock().now().dateInTokyo else {
                throw CommandFailure(.failed, "the machine's clock shows no date; give --on DATE")
            }
            return today
        }
        guard let date = LegalDate(on) else {
            throw CommandFailure(
                .badInput, "--on \(on.prefix(80)): must be a date such as 2025-06-30")
        }
        return date
    }

    /// The fiscal year that is given with `--year`.
    static func fiscalYear(_ year: String) throws -> FiscalYear {
        guard let fiscalYear = FiscalYear(named: year) else {
            throw CommandFailure(
                .badInput, "--year \(year.prefix(80)): must be one such as FY2024 or 令和6年度")
        }
        return fiscalYear
    }

    /// The day that is given with `--on`, or the last one of the month, quarter or year.
    static func lastDay(_ on: String) throws -> LegalDate {
        guard let day = LegalDate(lastDayOf: on) else {
            throw CommandFailure(
                .badInput,
                "--on \(on.prefix(80)): must be a date such as 2025-06-30, a month, a fiscal "
                    + "year such as FY2024 or 令和6年度, or a quarter such as FY2024-Q2")
        }
        return day
    }
}
