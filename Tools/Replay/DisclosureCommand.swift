import ArgumentParser
import Audit
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Foundation

struct DisclosureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disclosure",
        abstract: "Tells whether a withheld value that was disclosed is the one in the record.",
        discussion: """
            Exit status: 0 right, 1 it is another value, or the log is not as it was signed, 2 \
            wrong usage.

            Example: daicho-replay disclosure disclosure.json ledger
            """)

    private static let code = Finding.Code.disclosureWrong.rawValue

    @Argument(help: "The file that 'daicho disclose' printed.")
    var file: String

    @OptionGroup var options: AskedOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let disclosure = try disclosure()
        let asked = try AskedLog(options)
        guard let event = try asked.reading({ try $0.log.event(at: disclosure.position) }) else {
            throw Output.Failure("\(asked.path): there is no event \(disclosure.position)")
        }
        let problem = disclosure.disagreement(with: event.act)
        try Output.write(json ? answer(disclosure, problem) : text(disclosure, problem))
        try asked.finish(status: (problem == nil ? AuditResult.verified : .failed).exitStatus)
    }

    private func disclosure() throws -> Disclosure {
        let data: Data?
        do { data = try FileHandle(forReadingAtPath: file)?.read(upToCount: 1 << 16) ?? nil } catch
        {
            data = nil
        }
        guard let data else { throw Output.Failure("\(file): cannot be read, or is empty") }
        do { return try Disclosure(parsing: Array(data)) } catch {
            throw Output.Failure("\(file): \(error)")
        }
    }

    private func text(_ disclosure: Disclosure, _ problem: String?) -> String {
        let what = "'\(disclosure.value.field)' of event \(disclosure.position)"
        return problem.map { "failed: \(what): \($0) [\(Self.code)]\n" }
            ?? "right: the record of event \(disclosure.position) commits to this "
            + "'\(disclosure.value.field)'\n"
    }

    private func answer(_ disclosure: Disclosure, _ problem: String?) -> String {
        JSONValue.object([
            .init("result", .string(problem == nil ? "right" : "failed")),
            .init("position", .integer(Int128(disclosure.position.rawValue))),
            .init("field", .string(disclosure.value.field)),
            .init("digest", .string(disclosure.value.digest.description)),
            .init("problem", problem.map { .string($0) } ?? .null),
            .init("code", problem == nil ? .null : .string(Self.code)),
        ]).compact + "\n"
    }
}
