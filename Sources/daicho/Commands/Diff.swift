import Accounting
import ArgumentParser
import EventCoding
import EventSourcing
import LMDBEventLog
import LedgerEngine
import ReadModels

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
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

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Print CSV.")
    var csv = false

    /// So many events are applied at most to explain what lies between two days.
    private static let budget: UInt64 = 40_000_000

    func validate() throws {
        guard !(json && csv) else { throw ValidationError("--json and --csv exclude each other") }
    }

    func run() throws {
        let log = try target.folder.openForReading()
        let pairs = try [first, second].map { try pair($0, in: log) }
        let isTurned = pairs[0].known > pairs[1].known
        let (from, to) = isTurned ? (pairs[1], pairs[0]) : (pairs[0], pairs[1])
        let names = LedgerView().tables.map(\.name)
        if let table, !names.contains(table) {
            throw CommandFailure(
                .badInput, "--table \(table): must be one of \(names.joined(separator: ", "))")
        }
        try requireBudget(from, to, in: log)
        let changes = try LedgerReader.reading {
            try PairChanges(
                from: from, to: to,
                reading: { start, end, body in
                    try log.forEachRecord(from: start, to: end) { _, record in
                        try body(RecordDecoder.decode(record))
                    }
                },
                viewing: { try LedgerReader.view(of: log, in: target.folder, asOf: $0) },
                tables: { view in
                    table.map { [ReportCatalogue.register(named: $0, in: view)] } ?? view.tables
                })
        }
        guard changes.explain else {
            throw CommandFailure(
                .failed, "the effects do not come to the numbers; this is a fault of the program")
        }
        if isTurned { Console.note("told from the second pair to the first, which is known later") }
        try print(changes.register)
    }

    private func print(_ table: RegisterTable) throws {
        let sum =
            table.rows.isEmpty
            ? "nothing differs"
            : "the numbers of the first pair and these effects add up to those of the second"
        if json {
            return try Console.write(
                JSONValue.object([.init("addsUp", true), .init("changes", table.json)]).pretty
                    + "\n")
        }
        if csv {
            try Console.write(table.csv)
            return Console.note(sum)
        }
        try Console.write((table.rows.isEmpty ? "" : table.text + "\n") + sum + "\n")
    }

    /// To go from one day to another the log is folded once for each event between them.
    private func requireBudget(_ from: AsOf, _ to: AsOf, in log: LMDBEventLog) throws {
        guard from.day != to.day, to.known > .start else { return }
        var count: UInt64 = 0
        try LedgerReader.reading {
            try log.read(from: .start) { position, record in
                let event = try RecordDecoder.decode(record)
                if from.isInForce(event) != to.isInForce(event) { count += 1 }
                return position.advanced(by: 1) < to.known
            }
        }
        guard count * to.known.rawValue <= Self.budget else {
            throw CommandFailure(
                .badInput,
                "\(count) events take effect between the two days: too many to be told one by one "
                    + "in a log of \(to.known); ask for days that lie nearer to each other, or "
                    + "compare the tables at both pairs")
        }
    }

    private func pair(_ text: String, in log: LMDBEventLog) throws -> AsOf {
        let at = text.lastIndex(of: "@")
        let time = at.map { String(text[..<$0]) } ?? text
        let day = at.map { String(text[text.index(after: $0)...]) } ?? ""
        return AsOf(
            known: try KnownTime.count(
                time.isEmpty || time == "now" ? nil : time, in: log, of: target.folder),
            day: try day.isEmpty ? nil : DateOption.lastDay(day))
    }
}
