import Accounting
import ArgumentParser
import EventSourcing
import LedgerEngine

/// The day that a question is about.
struct DateOption: ParsableArguments {
    @Option(help: .init("As of this date; today in Tokyo if not given.", valueName: "date"))
    var on: String?

    func date() throws -> LegalDate { try Self.date(on) }

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
}
