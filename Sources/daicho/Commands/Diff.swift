import Accounting
import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
import ReadModels
import StateCoding

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What differs between two pairs of times, event by event, and adds up.",
        discussion: """
            A pair is TIME@DAY: as known then, about the day. Without a time it is now, without a \
            day everything that is recorded. Every number that differs is told with the events \
            that explain it; that all effects come to the second numbers is added up, and the \
            exit status is 3 if they do not.

            Example: daicho diff ledger 2025-06-30@FY2024 @FY2024

            Example: daicho diff ledger @2025-03-31 @2025-06-30 --table grants
            """)

    @OptionGroup var target: LedgerOption

    @Argument(help: .init("The first pair.", valueName: "pair"))
    var first: String

    @Argument(help: .init("The second pair.", valueName: "pair"))
    var second: String

    @Option(help: .init("Only this table: trialBalance, grants, fundBalance.", valueName: "name"))
    var table: String?

    @OptionGroup var form: TableForm

    func run() throws {
        let log = try target.folder.openForReading()
        let pairs = try [first, second].map { try pair($0, in: log) }
        let isTurned = pairs[0].known > pairs[1].known
        let (from, to) = isTurned ? (pairs[1], pairs[0]) : (pairs[0], pairs[1])
        let tables = try compared()
        let sections = tables.reduce(into: [.names] as Set) { $0.formUnion($1.sections) }
        func read(
            _ start: LogPosition, _ end: LogPosition, _ body: (RecordedEvent) throws -> Void
        ) throws {
            try log.forEachRecord(from: start, to: end) { try body(RecordDecoder.decode($1)) }
        }
        let images = target.folder.images(of: log)
        let start =
            from.day == to.day
            ? nil : images?.headStart(of: log, asOf: to, and: from.day, only: sections)
        let excess = try LedgerReader.reading {
            try PairChanges.excess(
                from: from, to: to, startingAt: start?.progress ?? .start, reading: read)
        }
        if let excess { throw CommandFailure(.badInput, excess) }
        // The second view begins where the first one stood if no image lies nearer.
        var first: LedgerView?
        let changes = try LedgerReader.reading {
            try PairChanges(
                from: from, to: to, reading: read,
                viewing: { pair, goesOn in
                    let view = try LedgerReader.view(
                        of: log, in: target.folder, asOf: pair, from: first,
                        only: goesOn ? LedgerView.goingOn(to: sections) : sections)
                    first = view
                    return view
                },
                startingAt: start ?? LedgerView(),
                parting: { images?.keep($0, of: log, since: start?.progress ?? .start) },
                tables: { view in tables.map { $0(in: view) } })
        }
        guard changes.explain else {
            throw CommandFailure(
                .failed, "the effects do not come to the numbers; this is a fault of the program")
        }
        if isTurned { Console.note("told from the second pair to the first, which is known later") }
        try form.print(changes: changes.register, changes.sentence)
    }

    /// The tables that are asked for.
    private func compared() throws -> [LedgerTable] {
        let tables = LedgerTable.compared.filter { table == nil || $0.name == table }
        guard !tables.isEmpty else {
            let names = LedgerTable.compared.map(\.name).joined(separator: ", ")
            throw CommandFailure(
                .badInput, "--table \(table?.prefix(80) ?? ""): must be one of \(names)")
        }
        return tables
    }

    private func pair(_ text: String, in log: LMDBEventLog) throws -> AsOf {
        let (time, day) = AsOf.parts(of: text)
        return AsOf(
            known: try KnownTime.count(time, in: log, of: target.folder),
            day: try day.map(DateOption.lastDay))
    }
}
