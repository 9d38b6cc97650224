import ArgumentParser
import Audit
import EventSourcing
import Foundation
import ReadModels
import Terminal
import Transparency

/// Audits a log again each time it has grown, until it is interrupted or something is found.
///
/// What was verified may have been changed since, so all bytes are read anew, as of the commit that
/// is the newest then; the rules are run on what was appended. A round is followed by a pause that
/// is at least as long as the round took.
struct FollowedAudit {
    let inspection: Inspection

    func run() throws {
        var replay = Replay()
        var head: TreeHead?
        while true {
            let begin = Date()
            let outcome = try inspection.run(replay: replay, from: head) { _, _ in
                try Interruption.check()
            }
            guard !Interruption.isAsked else { return }
            guard !outcome.isForeign else {
                throw Output.Failure(
                    "\(inspection.options.ledger): begins with another history than it did before; "
                        + "keep both, and compare")
            }
            if outcome.head != head, outcome.report.findings.isEmpty {
                try ReportWriter(outcome: outcome, isJSON: inspection.options.json)
                    .writeInOneLine()
            }
            guard outcome.report.findings.isEmpty else {
                try ReportWriter(outcome: outcome, isJSON: inspection.options.json).write()
                throw ExitCode(outcome.report.result.exitStatus)
            }
            if let next = outcome.replay, outcome.head.size > 0 {
                replay = next
                head = outcome.head
            }
            pause(atLeast: Date().timeIntervalSince(begin))
            guard !Interruption.isAsked else { return }
        }
    }

    private func pause(atLeast duration: TimeInterval) {
        let end = Date().addingTimeInterval(max(1, duration))
        while Date() < end, !Interruption.isAsked { Thread.sleep(forTimeInterval: 0.1) }
    }
}
