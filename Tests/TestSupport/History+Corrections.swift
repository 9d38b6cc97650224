import Accounting
public import DefenseFund
import EventCoding
import EventSourcing

extension History {
    /// The kinds of act that say how they are taken back.
    public static let correctable: [any Act.Type] = [
        SubsidyReceived.self, YieldReceived.self, InvestmentMade.self, OperatingCostPaid.self,
        TreasuryPaymentMade.self, GrantAdvancePaid.self, GrantSettled.self, GrantReturned.self,
        FacilityMaintenancePaid.self, InitiativeContractPaid.self, InvestmentRedeemed.self,
        TreasuryPaymentOrdered.self, StateReturnOrdered.self, StateReturnMade.self,
        JournalPosted.self, GrantAllocated.self, GrantChangeApproved.self, GrantCancelled.self,
        GrantReturnOrdered.self, GrantChargeWaived.self, StableBudgetAppropriated.self,
        InitiativeContractConcluded.self, InitiativeContractAccepted.self, FacilityAcquired.self,
        FacilityCeded.self, FacilityDamageRecorded.self, FacilityDamageRecovered.self,
        FacilityFeeCharged.self, FacilityFeeReceived.self, GrantAssetDisposalApproved.self,
    ]

    /// What an act says of its amount, and which acts must say what was ordered.
    private static let amounts: Set = ["amount", "cost", "principal", "price", "proceeds"]
    private static let ofOrders: [any Act.Type] = [TreasuryPaymentMade.self, StateReturnMade.self]

    /// Corrects the act of a kind that was recorded last, or its correction: to a little more or
    /// less, to the other bank, or to another text. Chance would hardly ever name an event that can
    /// be corrected.
    ///
    /// - Parameter kindNumber: counts through the kinds.
    /// - Throws: what refuses it.
    public mutating func correctLast(_ kindNumber: Int) throws {
        let kind = Self.correctable[kindNumber % Self.correctable.count]
        // What is older has mostly been built upon.
        let last = events.suffix(500).last { type(of: Self.wrong($0).act) == kind }
        guard let last, let today = events.last?.head.recordedAt.dateInTokyo,
            let replacement = replacement(of: last, isMore: kindNumber % 3 > 0)
        else { return }
        try perform(
            TestCommand(
                "entry.correct", "correction/\(last.head.position)", on: today,
                [
                    ("corrects", .integer(Int128(last.head.position.rawValue))),
                    ("reason", "typed wrongly"), ("replacement", replacement),
                ]))
    }

    /// What the event did, and on which day.
    private static func wrong(_ event: RecordedEvent) -> (act: any Act, on: LegalDate) {
        let correction = event.act as? EntryCorrected
        return (
            correction?.replacement.act ?? event.act,
            correction?.replacement.effectiveOn ?? event.head.effectiveOn
        )
    }

    private func replacement(of event: RecordedEvent, isMore: Bool) -> JSONValue? {
        let wrong = Self.wrong(event)
        let subject = (event.act as? EntryCorrected)?.replacement.subject
        guard let subject = subject ?? ledger.name(of: event.head.stream) else { return nil }
        let facts = ActDescriptor.of(wrong.act).givenFacts(of: wrong.act, name: ledger.name(of:))
        let isOfOrder = Self.ofOrders.contains { $0 == type(of: wrong.act) }
        let amount = isOfOrder ? nil : facts.first { Self.amounts.contains($0.name) }
        let changed = facts.map { fact -> JSONValue.Member in
            if let amount, fact.name == amount.name, case .integer(let yen) = fact.value {
                // Of proceeds the grant gets a part, so a yen more or less changes nothing.
                let step: Int128 = amount.name == "proceeds" ? 5_000 : 1
                return .init(fact.name, .integer(isMore ? yen + step : max(1, yen - step)))
            }
            if amount == nil, fact.name == "bank" {
                return .init("bank", fact.value == "bank" ? "trust" : "bank")
            }
            return amount == nil && fact.name == "text" ? .init("text", "put right") : fact
        }
        return .object([
            .init("command", .string(ActDescriptor.of(wrong.act).declaration.command)),
            .init("subject", .string(subject.text)), .init("on", .string(wrong.on.description)),
            .init("facts", .object(changed)),
        ])
    }
}
