import Accounting
import ArgumentParser
import EventCoding
import EventSourcing
import LMDBEventLog

/// An act of two persons that is asked for by a verb of its own: who proposes it, on which date.
struct ProposalOptions: ParsableArguments {
    @Option(name: .customLong("as"), help: "The actor who proposes it.")
    var actor: String

    @Option(help: .init("The date of the act; today in Tokyo if not given.", valueName: "date"))
    var on: String?

    @Option(help: .init("Where the signing key lies, if not beside the folder.", valueName: "file"))
    var key: String?

    @Flag(help: "Print a JSON object.")
    var json = false

    /// Proposes the act, and says how another person approves.
    func propose(
        _ command: String, about subject: String, _ facts: [JSONValue.Member],
        in folder: LedgerFolder
    ) throws {
        let row = JSONValue.object([
            .init("command", .string(command)), .init("subject", .string(subject)),
            .init("on", .string(try DateOption.date(on).description)),
            .init("facts", .object(facts)),
        ])
        var input = InputRows(name: command, bytes: Array(row.compact.utf8))
        input.isProposing = true
        let status = try PostedInputs(folder: folder, key: key, json: json)
            .post([input], as: ActorName.parse(actor))
        guard status == .done else { throw ExitCode(status.rawValue) }
        if case .success(let draft) = input.next()?.command {
            let proposal = draft.subject.identifierText
            Console.note(
                "Another person approves: daicho approve \(folder.path) \(proposal) --as ACTOR")
        }
    }
}
