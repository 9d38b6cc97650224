import Accounting
import ArgumentParser

/// What may be asked of the log.
struct EventFilterOptions: ParsableArguments {
    @Option(help: .init("Events about this thing: grant/G-1.", valueName: "category/identifier"))
    var stream: String?

    @Option(help: "Events of this type, or of all types that begin so: grant.")
    var type: String?

    @Option(help: "Events that this person recorded.")
    var actor: String?

    @Option(help: "Events about this party, or that name it.")
    var party: String?

    @Option(help: .init("Entries of at least this many yen.", valueName: "yen"))
    var minAmount: UInt64?

    @Option(help: .init("Entries of at most this many yen.", valueName: "yen"))
    var maxAmount: UInt64?

    @Option(help: .init("Effective on this date or later.", valueName: "date"))
    var from: String?

    @Option(help: .init("Effective on this date or earlier.", valueName: "date"))
    var through: String?

    @Option(help: .init("Recorded on this date in Tokyo or later.", valueName: "date"))
    var recordedFrom: String?

    @Option(help: .init("Recorded on this date in Tokyo or earlier.", valueName: "date"))
    var recordedThrough: String?

    func parsed() throws -> EventFilter {
        if let minAmount, let maxAmount, minAmount > maxAmount {
            throw CommandFailure(
                .badInput, "--min-amount \(minAmount) is more than --max-amount \(maxAmount)")
        }
        return EventFilter(
            stream: stream, type: type, actor: actor.map { $0.contains("/") ? $0 : "actor/\($0)" },
            party: party.map { $0.contains("/") ? $0 : "party/\($0)" },
            amounts: (minAmount ?? 0)...(maxAmount ?? .max),
            hasAmounts: minAmount != nil || maxAmount != nil,
            effective: try range("--from", from, "--through", through),
            recorded: try range(
                "--recorded-from", recordedFrom, "--recorded-through", recordedThrough))
    }

    private func range(_ first: String, _ from: String?, _ second: String, _ through: String?)
        throws
        -> ClosedRange<LegalDate>?
    {
        guard from != nil || through != nil else { return nil }
        let start = try date(first, from ?? "1868-01-01")
        let end = try date(second, through ?? "9999-12-31")
        guard start <= end else {
            throw CommandFailure(.badInput, "\(first) \(start) lies after \(second) \(end)")
        }
        return start...end
    }

    private func date(_ option: String, _ text: String) throws -> LegalDate {
        guard let date = LegalDate(text) else {
            throw CommandFailure(
                .badInput, "\(option) \(text): must be a date such as 2025-04-01")
        }
        return date
    }
}
