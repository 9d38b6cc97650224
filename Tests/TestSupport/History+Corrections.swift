import Accounting
import DefenseFund
import EventCoding
import EventSourcing

extension History {
    /// Corrects the subsidy that was recorded last, or its correction, to one yen more. Chance
    /// would hardly ever name an event that can be corrected.
    public mutating func correctLastSubsidy() throws {
        let last = events.last { $0.act is SubsidyReceived || $0.act is EntryCorrected }
        guard let last, let today = events.last?.head.recordedAt.dateInTokyo else { return }
        let command = (last.act as? EntryCorrected)?.replacement
        guard let subsidy = (command?.act ?? last.act) as? SubsidyReceived,
            let bank = ledger.name(of: subsidy.bank.stream)
        else { return }
        let date = command?.effectiveOn ?? last.head.effectiveOn
        try perform(
            TestCommand(
                "entry.correct", "correction/\(last.head.position)", on: today,
                [
                    ("corrects", .integer(Int128(last.head.position.rawValue))),
                    ("reason", "one yen was forgotten"),
                    (
                        "replacement",
                        .object([
                            .init("command", "subsidy.receive"), .init("subject", "fund"),
                            .init("on", .string(date.description)),
                            .init(
                                "facts",
                                .object([
                                    .init("budgetYear", .string(subsidy.budgetYear.description)),
                                    .init("amount", .integer(Int128(subsidy.amount.rawValue) + 1)),
                                    .init("bank", .string(bank.text)),
                                ])),
                        ])
                    ),
                ]))
    }
}
