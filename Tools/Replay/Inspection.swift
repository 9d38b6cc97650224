import ArgumentParser
import Audit
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import Transparency

/// What both verbs are told.
struct InspectionOptions: ParsableArguments {
    @Argument(help: "The folder of the ledger, or a copy of it.")
    var ledger: String

    @Option(
        name: .customLong("checkpoint"),
        help: .init(
            "A checkpoint from elsewhere that must be a prefix; may be given more than once.",
            valueName: "file"))
    var checkpoints: [String] = []

    @Option(
        help: .init(
            "The verifier key of the ledger, as 'daicho init' printed it.", valueName: "key"))
    var verifier: String?

    @Flag(help: "Print one JSON object.")
    var json = false
}

/// Opens a ledger and verifies it, as it is when the audit begins.
struct Inspection {
    let options: InspectionOptions

    /// - Parameters:
    ///   - begin: gets the log before it is read.
    ///   - each: gets every event that can be decoded, in order, many at a time.
    ///   - finish: adds what the events made together, once all are read.
    func run(
        begin: (LMDBEventLog) -> Void, each: (ArraySlice<RecordedEvent>) throws -> Void,
        finish: (inout AuditReport) -> Void
    ) throws -> AuditReport {
        let verifier = try options.verifier.map(Self.verifierKey)
        let older = try options.checkpoints.map(CheckpointFile.read)
        var report = AuditReport()
        let file: LogInspection
        do { file = try LogInspection(of: options.ledger + "/log.mdb") } catch {
            report.unchecked.append("the file: \(error)")
            return report
        }
        if let log = file.log {
            begin(log)
            var check = LogVerifier(log, verifier: verifier, older: older)
            check.run(each: each)
            report = check.report
            finish(&report)
            noteLimits(&report, hasKey: verifier != nil)
            report.notCovered += file.notCovered
        } else {
            report.unchecked.append("the records: damaged pages are not followed")
        }
        for finding in findings(of: file) { report.add(finding) }
        // Last: until here what was read may have changed under a reader without a lock.
        if file.wasRewritten {
            report.withdrawFindings(because: "the ledger is being written; audit it again")
        }
        return report
    }

    private func findings(of file: LogInspection) -> [Finding] {
        let damages = file.damages.map { damage in
            Finding(
                .pageDamaged, at: nil, expected: "a sound page \(damage.page)",
                found: damage.problem)
        }
        let strangers = file.strangers.map { stranger in
            switch stranger {
            case .table(let name):
                Finding(
                    .tableUnknown, at: nil, expected: "the tables of a log only",
                    found: JSONValue.string(name).compact)
            case .row(let table, let key):
                Finding(
                    .rowUnknown, at: nil, expected: "the rows of a log only in '\(table)'",
                    found: "a row with the key \(Hexadecimal.encode(key))")
            }
        }
        return damages + strangers
    }

    private func noteLimits(_ report: inout AuditReport, hasKey: Bool) {
        if !hasKey {
            report.notCovered.append(
                "whose key it is: give --verifier with the key from another source")
        }
        report.notCovered.append(
            "older heads that were dropped, and an end that was cut off with its heads: give "
                + "--checkpoint with one of that time")
    }

    static func verifierKey(_ text: String) throws -> NoteVerifier {
        do { return try NoteVerifier(encoded: text) } catch {
            throw Output.Failure(
                "--verifier \(text): \(error); give the line that 'daicho init' printed")
        }
    }
}
