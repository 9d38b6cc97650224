import Accounting
import ArgumentParser
import EventSourcing
import LedgerEngine
import ReadModels

struct Due: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What must be done, by whom and by when; overdue first.",
        discussion: "Example: daicho due ledger --on 2025-06-30")

    @OptionGroup var target: LedgerOption
    @OptionGroup var options: TableOptions

    @Option(help: .init("As of this date; today in Tokyo if not given.", valueName: "date"))
    var on: String?

    func run() throws {
        let date = try date()
        let view = try LedgerReader.view(of: target.folder, at: options.at)
        try options.print(view.obligationRegister(on: date))
    }

    private func date() throws -> LegalDate {
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
