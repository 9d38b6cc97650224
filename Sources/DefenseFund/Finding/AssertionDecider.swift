import Accounting
import Containers
import EventSourcing

extension AssertionRecorded {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: bank, kinds: .bank, .trustBank)
        guard let today = context.recordedOn, context.effectiveOn <= today else {
            throw Rejection(
                .dateAhead, "House rule 8", .date("asserted", context.effectiveOn),
                .text("recorded", context.recordedOn?.description ?? "\(context.recordedAt)"))
        }
    }

    public func consequences(_ context: ActContext, in ledger: LedgerState) -> [any Act] {
        let assertion = state(on: context.effectiveOn)
        let booked = ledger.findings.booked(assertion)
        guard booked != Int128(amount.rawValue) else { return [] }
        return [
            FindingRaised(
                byLedger: .irregularity,
                "The bank says that \(amount) yen stood in the account at the end of "
                    + "\(context.effectiveOn); the books say \(booked).",
                about: context.stream, to: .corporation)
        ]
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.findings.assertions[context.subject()] = state(on: context.effectiveOn)
    }

    private func state(on date: LegalDate) -> AssertionState {
        AssertionState(
            account: AccountKey(
                book: book, code: .deposits, subAccount: bank.position.rawValue),
            on: date, amount: amount)
    }
}

extension FindingRegister {
    /// What the books say now about the account and the day of the assertion.
    public func booked(_ assertion: AssertionState) -> Int128 {
        deposits.balance(of: assertion.account, on: assertion.on)
    }
}
