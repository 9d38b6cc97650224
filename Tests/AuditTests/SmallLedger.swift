import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import TestSupport
import Transparency

/// A ledger of 54 events that has acts of two persons, an act with accounts opened ahead of it, one
/// with a consequence, documents, a cause, and text in two scripts: small enough to bend every bit
/// of it.
enum SmallLedger {
    static func signer(named name: String = "ledger.example", seed: UInt8 = 7) throws
        -> NoteSigner
    {
        try NoteSigner(name: name, seed: Array(repeating: seed, count: 32))
    }

    static func history(
        signedWith seed: UInt8 = 7, then more: [TestCommand] = []
    ) throws -> History {
        var history = try opened(signedWith: seed)
        for command in commands + more { try history.perform(command) }
        return history
    }

    /// Its first events only, for other histories under its key.
    static func opened(signedWith seed: UInt8 = 7) throws -> History {
        guard let key = KeyBytes(try signer(seed: seed).verifier.publicKey.bytes) else {
            preconditionFailure("a public key has 32 bytes")
        }
        return try History(signerKey: key)
    }

    static func log(then more: [TestCommand] = []) throws -> LyingLog {
        try LyingLog(history(then: more).records(), signer: signer())
    }

    /// Closes April 2024, at position 56.
    static let closing = TestCommand(
        """
        {"command":"period.close","subject":"period/2024-04","on":"2024-11-05","facts":{}}
        """)

    private static let commands: [TestCommand] = [
        """
        {"command":"corporation.designate","subject":"corporation/C","on":"2024-04-01",
         "facts":{"party":"party/body","form":"foundation","criteriaMet":true}}
        """,
        """
        {"command":"businessRules.approve","subject":"corporation/C","on":"2024-04-02",
         "facts":{"financeConsultedOn":"2024-04-01","summary":"業務規程"}}
        """,
        """
        {"command":"annualPlan.approve","subject":"corporation/C","on":"2024-04-03","causation":28,
         "facts":{"fiscalYear":"FY2024","budget":[{"line":"grants","amount":1000}]}}
        """,
        """
        {"command":"subsidy.receive","subject":"fund","on":"2024-04-10",
         "facts":{"budgetYear":"FY2024","amount":10000,"bank":"party/bank"}}
        """,
        """
        {"command":"adjustmentPlan.request","subject":"adjustmentPlan/P","on":"2024-05-01",
         "facts":{"goods":"radar","foreignGovernment":"party/state","securityReason":"secrets"}}
        """,
        """
        {"command":"adjustmentPlan.submit","subject":"adjustmentPlan/P","on":"2024-05-02",
         "facts":{"applicants":["party/maker"],"fundsNeeded":1000,"content":"設計","timing":"soon"}}
        """,
        """
        {"command":"adjustmentPlan.approve","subject":"adjustmentPlan/P","on":"2024-05-03",
         "facts":{"ceiling":1000}}
        """,
        """
        {"command":"grant.apply","subject":"grant/G","on":"2024-06-01",
         "facts":{"plan":"adjustmentPlan/P","applicant":"party/maker",
                  "items":[{"item":"designChange","amount":1000}]}}
        """,
        """
        {"command":"grant.screen","subject":"grant/G","on":"2024-06-02",
         "facts":{"favourable":true,"findings":"proper"}}
        """,
        """
        {"command":"grant.allocate","subject":"grant/G","on":"2024-06-03","facts":{"amount":1000}}
        """,
        """
        {"command":"grant.payAdvance","subject":"grant/G","on":"2024-07-01",
         "facts":{"amount":700,"bank":"party/bank"}}
        """,
        """
        {"command":"grant.reportPerformance","subject":"grant/G","on":"2024-10-01",
         "facts":{"items":[{"item":"designChange","amount":600}]},
         "evidence":[{"sha256":"\(String(repeating: "a5", count: 32))","mediaType":"text/csv",
                      "byteCount":3,"title":"報告"}]}
        """,
        """
        {"command":"grant.inspect","subject":"grant/G","on":"2024-10-02",
         "facts":{"final":true,"onSite":false,"findings":"agrees"}}
        """,
        """
        {"command":"grant.fixAmount","subject":"grant/G","on":"2024-10-03",
         "facts":{"returnDueOn":"2024-11-01"}}
        """,
    ].map { TestCommand($0) }
}
