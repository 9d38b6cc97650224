import Audit
import EventSourcing
import ReadModels
import Transparency

/// Verifies and replays a log, as `daicho-replay replay` does.
struct WholeAudit {
    let report: AuditReport
    let replay: Replay

    /// - Parameters:
    ///   - cut: how the log is read; `nil`: as the tool reads it.
    ///   - replays: whether the rules are run again; else only the bytes are verified.
    init(
        _ log: some AuditedLog, verifier: NoteVerifier? = nil, older: [SignedNote] = [],
        cut: SegmentTests.Cut? = nil, replays: Bool = true
    ) {
        var check = LogVerifier(log, verifier: verifier, older: older)
        if let cut {
            check = LogVerifier(
                log, verifier: verifier, older: older, readerCount: cut.readerCount,
                segmentHeight: cut.segmentHeight)
        }
        var replay = Replay(reading: log.event)
        check.run { events in if replays { replay.add(events) } }
        replay.finish()
        var report = check.report
        for finding in replay.findings { report.add(finding) }
        if replays { ReportCheck.run(replay, in: log, adding: &report) }
        self.report = report
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
