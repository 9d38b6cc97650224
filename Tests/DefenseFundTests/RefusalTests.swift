import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Refusals that no story of a grant, a plan or a facility meets on its way.
@Suite struct RefusalTests {
    private let unknown = LogPosition(99)

    @Test func `an actor whom nobody registered records nothing`() throws {
        var ledger = try Given().ledger
        let request = Request(
            PartyRenamed(name: text("new")),
            subject: try #require(StreamName(parsing: "party/maker")),
            effectiveOn: date("2024-05-01"), recordedAt: .noon(of: date("2024-05-01")),
            actor: Reference(unknown.rawValue))
        let before = ledger
        let refusal = #expect(throws: Rejection.self) {
            try RuleBook.perform(request, at: ledger.count, in: &ledger)
        }
        #expect(refusal?.code == .actorUnknown)
        #expect(ledger == before)
    }

    @Test func `a role is granted once`() throws {
        try Given().when(RoleGranted(role: .auditor), about: "actor/everyone", on: "2024-05-01")
            .thenRefused(.roleHeldAlready)
    }

    @Test func `a ledger that holds something is not opened any more`() throws {
        var ledger = LedgerState()
        func perform(_ act: any Act, _ subject: String) throws(Rejection) {
            guard let name = StreamName(parsing: subject) else { preconditionFailure(subject) }
            _ = try RuleBook.perform(
                Request(
                    act, subject: name, effectiveOn: date("2024-04-01"),
                    recordedAt: .noon(of: date("2024-04-01")),
                    actor: Reference(1)),
                at: ledger.count, in: &ledger)
        }
        try perform(ActorRegistered(name: text("early")), "actor/early")
        let refusal = #expect(throws: Rejection.self) {
            try perform(
                LedgerOpened(
                    name: text("x"), operatorName: text("x"), formatVersion: UInt16Field(1),
                    signerKey: .example), "ledger")
        }
        #expect(refusal?.code == .ledgerOpenAlready)
    }

    @Test func `an act about another kind of thing is refused`() throws {
        let given = try Given()
        let renamed = PartyRenamed(name: text("new"))
        try given.when(renamed, about: "grant/maker", on: "2024-05-01").thenRefused(.wrongSubject)
        try given.when(renamed, about: "party", on: "2024-05-01").thenRefused(.wrongSubject)
    }

    @Test func `a new name must be another name`() throws {
        let given = try Given()
        try given.when(PartyRenamed(name: text("maker")), about: "party/maker", on: "2024-05-01")
            .thenRefused(.nothingChanges)
        try given.when(PartyRenamed(name: text("new")), about: "party/maker", on: "2024-05-01")
            .then("party.renamed")
    }

    @Test func `no sum exceeds the largest amount`() throws {
        let given = try Funded.fund()
        let most = try #require(Yen(exactly: .max))
        try given.when(
            SubsidyReceived(
                budgetYear: year("FY2024"), amount: most, bank: given.party("bank")),
            about: "fund", on: "2024-05-01"
        ).thenRefused(.amountOverflow)
        let plan = try Funded.plan()
        try plan.when(
            GrantApplied(
                plan: plan.plan("P"), applicant: plan.party("maker"),
                items: [.init(item: .survey, amount: most), .init(item: .testing, amount: 1)]),
            about: "grant/G", on: "2024-06-01"
        ).thenRefused(.amountOverflow)
    }

    /// The guards look at the grant, the state at the plan's sum: they differ only in a log that
    /// the rules did not write.
    @Test func `a state that the rules cannot have made stops the ledger (C24)`() throws {
        let given = try Funded.advanced()
        var ledger = given.ledger
        ledger.plans[try given.plan("P")]?.allocated = .zero
        let request = Request(
            GrantCancelled(cause: .misuse, amount: 1, reason: text("x")),
            subject: try #require(StreamName(parsing: "grant/G")),
            effectiveOn: date("2024-08-01"), recordedAt: .noon(of: date("2024-08-01")),
            actor: Reference(1), role: nil, evidence: [], excerpt: nil,
            approval: .given(by: Reference(try given.reference("actor/colleague"))))
        let refusal = #expect(throws: Rejection.self) {
            try RuleBook.perform(request, at: ledger.count, in: &ledger)
        }
        #expect(refusal?.code == .ledgerInconsistent)
    }

    @Test func `a party or a plan that is not in the ledger is refused`() throws {
        let given = try Funded.plan()
        let items = [CostItem(item: .survey, amount: 1)]
        try given.when(
            SubsidyReceived(
                budgetYear: year("FY2024"), amount: 1, bank: Reference(unknown.rawValue)),
            about: "fund", on: "2024-05-01"
        ).thenRefused(.partyUnknown)
        try given.when(
            GrantApplied(
                plan: Reference(unknown.rawValue), applicant: given.party("maker"), items: items),
            about: "grant/G", on: "2024-06-01"
        ).thenRefused(.planUnknown)
    }

    @Test func `a body that does not meet the criteria is not designated (C1)`() throws {
        let given = try Given()
        try given.when(
            CorporationDesignated(
                party: given.party("body"), form: .foundation, criteriaMet: false),
            about: "corporation/C", on: "2024-04-01"
        ).thenRefused(.criteriaNotMet)
    }

    @Test func `nothing is approved for a Corporation that is not designated on the date`() throws {
        let given = try Funded.fund()
        try given.and(
            CorporationDesignationRescinded(reason: text("ended")), about: "corporation/C",
            on: "2024-05-01"
        ).when(
            BusinessRulesApproved(financeConsultedOn: date("2024-03-01"), summary: text("x")),
            about: "corporation/C", on: "2024-05-01"
        ).thenRefused(.noDesignatedCorporation)
        try given.when(
            SubsidyReceived(budgetYear: year("FY2023"), amount: 1, bank: given.party("bank")),
            about: "fund", on: "2024-03-31"
        ).thenRefused(.noDesignatedCorporation)
    }

    @Test func `a budget has at least one line, and each line once`() throws {
        let given = try Funded.fund()
        let line = BudgetLine(line: .operatingCost, amount: 1)
        for budget in [[], [line, line]] {
            try given.when(
                AnnualPlanApproved(fiscalYear: year("FY2026"), budget: budget),
                about: "corporation/C", on: "2024-05-01"
            ).thenRefused(.budgetInvalid)
        }
    }

    @Test func `an order of the Treasury is paid once (C17)`() throws {
        let given = try Funded.fund().and(
            TreasuryPaymentOrdered(
                amount: 500, dueOn: date("2024-12-31"), financeConsultedOn: date("2024-05-01")),
            about: "treasuryPayment/T", on: "2024-06-02")
        let payment = TreasuryPaymentMade(amount: 500, bank: try given.party("bank"))
        try given.and(payment, about: "treasuryPayment/T", on: "2024-07-01")
            .when(payment, about: "treasuryPayment/T", on: "2024-07-02").thenRefused(.paidAlready)
    }

    @Test func `a plan without an applicant is not submitted (C9)`() throws {
        let given = try Given()
        try given.and(
            AdjustmentPlanRequested(
                goods: text("radar"), foreignGovernment: given.party("state"),
                securityReason: text("secrets")), about: "adjustmentPlan/P", on: "2024-05-01"
        ).when(
            AdjustmentPlanSubmitted(
                applicants: [], fundsNeeded: 1, content: text("x"), timing: text("x")),
            about: "adjustmentPlan/P", on: "2024-05-02"
        ).thenRefused(.applicantMissing)
    }

    @Test func `an application names each cost item once`() throws {
        let given = try Funded.plan()
        let item = CostItem(item: .survey, amount: 1)
        for items in [[], [item, item]] {
            try given.when(
                GrantApplied(
                    plan: given.plan("P"), applicant: given.party("maker"), items: items),
                about: "grant/G", on: "2024-06-01"
            ).thenRefused(.costItemsInvalid)
        }
    }

    @Test func `a final inspection needs a report (C11)`() throws {
        let given = try Funded.advanced()
        func inspection(isFinal: Bool) -> GrantInspected {
            GrantInspected(isFinal: isFinal, onSite: true, findings: text("x"))
        }
        try given.when(inspection(isFinal: true), about: "grant/G", on: "2024-10-02")
            .thenRefused(.reportMissing)
        try given.when(inspection(isFinal: false), about: "grant/G", on: "2024-10-02")
            .then("grant.inspected")
    }

    @Test func `a charge of more lines than an event holds is not assessed (C16)`() throws {
        var given = try Funded.screened().and(
            GrantAllocated(amount: 1_000), about: "grant/G", on: "2024-06-03")
        for _ in 0...[ChargeLine].maximumFieldCount {
            try given.perform(
                GrantAdvancePaid(amount: 3, bank: given.party("bank")), about: "grant/G",
                on: "2024-07-01")
        }
        let paid: Yen = 771
        given = try given.and(
            GrantCancelled(cause: .misuse, amount: 1_000, reason: text("misused")),
            about: "grant/G", on: "2024-08-01"
        ).and(
            GrantReturnOrdered(
                principal: paid, dueOn: date("2024-09-01"), cause: .cancelledAtFault),
            about: "grant/G", on: "2024-08-01")
        // A base of 3 yen bears a whole yen after three years and more.
        try given.when(
            GrantChargeAssessed(kind: .addOn, lines: [], assessedBefore: 0, amount: 0),
            about: "grant/G", on: "2035-08-01"
        ).thenRefused(.tooManyLines)
    }

    @Test func `a facility has one manager at a time`() throws {
        let given = try facility()
        let entrusted = FacilityEntrusted(manager: try given.party("maker"), reason: nil)
        try given.and(entrusted, about: "facility/F", on: "2024-06-01")
            .when(entrusted, about: "facility/F", on: "2024-06-02").thenRefused(.entrustedAlready)
    }

    @Test func `the manager is heard before the cession`() throws {
        let given = try facility()
        func cession(heardOn day: String) throws -> FacilityCeded {
            FacilityCeded(
                newOwner: try given.party("maker"), share: .whole, price: 1,
                managerHeardOn: date(day), finding: text("x"), bookValue: 0)
        }
        try given.when(cession(heardOn: "2024-07-02"), about: "facility/F", on: "2024-07-01")
            .thenRefused(.managerNotHeard)
        try given.when(cession(heardOn: "2024-07-01"), about: "facility/F", on: "2024-07-01")
            .then("facility.ceded")
    }

    private func facility() throws -> Given {
        let given = try Given()
        return try given.and(
            FacilityAcquisitionJustified(
                cause: .destroyed, finding: text("x"), manager: given.party("maker")),
            about: "facility/F", on: "2024-05-01"
        ).and(
            FacilityAcquired(kind: .plant, previousOwner: given.party("other-maker"), cost: 9),
            about: "facility/F", on: "2024-06-01")
    }
}
