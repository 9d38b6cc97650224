import ArgumentParser
import Audit
import EventCoding
import EventSourcing
import ReadModels

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What differs between two pairs of times, event by event, and adds up.",
        discussion: """
            A pair is TIME@DAY: as known then (a position, an instant, a day or the file of a \
            checkpoint), about the day. Without a time it is now, without a \
            day everything that is recorded. Folded from the log alone. Exit status: 0 the \
            effects add up, 1 the log is not as it was signed, 2 they do not, or the log cannot be \
            read.

            Example: daicho-replay diff ledger 2025-06-30@FY2024 @FY2024 --table grants
            """)

    @OptionGroup var options: AskedOptions

    @Argument(help: .init("The first pair.", valueName: "pair"))
    var first: String

    @Argument(help: .init("The second pair.", valueName: "pair"))
    var second: String

    @Option(help: .init("Only this table: trialBalance, grants, fundBalance.", valueName: "name"))
    var table: String?

    @OptionGroup var form: TableForm

    func run() throws {
        let tables = LedgerTable.compared.filter { table == nil || $0.name == table }
        guard !tables.isEmpty else {
            let names = LedgerTable.compared.map(\.name).joined(separator: ", ")
            throw Output.Failure("--table \(table?.prefix(80) ?? ""): must be one of \(names)")
        }
        let asked = try AskedLog(options)
        let (changes, isTurned) = try asked.reading { asked in
            let pairs = try [first, second].map { text in
                let (time, day) = AsOf.parts(of: text)
                return try QuestionOptions.pair(time: time, day: day, in: asked)
            }
            let isTurned = pairs[0].known > pairs[1].known
            let (from, to) = isTurned ? (pairs[1], pairs[0]) : (pairs[0], pairs[1])
            if let excess = try PairChanges.excess(
                from: from, to: to, reading: asked.log.forEachEvent)
            {
                throw Output.Failure(excess)
            }
            let changes = try PairChanges(from: from, to: to, reading: asked.log.forEachEvent) {
                view in
                tables.map { $0(in: view) }
            }
            return (changes, isTurned)
        }
        guard changes.explain else {
            throw Output.Failure(
                "the effects do not come to the numbers; this is a fault of the program")
        }
        if isTurned { Output.note("told from the second pair to the first, which is known later") }
        let register = changes.register
        if form.json {
            let answer = JSONValue.object([.init("addsUp", true), .init("changes", register.json)])
            try Output.write(answer.pretty + "\n")
        } else {
            let text = register.rows.isEmpty ? "" : register.text + "\n"
            try Output.write(form.csv ? register.csv : text + changes.sentence + "\n")
        }
        try asked.finish()
    }
}
