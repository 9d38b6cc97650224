import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Orders, decisions and claims with one zero too many are put right as long as nothing rests on
/// them (C24; decision 0027).
@Suite struct CorrectedDecisionTests {
    private func order(_ amount: Yen) -> TreasuryPaymentOrdered {
        TreasuryPaymentOrdered(
            amount: amount, dueOn: date("2024-08-01"), financeConsultedOn: date("2024-05-01"))
    }

    @Test func `an order to the Treasury is put right until it is paid`() throws {
        let given = try Funded.fund().and(
            order(5_000), about: "treasuryPayment/T", on: "2024-06-01")
        let right = try given.correcting(
            TreasuryPaymentOrdered.self, to: order(500), "treasuryPayment/T", of: "2024-06-01",
            on: "2024-06-10")
        try right.thenPosts(
            "Cr FUND:311 5000", "Dr FUND:212 5000", "Dr FUND:311 500", "Cr FUND:212 500"
        )
        #expect(right.after.fund.years[year("FY2024")]?.treasury == 500)
        try given.and(
            TreasuryPaymentMade(amount: 5_000, bank: given.party("bank")),
            about: "treasuryPayment/T", on: "2024-06-05"
        ).correcting(
            TreasuryPaymentOrdered.self, to: order(500), "treasuryPayment/T", of: "2024-06-01",
            on: "2024-06-10"
        ).thenRefused(.notCorrectable)
    }

    @Test func `an order of the State's own layer is put right, and its payment`() throws {
        let fund = try Funded.fund()
        let order = { (amount: Yen) throws in
            StateReturnOrdered(
                debtor: Reference(try fund.reference("corporation/C")), budgetYear: year("FY2024"),
                amount: amount, dueOn: date("2024-09-01"), cause: .otherUse, reason: text("misuse"),
                layer: .stateCorporation, creditor: .state)
        }
        let given = try fund.and(order(9_000), about: "stateReturn/S", on: "2024-08-01")
        // 10,000 yen were received: the wrong order does not count against the right one.
        let right = try given.correcting(
            StateReturnOrdered.self, to: order(10_000), "stateReturn/S", of: "2024-08-01",
            on: "2024-08-02")
        try right.then("entry.corrected")
        try given.correcting(
            StateReturnOrdered.self, to: order(10_001), "stateReturn/S", of: "2024-08-01",
            on: "2024-08-02"
        ).thenRefused(.exceedsSubsidy)
        let paid = { (bank: String) throws in
            StateReturnMade(amount: 9_000, bank: try fund.party(bank))
        }
        let made = try given.and(
            SubsidyReceived(
                budgetYear: year("FY2024"), amount: 9_000, bank: fund.party("trust")),
            about: "fund", on: "2024-08-01"
        ).and(paid("bank"), about: "stateReturn/S", on: "2024-08-03")
        try made.correcting(
            StateReturnOrdered.self, to: order(900), "stateReturn/S", of: "2024-08-01",
            on: "2024-08-04"
        ).thenRefused(.notCorrectable)
        let moved = try made.correcting(
            StateReturnMade.self, to: paid("trust"), "stateReturn/S", of: "2024-08-03",
            on: "2024-08-04")
        try moved.then("entry.corrected")
        let state = moved.after.stateReturns[Reference(try made.reference("stateReturn/S"))]
        #expect(state?.paidOn == date("2024-08-03"))
    }

