import Audit
import DefenseFund
import EventCoding
import EventSourcing
import TestSupport

/// Lies about history: a small ledger loads two rows, at 57 and 58, and ends the import at 61.
extension Lie {
    private static func importing(
        _ text: String, finds code: Finding.Code, at position: UInt64,
        _ change: @escaping @Sendable (RecordedEvent) throws -> RecordedEvent
    ) -> Lie {
        Lie(text, finds: code, at: position) { _ in
            try SmallLedger.importing().rewriting(position, change)
        }
    }

    static let aboutImports: [Lie] = [
        .importing(
            "history that seems to be recorded as it happened", finds: .decisionDiffers, at: 57
        ) {
            $0.changing { $0.flags = [] }
        },
        .importing("an import that begins as history itself", finds: .decisionDiffers, at: 56) {
            $0.changing { $0.flags = .imported }
        },
        .importing("history that another administrator loads", finds: .ruleBroken, at: 58) {
            $0.changing { $0.actor = StreamReference(LogPosition(16)) }
        },
        .importing("an end of another count", finds: .decisionDiffers, at: 61) {
            $0.changing(act: try $0.fact(2, being: .unsigned(1)))
        },
    ]
}

extension SmallLedger {
    /// With an import of two rows behind the acts.
    static func importing() throws -> LyingLog {
        let digest = String(repeating: "a5", count: 32)
        return try log(
            then: [
                """
                {"command":"import.begin","subject":"import/I","on":"2024-12-01",
                 "facts":{"source":"paper","rows":2,"digest":"\(digest)",
                          "administrator":"actor/everyone"}}
                """,
                """
                {"command":"party.register","subject":"party/old","on":"2020-04-01",
                 "facts":{"name":"旧社","kind":"manufacturer"}}
                """,
                """
                {"command":"party.rename","subject":"party/old","on":"2021-04-01",
                 "facts":{"name":"新社"}}
                """,
                """
                {"command":"import.end","subject":"import/I","on":"2024-12-02","facts":{}}
                """,
            ].map { TestCommand($0) })
    }
}
