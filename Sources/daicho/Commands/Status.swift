import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import ReadModels
import Transparency

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "How many events there are, their root, and how far outsiders have vouched.",
        discussion: "Example: daicho status ledger")

    @OptionGroup var target: LedgerOption

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let log = try target.folder.openForReading()
        let note = try LedgerReader.newestNote(of: log, in: target.ledger)
        let checkpoint = try LedgerReader.reading { try Checkpoint(note.text) }
        let head = checkpoint.head
        guard head.size > 0,
            let last = try LedgerReader.event(at: LogPosition(head.size - 1), in: log)
        else { throw CommandFailure(.failed, "\(target.ledger): the log holds no event") }
        // The last that each has signed.
        var newest: [WitnessVerifier: Cosignature] = [:]
        for one in CosignatureKeeper(folder: target.folder).all { newest[one.state.witness] = one }
        let vouches = newest.values.sorted {
            ($1.state.head.size, $0.state.witness.name)
                < ($0.state.head.size, $1.state.witness.name)
        }
        if json {
            return try Console.write(
                TextJSON.object(
                    [("origin", .string(checkpoint.origin))] + TextJSON.members(of: head)
                        + [
                            ("lastRecordedAt", .string(last.head.recordedAt.description)),
                            ("cosignatures", .array(vouches.map(Self.json))),
                        ]))
        }
        var lines = [
            "origin         \(checkpoint.origin)", "events         \(head.size)",
            "root           \(head.root)", "last recorded  \(last.head.recordedAt)",
        ]
        if vouches.isEmpty { lines.append("cosigned       by nobody yet") }
        for one in vouches {
            let rest = head.size - min(head.size, one.state.head.size)
            lines.append(
                "cosigned       by \(one.state.witness.name) up to \(one.state.head.size) on "
                    + "\(one.signedAt), \(rest) events since")
        }
        try Console.write(lines.map { $0 + "\n" }.joined())
    }

    private static func json(_ one: Cosignature) -> JSONValue {
        .object([
            .init("witness", .string(one.state.witness.name)),
            .init("key", .string(one.state.witness.encoded)),
            .init("size", .integer(Int128(one.state.head.size))),
            .init("signedAt", .string(one.signedAt.description)),
        ])
    }
}
