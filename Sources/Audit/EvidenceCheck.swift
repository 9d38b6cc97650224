public import Cryptography
public import DefenseFund
import EventSourcing

/// Looks for the documents that events name among those that an auditor holds, by their hashes.
public struct EvidenceCheck {
    private struct Named {
        let position: UInt64
        let byteCount: UInt64
    }

    /// The first event that names each document.
    private var named: [SHA256Digest: Named] = [:]
    private var findings: [Finding] = []

    public init() {}

    /// Takes the documents that the events name.
    public mutating func add(_ events: ArraySlice<RecordedEvent>) {
        for event in events where !event.evidence.isEmpty {
            let position = event.head.position.rawValue
            for document in event.evidence {
                guard let digest = SHA256Digest(bytes: document.sha256) else { continue }
                if let known = named[digest] {
                    // One document has one length: two events cannot both be right.
                    compare(known.byteCount, with: document.byteCount, at: position, digest)
                } else {
                    named[digest] = Named(position: position, byteCount: document.byteCount)
                }
            }
        }
    }

    private mutating func compare(
        _ right: UInt64, with said: UInt64, at position: UInt64, _ digest: SHA256Digest
    ) {
        guard right != said else { return }
        findings.append(
            Finding(
                .evidenceWrong, at: position, expected: "\(said) bytes of the document \(digest)",
                found: "\(right) bytes"))
    }

    /// Adds to `report` what is wrong, and which documents are not there.
    ///
    /// - Parameter held: how many bytes each document has that the auditor holds.
    public mutating func finish(_ held: [SHA256Digest: UInt64], _ report: inout AuditReport) {
        var missing: [UInt64] = []
        for (digest, one) in named.sorted(by: { $0.value.position < $1.value.position }) {
            if let byteCount = held[digest] {
                compare(byteCount, with: one.byteCount, at: one.position, digest)
            } else {
                missing.append(one.position)
            }
        }
        for finding in findings { report.add(finding) }
        if let first = missing.first {
            report.unchecked.append(
                "\(missing.count) of \(named.count) documents, which are not among those that were "
                    + "given; event \(first) is the first that names one")
        }
        report.documentCount = UInt64(named.count - missing.count)
    }
}
