import Audit
import Cryptography
import DefenseFund
import EventSourcing
import ReadModels
import Transparency

/// Verifies and replays a log, as `daicho-replay replay` does.
struct WholeAudit {
    let report: AuditReport
    let replay: Replay

    /// - Parameter replays: whether the rules are run again; else only the bytes are verified.
    init(
        _ log: some AuditedLog, verifier: NoteVerifier? = nil, older: [SignedNote] = [],
        replays: Bool = true
    ) {
        var check = LogVerifier(log, verifier: verifier, older: older)
        var replay = Replay()
        var ownKey: Ed25519PublicKey?
        check.run { event in
            if let opening = event.act as? LedgerOpened {
                ownKey = Ed25519PublicKey(bytes: opening.signerKey.bytes)
            }
            if replays { replay.add(event) }
        }
        if let ownKey { check.checkSignatures(by: ownKey) }
        replay.finish()
        for finding in replay.findings { check.add(finding) }
        report = check.report
        self.replay = replay
    }

    var result: AuditResult { report.result }

    var places: Set<Place> {
        Set(report.findings.map { Place(code: $0.code, position: $0.position) })
    }

    struct Place: Hashable, CustomStringConvertible {
        let code: Finding.Code
        let position: UInt64?

        var description: String { code.rawValue + (position.map { " at \($0)" } ?? "") }
    }

    /// No finding, nothing left out, and both folds stand where the log ends.
    var isClean: Bool {
        result == .verified && report.unchecked.isEmpty
            && replay.view.progress.rawValue == report.recordCount
    }
}
