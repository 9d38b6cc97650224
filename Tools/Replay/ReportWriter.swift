import Accounting
import DefenseFund
import Audit
import EventCoding
import Foundation
import ReadModels

/// Prints what an audit came to.
struct ReportWriter {
    let report: AuditReport
    let isJSON: Bool

    func write(replay: Replay?) throws {
        try Output.write(isJSON ? json(replay).pretty + "\n" : text(replay))
    }

    private func text(_ replay: Replay?) -> String {
        var lines = [
            "records      \(report.recordCount)", "checkpoints  \(report.checkpointCount)",
        ]
        if report.recordCount > 0 { lines.append("root         \(report.root)") }
        if let replay {
            lines.append("commands     \(replay.commandCount) decided again")
            lines.append("")
            lines.append(replay.view.trialBalance().text)
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
        return lines.joined(separator: "\n") + "\n"
    }

    private func json(_ replay: Replay?) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("result", .string(report.result.rawValue)),
            .init("records", .integer(Int128(report.recordCount))),
            .init("checkpoints", .integer(Int128(report.checkpointCount))),
            .init("root", .string(report.root)),
            .init("findings", .array(report.findings.map(json))),
            .init("furtherFindings", .integer(Int128(report.furtherFindingCount))),
            .init("notChecked", .array(report.unchecked.map { .string($0) })),
            .init("notCovered", .array(report.notCovered.map { .string($0) })),
        ]
        if let replay {
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

    private func json(_ finding: Finding) -> JSONValue {
        .object([
            .init("code", .string(finding.code.rawValue)),
            .init("position", finding.position.map { .integer(Int128($0)) } ?? .null),
            .init("expected", .string(finding.expected)),
            .init("found", .string(finding.found)),
        ])
    }
}
