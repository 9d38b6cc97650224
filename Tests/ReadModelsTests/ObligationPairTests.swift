import Accounting
import DefenseFund
import EventSourcing
import ReadModels
import TestSupport
import Testing

/// What must be done, at pairs of times of long lives, in which nearly every duty arises.
@Suite struct ObligationPairTests {
    /// What arises in these lives. A date for the end of the fund is set by nobody here, and what
    /// stands for few days only is met in ``AsOfTests`` or has tests of its own.
    private static let kinds: Set = [
        "screenApplication", "decideApplication", "openReturnProcedure", "resumeOrCancel",
        "paySettlement", "orderReturn", "collectReturn", "assessAddOnCharge", "assessLateCharge",
        "collectCharges", "submitPlan", "decidePlan", "decidePlanChange",
        "approveAnnualPlan", "submitAnnualReport",
        "makeTreasuryPayment", "makeStateReturn", "redeemInvestment", "payInitiativeContract",
        "answerSurvey", "findSuccessor", "extendOrLiftSecret", "liftSecret", "takeInventory",
        "approveManagementRules", "submitFacilityReport", "collectFacilityFee",
        "recoverFacilityDamage", "chargeFacilityFee", "answerFinding", "closeFinding",
    ]

    @Test func `what must be done is what the list of events leaves to do`() throws {
        var reached: Set<String> = []
        for seed in LongHistories.seeds {
            let events = try LongHistories.events(seed)
            var random = SeededGenerator(seed: seed)
            let days = Set(events.map(\.head.effectiveOn)).sorted()
            // A secret is extended or lifted near its end, which chance would hardly name.
            let ends = events.compactMap { event in
                (event.act as? SecretDesignated)?.effectiveUntil.adding(days: -5)
            }
            let chosen = (0..<3).compactMap { _ in days.randomElement(using: &random) }
            for day in days.suffix(1) + chosen + ends.prefix(4) {
                var view = LedgerView(on: day)
                var naive = NaiveLedger([])
                for (index, event) in events.enumerated() {
                    try view.apply(event)
                    naive.apply(event, on: day)
                    let isLast = index == events.count - 1
                    guard isLast || Int.random(in: 0..<events.count / 8, using: &random) == 0
                    else { continue }
                    let owed = view.obligationRegister(on: day).rows
                    #expect(
                        owed.map(NaiveDuty.text).sorted() == naive.duties(on: day),
                        "seed \(seed), known \(index + 1), about \(day)")
                    reached.formUnion(owed.map { $0[2].display })
                }
            }
        }
        #expect(Self.kinds.subtracting(reached) == [])
    }
}
