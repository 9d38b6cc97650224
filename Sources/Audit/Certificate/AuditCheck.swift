import Containers
import DefenseFund
import EventSourcing
import ReadModels
import Transparency

/// A check that a replay makes, with the number of things that it was made on.
public struct AuditCheck: Hashable, Sendable {
    public let what: String
    public let count: UInt64
    /// What is counted.
    public let unit: String

    /// The checks that every replay makes, and those that something was given for.
    static func all(_ report: AuditReport, _ replay: Replay) -> [AuditCheck] {
        func check(_ what: String, _ count: UInt64, _ unit: String) -> AuditCheck {
            AuditCheck(what: what, count: count, unit: unit)
        }
        let ledger = replay.view.ledger
        let events = replay.view.progress.rawValue
        var checks = [
            check(
                "each record is the one encoding of its event, in its place, in order of time",
                report.recordCount, "records"),
            check("the tree made anew is the one that is stored", report.recordCount, "leaves"),
            check(
                "each checkpoint names the tree and is signed", report.checkpointCount,
                "checkpoints"),
            check(
                "each command, decided again by the rules and parameters in force then, leads to "
                    + "the events that were recorded", replay.commandCount, "commands"),
            check(
                "each entry, derived again from the facts, is the one that was posted", events,
                "events"),
            check(
                "each recorded state is what the events in front of it come to",
                UInt64(ledger.stateRecords.count), "states"),
            check(
                "each report that was issued, made again, has the numbers that it had",
                UInt64(ledger.reports.count), "reports"),
            check(
                "what banks say is what the books say",
                UInt64(ledger.findings.assertions.count), "assertions"),
        ]
        checks += report.olderHeads.map { head in
            check(
                "the log begins with the tree known from elsewhere, root \(head.root)", head.size,
                "records")
        }
        if let count = report.documentCount {
            checks.append(check("documents have the hashes that events name", count, "documents"))
        }
        if !report.vouches.isEmpty {
            checks.append(
                check(
                    "witnesses have signed the tree and what its events come to",
                    UInt64(report.vouches.count), "witnesses"))
        }
        return checks
    }
}
