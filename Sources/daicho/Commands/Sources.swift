import Accounting
import ArgumentParser
import Containers
import DefenseFund
import EventSourcing
import LMDBEventLog
import ReadModels

struct Sources: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "Whose money paid what: each payment traced to what brought the money in.",
        discussion: """
            The nth yen that the fund paid is the nth that it received, by effective date. Without \
            an option every yen is told, and behind the payments what is left.

            Example: daicho sources ledger G-2025-003

            Example: daicho sources ledger --year FY2024 --csv
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: "Only what was paid on this grant.")
    var grant: String?

    @Option(
        help: .init(
            """
            Only what this event brought in, and what is left of it: its position, the instant at \
            which it was recorded, or the day in Tokyo for all that was recorded on it.
            """, valueName: "event"))
    var of: String?

    @Option(
        help: .init(
            """
            Only what came in from this fiscal year: of a subsidy the year of its budget, of \
            anything else the one in which it came in.
            """, valueName: "year"))
    var year: String?

    @OptionGroup var options: TableOptions

    func validate() throws {
        guard [grant != nil, of != nil, year != nil].count(where: \.self) <= 1 else {
            throw ValidationError("a grant, --of and --year exclude each other")
        }
    }

    func run() throws {
        let year = try year.map(DateOption.fiscalYear)
        var sources = MoneySources()
        let log = try target.folder.openForReading()
        // Their names and accounts stay what they are, so the last view tells them of each event.
        let view = try options.view(
            of: log, in: target.folder, only: [.names, .accounts, .balances, .grants])
        try options.forEachEvent(of: log, in: target.folder) { sources.add($0, in: view) }
        let parts = sources.parts
        guard MoneySources.balance(of: parts) == view.moneyHeld else {
            throw Self.doesNotAddUp("the money that came in and went out", "what the fund holds")
        }
        if let grant {
            try options.print(RegisterTable(Self.parts(parts, paidOn: grant, in: view)))
        } else if let of {
            let positions = try Self.positions(of, in: log)
            let told = parts.filter { $0.source.map { positions.contains($0.position) } ?? false }
            let corrections = positions.lowerBound.rawValue..<positions.upperBound.rawValue
            let correction = corrections.lazy.compactMap {
                sources.correction(of: LogPosition($0))
            }.first
            if told.isEmpty, let correction {
                throw CommandFailure(
                    .badInput,
                    "--of \(of.prefix(80)): was corrected by event \(correction); ask about that "
                        + "one, or with --as-of about what was known before")
            }
            guard !told.isEmpty else {
                throw CommandFailure(
                    .badInput,
                    "--of \(of.prefix(80)): brought no money into the fund; 'daicho sources' lists "
                        + "what did"
                )
            }
            try options.print(RegisterTable(told))
        } else {
            try options.print(
                RegisterTable(parts.filter { year == nil || $0.source?.year == year }))
        }
    }

    /// Where the events stand that are meant. A checkpoint and a month mean too many: what came in
    /// up to a time is what `--as-of` asks about.
    private static func positions(_ of: String, in log: LMDBEventLog) throws -> Range<LogPosition> {
        let end = try failing { () throws(LogFailure) in try log.next() }
        let times: (first: RecordedTime, last: RecordedTime)
        if let position = UInt64(of), position < end.rawValue {
            return LogPosition(position)..<LogPosition(position + 1)
        } else if let instant = RecordedTime(of) {
            times = (instant, instant)
        } else if let day = LegalDate(of), let before = day.adding(days: -1) {
            let last = RecordedTime(endOfDayInTokyo: before)
            times = (
                RecordedTime(microseconds: last.microseconds + 1),
                RecordedTime(endOfDayInTokyo: day)
            )
        } else {
            throw CommandFailure(
                .badInput,
                "--of \(of.prefix(80)): is no position of the ledger, no instant at which an event "
                    + "was recorded, and no day; for what came in up to a time give --as-of")
        }
        let before = RecordedTime(microseconds: times.first.microseconds - 1)
        return try KnownTime.count(
            by: before, upTo: end, in: log)..<KnownTime.count(by: times.last, upTo: end, in: log)
    }

    private static func parts(_ parts: [MoneyPart], paidOn grant: String, in view: LedgerView)
        throws -> [MoneyPart]
    {
        let reference = try GrantName.reference(grant, in: view)
        let name = view.name(reference.stream)
        let told = parts.filter { $0.use?.subject == name && $0.use?.kind.isOfGrant ?? false }
        let paid = view.ledger.grants[reference]?.paid ?? .zero
        guard told.reduce(0, { $0 + $1.amount }) == Int128(paid.rawValue) else {
            throw doesNotAddUp("the parts", "what was paid on \(grant)")
        }
        return told
    }

    private static func doesNotAddUp(_ these: String, _ those: String) -> CommandFailure {
        CommandFailure(
            .failed,
            "\(these) do not come to \(those): the log holds what no act posts; run "
                + "'daicho-replay replay'")
    }
}
