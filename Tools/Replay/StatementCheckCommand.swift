import Accounting
import ArgumentParser
import Audit
import Cryptography
import EventCoding
import Foundation
import ReadModels
import Transparency

struct StatementCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract: "Checks a statement of an account without the ledger.",
        discussion: """
            Each posting must stand in the log that the checkpoint signs, and all together come to \
            the sums that the recorded state commits to. Exit status: 0 verified, 1 failed, 2 \
            incomplete: without --verifier nobody knows whose checkpoint it is.

            Example: daicho-replay statement statement.json --verifier "$KEY"
            """)

    @Argument(help: "The file that 'daicho statement -o' wrote.")
    var file: String

    @Option(
        help: .init(
            "The verifier key of the ledger, as 'daicho init' printed it.", valueName: "key"))
    var verifier: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let key = try verifier.map(Inspection.verifierKey)
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Output.Failure("\(file): cannot be read")
        }
        let answer = Self.check(Array(data), verifier: key)
        try Output.write(json ? answer.json.compact + "\n" : answer.text)
        throw ExitCode(answer.result.exitStatus)
    }

    private struct Answer {
        var result: AuditResult
        var problem: String?
        var account: StatementAccount?

        var text: String {
            var text = account?.table.text ?? ""
            if let account {
                text += "\naccount      \(account.name)\ndays         \(account.period)\n"
                text +=
                    "state        recorded at \(account.statePosition)\n"
                    + "tree         \(account.head.size) events, root \(account.head.root)\n"
            }
            if let problem {
                text += "\(result == .failed ? "FINDING" : "not checked")  \(problem)\n"
            }
            return text + "\(result.rawValue)\n"
        }

        var json: JSONValue {
            .object([
                .init("result", .string(result.rawValue)),
                .init("problem", problem.map { .string($0) } ?? .null),
                .init("account", account.map { .string($0.name) } ?? .null),
                .init("from", account?.from.map { .string($0.description) } ?? .null),
                .init("through", account?.through.map { .string($0.description) } ?? .null),
                .init("postings", account.map { .integer(Int128($0.postingCount)) } ?? .null),
                .init("rows", account.map { .integer(Int128($0.rows.count)) } ?? .null),
                .init("root", account.map { .string($0.head.root.description) } ?? .null),
            ])
        }
    }

    private static func check(_ bytes: [UInt8], verifier: NoteVerifier?) -> Answer {
        do {
            let statement = try Statement(parsing: bytes)
            if let verifier, !verifier.verifies(statement.checkpoint) {
                throw StatementFault("the checkpoint is not signed by the key that was given")
            }
            let account = try statement.account()
            guard verifier != nil else {
                return Answer(
                    result: .incomplete,
                    problem: "whose key signed the checkpoint: give --verifier with the key from "
                        + "another source", account: account)
            }
            return Answer(result: .verified, account: account)
        } catch {
            return Answer(result: .failed, problem: "\(error)")
        }
    }
}
