import Accounting
import Containers
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
import Transparency

/// Makes every report that was issued again from the records that were known then, and compares
/// digest and root with what was recorded.
///
/// The log is read again, once for the roots and once for each day that a report is about: reports
/// are few, and their pairs of times lie anywhere.
public struct ReportCheck<Log: AuditedLog> {
    private let log: Log
    private let reports: [(position: LogPosition, state: ReportState)]
    private var findings: [Finding] = []

    private init(_ log: Log, _ replay: Replay) {
        self.log = log
        reports = replay.view.ledger.reports.map { ($0.key.position, $0.value) }
    }

    /// Adds to `report` what is wrong with the reports that the replay has met. A report is checked
    /// only if the events before it could be replayed.
    public static func run(_ replay: Replay, in log: Log, adding report: inout AuditReport) {
        var check = Self(log, replay)
        guard !check.reports.isEmpty else { return }
        do {
            try check.compareRoots()
            try check.compareDigests()
        } catch {
            report.unchecked.append("reports that were issued: \(error)")
        }
        for finding in check.findings.sorted(by: { ($0.position ?? 0) < ($1.position ?? 0) }) {
            report.add(finding)
        }
    }

    private mutating func compareRoots() throws {
        var rest = reports.sorted { $0.state.size < $1.state.size }[...]
        var range = CompactRange()
        var found: [Finding] = []
        func compare(_ range: CompactRange) {
            while let next = rest.first, next.state.size.rawValue == range.size {
                rest.removeFirst()
                guard range.root.bytes != next.state.root.bytes else { continue }
                found.append(
                    Finding(
                        .pinnedRootWrong, at: next.position.rawValue,
                        expected: "root \(range.root) at size \(range.size)",
                        found: "root \(MerkleHash(bytes: next.state.root.bytes)?.description ?? "")"
                    ))
            }
        }
        try log.forEachRecord(from: .start) { _, record in
            compare(range)
            guard !rest.isEmpty else { return false }
            range.append(.leaf(record))
            return true
        }
        compare(range)
        found += rest.map { position, state in
            Finding(
                .pinnedRootWrong, at: position.rawValue, expected: "a tree that the log has",
                found: "size \(state.size)")
        }
        findings += found
    }

    private mutating func compareDigests() throws {
        var byDay: [LegalDate: [(position: LogPosition, state: ReportState, query: ReportQuery)]] =
            [:]
        for (position, state) in reports {
            if let query = ReportQuery(state) {
                byDay[state.day, default: []].append((position, state, query))
            } else {
                findings.append(
                    Finding(
                        .reportDiffers, at: position.rawValue, expected: "a report that there is",
                        found: "\(state.name) for \(state.audience.name)"))
            }
        }
        for (day, asked) in byDay {
            var rest = asked.sorted { $0.state.size < $1.state.size }[...]
            var fold = ReportFold(on: day, for: asked.map(\.query))
            try log.forEachRecord(from: .start) { _, record in
                try fold.apply(try RecordDecoder.decode(record))
                while let next = rest.first, next.state.size == fold.view.progress {
                    rest.removeFirst()
                    let digest = fold.table(of: next.query).digest
                    guard digest != next.state.digest else { continue }
                    findings.append(
                        Finding(
                            .reportDiffers, at: next.position.rawValue,
                            expected: "numbers with the digest \(digest.hexadecimal)",
                            found: next.state.digest.hexadecimal))
                }
                return !rest.isEmpty
            }
        }
    }
}
