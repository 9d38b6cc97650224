import Accounting
import ArgumentParser
import Containers
import DefenseFund
import EventSourcing
import ReadModels

struct Sources: ParsableCommand {
    static let configuration = CommandConfiguration(
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
            "Only what this event brought in, and what is left of it.", valueName: "position"))
    var of: UInt64?

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
        let view = try options.view(of: log, in: target.folder) { event, _, view in
            sources.add(event, in: view)
        }
        let parts = sources.parts
        guard MoneySources.balance(of: parts) == view.moneyHeld else {
            throw Self.doesNotAddUp("the money that came in and went out", "what the fund holds")
        }
        if let grant {
            try options.print(RegisterTable(Self.parts(parts, paidOn: grant, in: view)))
        } else if let of {
            let told = parts.filter { $0.source?.position.rawValue == of }
            guard !told.isEmpty else {
                throw CommandFailure(
                    .badInput,
                    "--of \(of): brought no money into the fund; 'daicho sources' lists what did")
            }
            try options.print(RegisterTable(told))
        } else {
            try options.print(
                RegisterTable(parts.filter { year == nil || $0.source?.year == year }))
        }
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
