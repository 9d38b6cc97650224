import ArgumentParser
import Audit
import DefenseFund
import EventCoding
import EventSourcing
import Terminal
import Transparency

struct CertificateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "Replays and says on one page what it came to.",
        discussion: """
            The page names the events, the digest of every projection, the parameters in force, \
            the checks that were made, what was found, what the journal tests came to with the \
            parameters that they have where none is set, and what was not checked. It is the same, \
            byte for byte, on every machine: it names no time, place or person. With --resume an \
            interrupted replay goes on as that of 'replay' does: what was not run again is told on \
            standard error, and the page is the same.

            Example: daicho-replay certificate package --html > certificate.html
            """)

    @OptionGroup var options: InspectionOptions

    @OptionGroup var resuming: ResumeOptions

    @Flag(help: "Print a page of HTML for A4, to be signed.")
    var html = false

    func validate() throws {
        guard !(options.json && html) else {
            throw ValidationError("--json and --html exclude each other")
        }
    }

    func run() throws {
        Interruption.watch()
        var first: RecordedTime?
        var (outcome, leftOut) = try resuming.replay(Inspection(options)) { stretch in
            first = first ?? stretch.events.first?.head.recordedAt
        }
        for text in leftOut { Output.note("not run again: \(text)") }
        let tests = try tests(of: &outcome)
        let certificate = Certificate(
            of: outcome.replay ?? Replay(), outcome.report, at: outcome.head, source: outcome.kind,
            newestNote: outcome.newestNote, first: first, tests: tests)
        if options.json {
            try Output.write(certificate.json.pretty + "\n")
        } else {
            try Output.write(html ? certificate.page.html : certificate.text)
        }
        throw ExitCode(outcome.report.result.exitStatus)
    }

    /// What the journal tests come to; where the log was not read to its end they are not run.
    private func tests(of outcome: inout Inspection.Outcome) throws -> [JournalTestResult] {
        guard let log = outcome.log, !Interruption.isAsked else { return [] }
        do { return try Self.results(JournalSelection(), in: log) } catch {
            outcome.report.notCovered.append("the journal tests, which cannot be run: \(error)")
            return []
        }
    }

    private static func results(_ selection: JournalSelection, in log: some AuditedLog) throws
        -> [JournalTestResult]
    {
        try JournalTestRun(selection, in: log).results
    }
}
