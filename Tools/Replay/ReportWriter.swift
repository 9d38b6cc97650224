import Accounting
import DefenseFund
import Audit
import Cryptography
import EventCoding
import EventSourcing
import Foundation
import ReadModels
import Transparency

/// Prints what an audit came to.
struct ReportWriter {
    let outcome: Inspection.Outcome
    let isJSON: Bool

    private var report: AuditReport { outcome.report }

    func write() throws { try Output.write(isJSON ? json.pretty + "\n" : text) }

    /// A line for each round of an audit that goes on.
    func writeInOneLine() throws {
        let line = "\(report.result.rawValue)  \(report.recordCount) records  root \(report.root)"
        try Output.write((isJSON ? json.compact : line) + "\n")
    }

    private var text: String {
        var lines = [
            "records      \(report.recordCount)", "checkpoints  \(report.checkpointCount)",
        ]
        if report.recordCount > 0 { lines.append("root         \(report.root)") }
        for head in report.olderHeads {
            lines.append("begins with  \(head.size) records known before, root \(head.root)")
        }
        if let count = report.documentCount { lines.append("documents    \(count)") }
        if let replay = outcome.replay {
            lines.append("commands     \(replay.commandCount) decided again")
            lines.append("")
            lines += replay.view.trialBalance().text.split(
                separator: "\n", omittingEmptySubsequences: false
            ).map(String.init)
        }
        for vouch in report.vouches {
            lines.append(
                "cosigned     \(vouch.witness.name) up to \(vouch.size) on \(vouch.signedAt)")
        }
        for finding in report.findings { lines.append("FINDING  \(finding)") }
        if report.furtherFindingCount > 0 {
            lines.append("FINDING  \(report.furtherFindingCount) more")
        }
        if !report.findings.isEmpty {
            lines.append("what a finding means: daicho-replay reference findings")
        }
        for text in report.unchecked { lines.append("NOT CHECKED  \(text)") }
        for text in report.notCovered { lines.append("not covered  \(text)") }
        lines.append(report.result.rawValue)
        return lines.map { $0.visible + "\n" }.joined()
    }

    private var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("result", .string(report.result.rawValue)),
            .init("source", .string(outcome.kind)),
            .init("records", .integer(Int128(report.recordCount))),
            .init("checkpoints", .integer(Int128(report.checkpointCount))),
            .init("root", .string(report.root)),
            .init("olderTrees", .array(report.olderHeads.map(Self.json))),
            .init("cosignatures", .array(report.vouches.map(\.json))),
            .init("documents", report.documentCount.map { .integer(Int128($0)) } ?? .null),
            .init("findings", .array(report.findings.map(\.json))),
            .init("furtherFindings", .integer(Int128(report.furtherFindingCount))),
            .init("notChecked", .array(report.unchecked.map { .string($0) })),
            .init("notCovered", .array(report.notCovered.map { .string($0) })),
        ]
        if let replay = outcome.replay {
            members.append(.init("commands", .integer(Int128(replay.commandCount))))
            let rows = replay.view.ledger.balances.rows.map { row -> JSONValue in
                .object([
                    .init("account", .string(EventJSON.label(row.account, name: replay.view.name))),
                    .init("debits", .integer(Int128(row.debits.rawValue))),
                    .init("credits", .integer(Int128(row.credits.rawValue))),
                ])
            }
            members.append(.init("balances", .array(rows)))
        }
        return .object(members)
    }

    private static func json(_ head: TreeHead) -> JSONValue {
        .object([
            .init("records", .integer(Int128(head.size))),
            .init("root", .string(head.root.description)),
        ])
    }
}
