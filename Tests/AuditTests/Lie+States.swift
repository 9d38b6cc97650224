import Audit
import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Lies about what the ledger comes to, told by an insider who makes the tree fit.
extension Lie {
    /// The state of the small ledger, recorded at 54 with one of its facts changed.
    private static func state(
        _ text: String,
        _ change: @escaping @Sendable (StateRecorded) throws -> StateRecorded
    ) -> Lie {
        Lie(text, finds: .recordedStateWrong, at: 54) { _ in
            var history = try SmallLedger.history()
            try history.recordState()
            return try LyingLog(history.records(), signer: SmallLedger.signer())
                .rewriting(54) { event in
                    let record = try #require(event.act as? StateRecorded)
                    return event.changing(act: try change(record))
                }
        }
    }

    static let aboutStates: [Lie] = [
        state("a balance that no account has is committed to") { record in
            let root = try #require(DigestBytes(Array(repeating: 7, count: 32)))
            return StateRecorded(
                size: record.size, accounts: .init(count: record.accounts.count, root: root),
                projections: record.projections)
        },
        state("the register of grants is recorded as another one") { record in
            let projections = record.projections.map { projection in
                projection.name.text == "register-grants"
                    ? ProjectionDigest(
                        name: projection.name, layout: projection.layout, digest: .example)
                    : projection
            }
            return StateRecorded(
                size: record.size, accounts: record.accounts, projections: projections)
        },
    ]
}
