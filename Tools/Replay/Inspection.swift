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

/// Opens a ledger and verifies it.
struct Inspection {
    let options: InspectionOptions

    /// - Parameter each: gets every event that can be decoded, in order.
    func run(each: (RecordedEvent) throws -> Void) throws -> AuditReport {
        let path = options.ledger + "/log.mdb"
        var report = AuditReport()
        // The pages are walked before LMDB may touch them: it would follow a damaged page anywhere.
        guard let pages = pageReport(path, &report) else { return report }
        guard let log = open(path, &report) else { return report }
        let verifier = try options.verifier.map(verifierKey)
        var check = LogVerifier(log, verifier: verifier, older: try older())
        var ownKey: Ed25519PublicKey?
        check.run { event in
            if let opening = event.act as? LedgerOpened {
                ownKey = Ed25519PublicKey(bytes: opening.signerKey.bytes)
            }
            try each(event)
        }
        if verifier == nil {
            if let ownKey {
                check.checkSignatures(by: ownKey)
            } else if check.report.recordCount > 0 {
                check.note(unchecked: "signatures: the first event names no key")
            }
            check.note(
                notCovered: "whose key it is: give --verifier with the key from another source")
        }
        for text in pages { check.note(notCovered: text) }
        return check.report
    }

    /// What of the file carries nothing; `nil` if the pages do not hold together.
    private func pageReport(_ path: String, _ report: inout AuditReport) -> [String]? {
        do {
            let pages = try LMDBEventLog.inspectPages(of: path)
            for finding in pages.findings {
                report.add(
                    Finding(
                        .pageDamaged, at: nil, expected: "a sound page \(finding.page)",
                        found: finding.problem))
            }
            guard pages.findings.isEmpty else {
                report.unchecked.append("the records: damaged pages are not followed")
                return nil
            }
            return pages.notCovered
        } catch {
            report.unchecked.append("the file: \(error)")
            return nil
        }
    }

    private func open(_ path: String, _ report: inout AuditReport) -> LMDBEventLog? {
        do { return try LMDBEventLog(readingFrom: path) } catch {
            report.unchecked.append("the log: \(error)")
            return nil
        }
    }

    private func verifierKey(_ text: String) throws -> NoteVerifier {
        do { return try NoteVerifier(encoded: text) } catch {
            throw Output.Failure(
                "--verifier \(text): \(error); give the line that 'daicho init' printed")
        }
    }

    private func older() throws -> [SignedNote] {
        try options.checkpoints.map { file in
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Output.Failure("--checkpoint \(file): cannot be read")
            }
            do { return try SignedNote(parsing: Array(data)) } catch {
                throw Output.Failure("--checkpoint \(file): \(error)")
            }
        }
    }
}