    @Test func `a redemption is put right as long as it is the last`() throws {
        let fund = try Funded.fund()
        let redeemed = { (proceeds: Yen) throws in
            InvestmentRedeemed(cost: 400, proceeds: proceeds, bank: try fund.party("bank"))
        }
        let given = try fund.and(
            InvestmentMade(
                instrument: .governmentBond, description: text("JGB"),
                institution: fund.party("broker"), nominal: 1_000, cost: 990,
                maturesOn: date("2030-01-01"), principalGuaranteed: false,
                bank: fund.party("bank")), about: "investment/I", on: "2024-05-01"
        ).and(redeemed(40), about: "investment/I", on: "2024-06-01")
        let right = try given.correcting(
            InvestmentRedeemed.self, to: redeemed(400), "investment/I", of: "2024-06-01",
            on: "2024-06-10")
        try right.then("entry.corrected")
        let state = right.after.investments[Reference(try given.reference("investment/I"))]
        #expect(state?.held == 590)
        #expect(state?.loss == .zero)
        #expect(state?.lossOn == nil)
        // Another loss is another finding.
        try given.correcting(
            InvestmentRedeemed.self, to: redeemed(390), "investment/I", of: "2024-06-01",
            on: "2024-06-10"
        ).then("entry.corrected", "finding.raised")
        let first = try #require(given.events.last { $0.act is InvestmentRedeemed })
        let holding = try #require(StreamName(parsing: "investment/I"))
        let command = try #require(
            EmbeddedCommand<PlainActs>(redeemed(400), about: holding, on: date("2024-06-01")))
        try given.and(redeemed(400), about: "investment/I", on: "2024-06-02").when(
            EntryCorrected(
                corrects: first.context.position, reason: text("x"), replacement: command,
                original: command, reversedLegs: UInt16Field(0)), about: "correction/K",
            on: "2024-06-10"
        ).thenRefused(.notCorrectable)
    }

    // MARK: - Grants

    @Test func `an allocation is put right until something rests on it`() throws {
        let given = try Funded.screened().and(
            GrantAllocated(amount: 1_000), about: "grant/G", on: "2024-06-03")
        let right = try given.corrected(
            GrantAllocated.self, to: GrantAllocated(amount: 100), "grant/G", of: "2024-06-03",
            on: "2024-06-10")
        let grant = Reference<Grant>(try given.reference("grant/G"))
        #expect(right.ledger.grants[grant]?.ceiling == 100)
        #expect(right.ledger.plans[try given.plan("P")]?.allocated == 100)
        #expect(right.ledger.committedFund == 100)
        try Funded.advanced().correcting(
            GrantAllocated.self, to: GrantAllocated(amount: 900), "grant/G", of: "2024-06-03",
            on: "2024-07-10"
        ).thenRefused(.notCorrectable)
        let changed = try given.and(change(1_000), about: "grant/G", on: "2024-06-04")
        try changed.correcting(
            GrantAllocated.self, to: GrantAllocated(amount: 900), "grant/G", of: "2024-06-03",
            on: "2024-07-10"
        ).thenRefused(.notCorrectable)
    }

    private func change(_ amount: Yen) -> GrantChangeApproved {
        GrantChangeApproved(
            items: [CostItem(item: .designChange, amount: 1_000)], amount: amount,
            reason: text("dearer"))
    }

    @Test func `a change is put right within the same bounds`() throws {
        let given = try Funded.screened()
            .and(GrantAllocated(amount: 300), about: "grant/G", on: "2024-06-03")
            .and(change(900), about: "grant/G", on: "2024-06-10")
        let right = try given.correcting(
            GrantChangeApproved.self, to: change(90), "grant/G", of: "2024-06-10",
            on: "2024-06-20")
        try right.thenPosts(
            "Cr FUND:311 600", "Dr FUND:312 600", "Dr FUND:312 210", "Cr FUND:311 210")
        let grant = Reference<Grant>(try given.reference("grant/G"))
        #expect(right.after.grants[grant]?.ceiling == 90)
        #expect(right.after.plans[try given.plan("P")]?.allocated == 90)
        try given.correcting(
            GrantChangeApproved.self, to: change(1_001), "grant/G", of: "2024-06-10",
            on: "2024-06-20"
        ).thenRefused(.exceedsApplication)
    }

    private func cancelled(_ amount: Yen) -> GrantCancelled {
        GrantCancelled(cause: .misuse, amount: amount, reason: text("misused"))
    }

    @Test func `a cancellation is put right with what it made returnable`() throws {
        let given = try Funded.advanced().and(
            cancelled(1_000), about: "grant/G", on: "2024-08-01")
        let right = try given.correcting(
            GrantCancelled.self, to: cancelled(400), "grant/G", of: "2024-08-01", on: "2024-08-10")
        try right.then("entry.corrected")
        let grant = try #require(
            right.after.grants[Reference(try given.reference("grant/G"))])
        #expect(grant.stage == .allocated)
        #expect(grant.stageSince == date("2024-06-03"))
        #expect(grant.ceiling == 600)
        #expect(grant.returnable[.cancelledAtFault] == 100)
        let ordered = try given.and(returnOrder(700), about: "grant/G", on: "2024-08-02")
        try ordered.correcting(
            GrantCancelled.self, to: cancelled(400), "grant/G", of: "2024-08-01", on: "2024-08-10"
        ).thenRefused(.notCorrectable)
    }

    private func returnOrder(_ principal: Yen, due: String = "2024-09-30") -> GrantReturnOrdered {
        GrantReturnOrdered(principal: principal, dueOn: date(due), cause: .cancelledAtFault)
    }

    @Test func `an order of a return is put right until money comes in or is charged`() throws {
        let given = try Funded.advanced()
            .and(cancelled(1_000), about: "grant/G", on: "2024-08-01")
            .and(returnOrder(700), about: "grant/G", on: "2024-08-02")
        let right = try given.correcting(
            GrantReturnOrdered.self, to: returnOrder(70, due: "2024-10-31"), "grant/G",
            of: "2024-08-02", on: "2024-08-10")
        try right.thenPosts(
            "Cr FUND:122 700", "Dr FUND:121 700", "Dr FUND:122 70", "Cr FUND:121 70")
        let grant = try #require(
            right.after.grants[Reference(try given.reference("grant/G"))])
        #expect(grant.returnOrders.map(\.dueOn) == [date("2024-10-31")])
        #expect(grant.returnable[.cancelledAtFault] == 630)
        try given.and(
            GrantReturned(amount: 1, bank: given.party("bank"), principal: 0, charges: 0),
            about: "grant/G", on: "2024-08-03"
        ).correcting(
            GrantReturnOrdered.self, to: returnOrder(70), "grant/G", of: "2024-08-02",
            on: "2024-08-10"
        ).thenRefused(.notCorrectable)
        let charged = try given.and(
            GrantChargeAssessed(kind: .addOn, lines: [], assessedBefore: 0, amount: 0),
            about: "grant/G", on: "2024-08-09")
        try charged.correcting(
            GrantReturnOrdered.self, to: returnOrder(70), "grant/G", of: "2024-08-02",
            on: "2024-08-10"
        ).thenRefused(.notCorrectable)
        // What is computed is assessed again or waived.
        try charged.correcting(
            GrantChargeAssessed.self,
            to: GrantChargeAssessed(kind: .late, lines: [], assessedBefore: 0, amount: 0),
            "grant/G", of: "2024-08-09", on: "2024-08-10"
        ).thenRefused(.notCorrectable)
        let waived = { (amount: Yen) in
            GrantChargeWaived(kind: .addOn, amount: amount, reason: text("flood"))
        }
        let waiver = try charged.and(waived(7), about: "grant/G", on: "2024-08-10")
        try waiver.correcting(
            GrantChargeWaived.self, to: waived(5), "grant/G", of: "2024-08-10", on: "2024-08-11"
        ).thenPosts("Cr FUND:412 7", "Dr FUND:123 7", "Dr FUND:412 5", "Cr FUND:123 5")
    }

    // MARK: - Stable manufacturing

    @Test func `an appropriation is put right, and must still bear what is contracted`() throws {
        let given = try Stable.approved()
            .and(Stable.appropriation(6_000), about: "stableBudget/FY2024", on: "2024-04-01")
        let contracted = try given.and(
            Stable.contract(given, 500), about: "initiativeContract/K", on: "2024-06-01")
        let corrected = { (amount: Yen, day: String) throws in
            try contracted.correcting(
                StableBudgetAppropriated.self, to: Stable.appropriation(amount),
                "stableBudget/FY2024", of: day, on: "2024-06-10")
        }
        let right = try corrected(600, "2024-04-01")
        try right.thenPosts(
            "Cr STABLE:132 6000", "Dr STABLE:321 6000", "Dr STABLE:132 600", "Cr STABLE:321 600")
        #expect(right.after.stable.budgets[year("FY2024")]?.appropriated == 600)
        try corrected(499, "2024-04-01").thenRefused(.exceedsStableBudget)
        try corrected(600, "2024-06-02").thenRefused(.exceedsStableBudget)
    }

    @Test func `a contract is put right until work is accepted, and then the acceptance`() throws {
        let given = try Stable.contracted()
        let contract = try Stable.contract(given, 50, costs: ["order-2"])
        let right = try given.corrected(
            InitiativeContractConcluded.self, to: contract, "initiativeContract/K",
            of: "2024-06-01", on: "2024-06-10")
        let plan = Reference<StablePlan>(try given.reference("stablePlan/S"))
        #expect(right.ledger.stable.plans[plan]?.contracted(for: Stable.name("line")) == 50)
        #expect(right.ledger.stable.budgets[year("FY2024")]?.contracted == 50)
        let party = try given.party("maker")
        let costs = right.ledger.stable.costs
        #expect(costs.covering(Stable.name("order-1"), of: party) == nil)
        #expect(costs.covering(Stable.name("order-2"), of: party) != nil)

        let accepted = try Stable.accepted()
        try accepted.correcting(
            InitiativeContractConcluded.self, to: contract, "initiativeContract/K",
            of: "2024-06-01", on: "2024-08-10"
        ).thenRefused(.notCorrectable)
        let less = try accepted.correcting(
            InitiativeContractAccepted.self, to: Stable.acceptance(10), "initiativeContract/K",
            of: "2024-08-01", on: "2024-08-10")
        try less.then("entry.corrected")
        let reference = Reference<InitiativeContract>(
            try accepted.reference("initiativeContract/K"))
        #expect(less.after.stable.contracts[reference]?.accepted == 310)
        try accepted.and(
            InitiativeContractPaid(amount: 301), about: "initiativeContract/K", on: "2024-08-02"
        ).correcting(
            InitiativeContractAccepted.self, to: Stable.acceptance(10), "initiativeContract/K",
            of: "2024-08-01", on: "2024-08-10"
        ).thenRefused(.notCorrectable)
    }

    @Test func `a contract put right with another operator sets the first one free`() throws {
        let given = try Stable.budgeted()
        let wrong = try given.and(
            Stable.contract(given, 100, of: "firewall"), about: "initiativeContract/K",
            on: "2024-06-01")
        let right = try wrong.corrected(
            InitiativeContractConcluded.self,
            to: Stable.contract(given, 100, of: "firewall", with: "body"),
            "initiativeContract/K", of: "2024-06-01", on: "2024-06-10")
        #expect(!right.ledger.stable.costs.hasContract(try given.party("maker")))
        #expect(right.ledger.stable.costs.hasContract(try given.party("body")))
    }

    // MARK: - Facilities

    @Test func `the cost of a facility is put right until a share is ceded`() throws {
        let given = try ManagedFacility.operating()
        let acquired = FacilityAcquired(
            kind: .plant, previousOwner: try given.party("other-maker"), cost: 10_000)
        let right = try given.corrected(
            FacilityAcquired.self, to: acquired, "facility/F", of: "2024-06-01", on: "2024-09-01")
        try right.when(ManagedFacility.cession(right, "1/2"), on: "2024-10-01").thenPosts(
            "Dr PROPERTY:331 10", "Dr PROPERTY:542 4990", "Cr PROPERTY:141 5000")
        try given.and(ManagedFacility.cession(given, "1/2"), on: "2024-10-01").correcting(
            FacilityAcquired.self, to: acquired, "facility/F", of: "2024-06-01", on: "2024-10-02"
        ).thenRefused(.notCorrectable)
    }

    @Test func `a cession is put right, and the entrustment that it ended goes on`() throws {
        let given = try ManagedFacility.operating()
        let ceded = try given.and(ManagedFacility.cession(given, "1/1"), on: "2024-10-01")
        let right = try ceded.corrected(
            FacilityCeded.self, to: ManagedFacility.cession(given, "1/4"), "facility/F",
            of: "2024-10-01", on: "2024-10-10")
        let facility = try #require(
            right.ledger.facilities[Reference(try given.reference("facility/F"))])
        #expect(facility.stateShare == Share("3/4"))
        #expect(facility.manager == (try given.party("maker")))
        #expect(facility.ownership.count == 2)
        try right.and(ManagedFacility.cession(given, "1/4"), on: "2024-10-11").correcting(
            EntryCorrected.self, to: ManagedFacility.cession(given, "1/2"), "facility/F",
            of: "2024-10-01", on: "2024-10-12", as: "correction/L"
        ).thenRefused(.notCorrectable)
    }

    @Test func `a fee is put right until it comes in, and then what came in`() throws {
        let fee = { (amount: Yen) in ManagedFacility.fee("2024-08-01", "2024-08-31", amount) }
        let given = try ManagedFacility.operating().and(fee(500), on: "2024-09-01")
        let right = try given.corrected(
            FacilityFeeCharged.self, to: fee(50), "facility/F", of: "2024-09-01",
            on: "2024-09-02")
        let received = { (amount: Yen) throws in
            FacilityFeeReceived(manager: try given.party("maker"), amount: amount)
        }
        try right.when(received(51), on: "2024-09-03").thenRefused(.moreThanOwed)
        let paid = try given.and(received(400), on: "2024-09-03")
        try paid.correcting(
            FacilityFeeCharged.self, to: fee(450), "facility/F", of: "2024-09-01",
            on: "2024-09-04"
        ).thenRefused(.notCorrectable)
        let less = try paid.corrected(
            FacilityFeeReceived.self, to: received(40), "facility/F", of: "2024-09-03",
            on: "2024-09-04")
        try less.when(received(460), on: "2024-09-05").then("facility.feeReceived")
        try less.when(received(461), on: "2024-09-05").thenRefused(.moreThanOwed)
    }

    @Test func `damage is put right until it is paid, also to damage despite due care`() throws {
        let damage = { (cost: Yen, care: Bool) in ManagedFacility.damage(cost, dueCare: care) }
        let given = try ManagedFacility.operating().and(damage(700, false), on: "2024-09-01")
        let corrected = { (act: FacilityDamageRecorded) throws in
            try given.correcting(
                FacilityDamageRecorded.self, to: act, "facility/F", of: "2024-09-01",
                on: "2024-09-02")
        }
        try corrected(damage(70, false)).thenPosts(
            "Cr PROPERTY:142 700", "Dr PROPERTY:431 700", "Dr PROPERTY:142 70",
            "Cr PROPERTY:431 70")
        let careful = try corrected(damage(70, true))
        try careful.thenPosts("Cr PROPERTY:142 700", "Dr PROPERTY:431 700")
        let facility = careful.after.facilities[Reference(try given.reference("facility/F"))]
        #expect(facility?.damageBorne == 70)
        #expect(facility?.claims == [])
        let recovered = { (amount: Yen) throws in
            FacilityDamageRecovered(manager: try given.party("maker"), amount: amount)
        }
        let paid = try given.and(recovered(700), on: "2024-09-03")
        let less = try paid.corrected(
            FacilityDamageRecovered.self, to: recovered(70), "facility/F", of: "2024-09-03",
            on: "2024-09-04")
        try less.when(recovered(631), on: "2024-09-05").thenRefused(.moreThanOwed)
    }
}
