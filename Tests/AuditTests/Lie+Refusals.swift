import Accounting
import Audit
import DefenseFund
import EventCoding
import EventSourcing
import TestSupport

/// Lies about refusals: event 54 of a small ledger whose last commands a rule refused, and 55.
extension Lie {
    private static func refusal(
        _ text: String, _ change: @escaping @Sendable (RecordedEvent) throws -> RecordedEvent
    ) -> Lie {
        Lie(text, finds: .decisionDiffers, at: 54) { _ in
            try SmallLedger.refusing().rewriting(54, change)
        }
    }

    static let aboutRefusals: [Lie] = [
        .refusal("a refusal by a rule that there is not") {
            $0.changing(act: try $0.fact(4, being: .text("no-rule")))
        },
        .refusal("a refusal of a command that there is not") {
            $0.changing(act: try $0.fact(2, being: .text("grant.give")))
        },
        .refusal("a refusal about what cannot be a thing") {
            $0.changing(act: try $0.fact(3, being: .text("grant/G/H")))
        },
        .refusal("a refusal to nobody") {
            $0.changing { $0.actor = StreamReference(LogPosition(20)) }
        },
        .refusal("a refusal to another person") {
            $0.changing { $0.actor = StreamReference(LogPosition(10)) }
        },
        .refusal("a refusal of another command") {
            $0.changing(act: try $0.fact(7, being: .bytes(Array(repeating: 1, count: 32))))
        },
        .refusal("a refusal under an id that does not follow") {
            $0.changing { $0.commandID = CommandID(high: $0.commandID.high, low: 5) }
        },
        .refusal("a refusal in a role of persons") {
            $0.changing { $0.role = Role.clerk.code }
        },
        .refusal("a refusal that follows from another act") {
            $0.changing { $0.flags = .consequence }
        },
        .refusal("a refusal with a cause") { $0.changing { $0.causation = LogPosition(3) } },
        .refusal("a refusal with an approver") {
            $0.changing { $0.approver = StreamReference(LogPosition(1)) }
        },
        .refusal("a refusal with a document") { event in
            let piece = Evidence(
                sha256: Array(repeating: 1, count: 32), mediaType: "text/csv", byteCount: 1,
                title: text("x"))
            return event.changing(evidence: [piece].compactMap { $0 })
        },
        Lie("a refusal that moves money", finds: .entryDiffers, at: 54) { _ in
            try SmallLedger.refusing().rewriting(54) { event in
                event.changing(postings: [
                    RecordedPosting(account: StreamReference(LogPosition(30)), signedAmount: 5),
                    RecordedPosting(account: StreamReference(LogPosition(31)), signedAmount: -5),
                ])
            }
        },
        // No lie of the ledger's: the bank and the books say different things.
        Lie("a bank that says another amount", finds: .assertionFailed, at: 54) { _ in
            try SmallLedger.log(then: [
                TestCommand(
                    """
                    {"command":"assertion.record","subject":"assertion/A","on":"2024-12-01",
                     "facts":{"book":"FUND","bank":"party/bank","amount":9301}}
                    """)
            ])
        },
        Lie("an act under the id of a refusal", finds: .decisionDiffers, at: 33) { log in
            try log.rewriting(33) { event in
                event.changing {
                    $0.commandID = CommandID(high: 0xFF00_0000_0000_F000, low: 7 << 61)
                }
            }
        },
    ]
}

extension SmallLedger {
    /// The small ledger with two commands more, which rules refuse: events 54 and 55.
    fileprivate static func refusing() throws -> LyingLog {
        var history = try history()
        for amount in [1, 2] {
            let command = TestCommand(
                """
                {"command":"grant.allocate","subject":"grant/G","on":"2024-12-01",
                 "facts":{"amount":\(amount)}}
                """)
            do { try history.perform(command) } catch is Rejection {}
        }
        precondition(history.events.count == 56)
        return try LyingLog(history.records(), signer: signer())
    }
}
