import Accounting
import Cryptography
import DefenseFund
public import EventCoding
import EventSourcing
import ReadModels
import Transparency

extension Certificate {
    /// Parts of the page with their titles, each a list of names with what they are.
    var parts: [(title: String, rows: [(String, String)])] {
        [
            ("Log", log), ("State", stateRows),
            ("Parameters in force", parameters.map { ($0.name, $0.value) }),
            ("Checks made", checks.map { ("\($0.count) \($0.unit)", $0.what) }),
            ("Journal tests, with the parameters of this version", testRows),
            ("Cosignatures", vouches), ("Findings", findings),
            ("Not checked", report.unchecked.map { ("", $0) }),
            ("Not covered", report.notCovered.map { ("", $0) }),
        ]
    }

    private var log: [(String, String)] {
        var rows = [
            ("result", report.result.rawValue), ("program", "daicho-replay \(AuditVersion.text)"),
            ("source", source), ("ledger", ledger), ("origin", origin), ("key", key),
        ]
        if head.size > 0 { rows.append(("events", "0 to \(head.size - 1)")) }
        if let recorded {
            rows.append(("recorded", "\(recorded.first) to \(recorded.last)"))
        }
        return rows + [
            ("commands", String(commandCount)), ("root", head.root.description),
            ("words", RootWords.words(of: head.root).joined(separator: " ")), ("QR code", code),
        ]
    }

    private var stateRows: [(String, String)] {
        guard let state, let day else { return [] }
        return [
            ("on", day.description),
            ("accounts", "\(state.accounts.count.accounts) \(state.accounts.root.hexadecimal)"),
        ] + state.projections.map { ($0.name.text, $0.digest.hexadecimal) }
    }

    /// A row for each thing that tests came to.
    private var testRows: [(String, String)] {
        JournalVerdict.Outcome.allCases.compactMap { outcome in
            let names = tests.filter { $0.verdict.outcome == outcome }.map { test in
                outcome == .exceptions
                    ? "\(test.declaration.name) \(test.exceptionCount)" : test.declaration.name
            }
            return names.isEmpty ? nil : (outcome.rawValue, names.joined(separator: ", "))
        }
    }

    private var vouches: [(String, String)] {
        report.vouches.map {
            (
                $0.witness.name,
                "events 0 to \($0.size - 1), on \($0.signedAt), key \($0.witness.encoded)"
            )
        }
    }

    private var findings: [(String, String)] {
        var rows = report.findings.map { ($0.code.rawValue, $0.description) }
        if report.furtherFindingCount > 0 {
            rows.append(("", "\(report.furtherFindingCount) more"))
        }
        return rows
    }

    /// For people and for paper without a browser.
    public var text: String {
        var text = "CERTIFICATE OF REPLAY\n"
        for part in parts {
            text += "\n\(part.title)\n"
            if part.rows.isEmpty { text += "  none\n" }
            let width = part.rows.map(\.0.count).max() ?? 0
            for (name, value) in part.rows {
                let padding = String(repeating: " ", count: width - name.count)
                text += "  \(name)\(padding)\(width > 0 ? "  " : "")\(value.visible)\n"
            }
        }
        return text
    }

    /// The same as one JSON object.
    public var json: JSONValue {
        .object([
            .init("certificate", "daicho certificate 1"),
            .init("program", .string("daicho-replay \(AuditVersion.text)")),
            .init("result", .string(report.result.rawValue)), .init("source", .string(source)),
            .init("ledger", .string(ledger)), .init("origin", .string(origin)),
            .init("key", .string(key)), .init("events", .integer(Int128(head.size))),
            .init("firstRecordedAt", .string(recorded?.first.description ?? "")),
            .init("lastRecordedAt", .string(recorded?.last.description ?? "")),
            .init("commands", .integer(Int128(commandCount))),
            .init("root", .string(head.root.description)),
            .init("words", .array(RootWords.words(of: head.root).map { .string($0) })),
            .init("on", day.map { .string($0.description) } ?? .null),
            .init("accounts", state.map { .integer(Int128($0.accounts.count.accounts)) } ?? .null),
            .init("accountsRoot", state.map { .string($0.accounts.root.hexadecimal) } ?? .null),
            .init("projections", .array((state?.projections ?? []).map(Self.json))),
            .init(
                "parameters",
                .array(
                    parameters.map {
                        .object([
                            .init("name", .string($0.name)), .init("value", .string($0.value)),
                        ])
                    })),
            .init(
                "checks",
                .array(
                    checks.map {
                        .object([
                            .init("what", .string($0.what)),
                            .init("count", .integer(Int128($0.count))),
                            .init("unit", .string($0.unit)),
                        ])
                    })),
            .init("tests", .array(tests.map(Self.json))),
            .init("cosignatures", .array(report.vouches.map(\.json))),
            .init("findings", .array(report.findings.map(\.json))),
            .init("furtherFindings", .integer(Int128(report.furtherFindingCount))),
            .init("notChecked", .array(report.unchecked.map { .string($0) })),
            .init("notCovered", .array(report.notCovered.map { .string($0) })),
        ])
    }

    private static func json(_ test: JournalTestResult) -> JSONValue {
        .object([
            .init("name", .string(test.declaration.name)),
            .init("parameters", .string(test.parameters.text)),
            .init("entries", .integer(Int128(test.population.count))),
            .init("outcome", .string(test.verdict.outcome.rawValue)),
            .init("exceptions", .integer(Int128(test.exceptionCount))),
        ])
    }

    private static func json(_ projection: ProjectionDigest) -> JSONValue {
        .object([
            .init("name", .string(projection.name.text)),
            .init("digest", .string(projection.digest.hexadecimal)),
            .init("layout", .string(projection.layout.hexadecimal)),
        ])
    }
}
