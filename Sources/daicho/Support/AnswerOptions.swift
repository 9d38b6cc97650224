import Accounting
import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import LMDBEventLog
import ReadModels

/// An answer to proposals: which, by whom, on which date.
struct AnswerOptions: ParsableArguments {
    @Argument(help: "The proposals, as 'daicho proposals' names them.")
    var proposals: [String]

    @Option(name: .customLong("as"), help: "The actor who answers.")
    var actor: String

    @Option(
        help: .init("The date of the answer; that of the proposal if not given.", valueName: "date")
    )
    var on: String?

    @Option(help: .init("Where the signing key lies, if not beside the folder.", valueName: "file"))
    var key: String?

    @Flag(help: "Print a JSON object a proposal.")
    var json = false

    /// Posts the command about each proposal.
    func answer(_ command: String, reason: String?, in folder: LedgerFolder) throws {
        let actor = try ActorName.parse(actor)
        let rows = try rows(command, reason: reason, in: folder)
        let input = InputRows(name: command, bytes: Array(rows.joined(separator: "\n").utf8))
        let status = try PostedInputs(folder: folder, key: key, json: json).post([input], as: actor)
        if status != .done { throw ExitCode(status.rawValue) }
    }

    /// Lets go of the log before it is opened again for writing.
    private func rows(_ command: String, reason: String?, in folder: LedgerFolder) throws
        -> [String]
    {
        let log = try folder.openForReading()
        let end = try failing { () throws(LogFailure) in try log.next() }
        let view = try LedgerReader.view(of: log, in: folder, asOf: AsOf(known: end, day: nil))
        return try proposals.map { proposal in
            let name = try name(proposal)
            return try JSONValue.object([
                .init("command", .string(command)), .init("subject", .string(name.text)),
                .init("on", .string(on ?? Self.date(of: name, in: view, log).description)),
                .init("facts", .object(reason.map { [.init("reason", .string($0))] } ?? [])),
            ]).compact
        }
    }

    private func name(_ proposal: String) throws -> StreamName {
        let text = proposal.contains("/") ? proposal : "proposal/\(proposal)"
        guard let name = StreamName(parsing: text), name.isOf(Proposal.category) else {
            throw CommandFailure(
                .badInput, "\(proposal.prefix(80)): must be the name of a proposal")
        }
        return name
    }

    /// Does not depend on the day, so that the same answer given again is the same command.
    private static func date(of name: StreamName, in view: LedgerView, _ log: LMDBEventLog) throws
        -> LegalDate
    {
        guard let proposal = view.ledger.reference(to: name) else {
            throw CommandFailure(
                .badInput, "\(name): there is no such proposal; 'daicho proposals' lists them")
        }
        guard let event = try LedgerReader.event(at: proposal.position, in: log) else {
            throw CommandFailure(.failed, "\(name): has no event")
        }
        return event.head.effectiveOn
    }
}
