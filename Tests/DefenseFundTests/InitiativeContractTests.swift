import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

@Suite struct InitiativeContractTests {
    private let contract = "initiativeContract/L"

    @Test func `an appropriation makes money available for its year`() throws {
        let given = try Stable.approved()
        let act = Stable.appropriation(600)
        try given.when(act, about: "stableBudget/FY2024", on: "2024-04-01")
            .thenPosts("Dr STABLE:132 600", "Cr STABLE:321 600")
        try given.when(act, about: "stableBudget/2024", on: "2024-04-01")
            .thenRefused(.wrongSubject)
        try given.when(act, about: "stableBudget/FY2024", on: "2023-03-31")
            .thenRefused(.budgetYearWrong)
        try given.when(act, about: "stableBudget/FY2024", on: "2025-04-01")
            .thenRefused(.budgetYearWrong)
        try given.when(act, about: "stableBudget/FY2024", on: "2023-04-01")
            .then("stableBudget.appropriated")
        try given.when(act, about: "stableBudget/FY2024", on: "2025-03-31")
            .then("stableBudget.appropriated")
    }

    @Test func `a contract commits the budget of the year in which it is concluded`() throws {
        let given = try Stable.budgeted()
        try given.when(Stable.contract(given, 600), about: contract, on: "2024-06-01")
            .thenPosts("Dr STABLE:131 600", "Cr STABLE:132 600")
        try given.when(Stable.contract(given, 1), about: contract, on: "2025-04-01")
            .thenRefused(.exceedsStableBudget)
    }

    @Test func `a supplementary budget gives nothing before it takes effect (C19)`() throws {
        let given = try Stable.budgeted()
        try given.when(Stable.contract(given, 601), about: contract, on: "2024-11-30")
            .thenRefused(.exceedsStableBudget)
        try given.when(Stable.contract(given, 601), about: contract, on: "2024-12-01")
            .then("initiativeContract.concluded")
        // What is contracted for a later day is taken.
        let later = try given.and(
            Stable.contract(given, 700), about: contract, on: "2024-12-01")
        try later.when(
            Stable.contract(later, 1, of: "firewall", costs: ["order-2"]),
            about: "initiativeContract/M", on: "2024-11-30"
        ).thenRefused(.exceedsStableBudget)
    }

    @Test func `contracts stay within the confirmed cost of their initiative (C19)`() throws {
        let given = try Stable.contracted().and(
            Stable.appropriation(9_000), about: "stableBudget/FY2024", on: "2024-06-01")
        try given.when(
            Stable.contract(given, 301, costs: ["order-2"]), about: contract, on: "2024-06-02"
        ).thenRefused(.exceedsConfirmedCost)
        try given.when(
            Stable.contract(given, 300, costs: ["order-2"]), about: contract, on: "2024-06-02"
        ).then("initiativeContract.concluded")
    }

    @Test func `a lower cost that is approved for a later day holds before it too (C19)`() throws {
        let given = try Stable.budgeted()
            .and(
                StablePlanChangeSubmitted(
                    initiatives: [Stable.line(), Stable.firewall()], content: text("x"),
                    implementation: text("x")), about: "stablePlan/S", on: "2024-06-01"
            )
            .and(
                StablePlanChangeApproved(confirmed: Stable.costs(line: 100)),
                about: "stablePlan/S", on: "2024-09-01")
        try given.when(Stable.contract(given, 101), about: contract, on: "2024-08-01")
            .thenRefused(.exceedsConfirmedCost)
        try given.when(Stable.contract(given, 100), about: contract, on: "2024-08-01")
            .then("initiativeContract.concluded")
    }

    @Test func `a contract is for an initiative of the revision in force (C19)`() throws {
        let given = try Stable.budgeted()
        try given.when(Stable.contract(given, 1, of: "dock"), about: contract, on: "2024-06-01")
            .thenRefused(.initiativeNotInForce)
        try given.when(Stable.contract(given, 1), about: contract, on: "2024-05-09")
            .thenRefused(.planNotApproved)
    }

    @Test func `a contract is with an applicant, who manufactures if the initiative asks for it`()
        throws
    {
        let given = try Stable.budgeted()
        try given.when(
            Stable.contract(given, 1, with: "other-maker"), about: contract, on: "2024-06-01"
        ).thenRefused(.applicantNotOfPlan)
        try given.when(Stable.contract(given, 1, with: "body"), about: contract, on: "2024-06-01")
            .thenRefused(.notYetManufacturer)
        try given.when(
            Stable.contract(given, 1, of: "firewall", with: "body"), about: contract,
            on: "2024-06-01"
        ).then("initiativeContract.concluded")
    }

    @Test func `no contract is concluded under a plan that has ended`() throws {
        let given = try Stable.accepted()
        let ends: [any Act] = [
            StablePlanApprovalRescinded(reason: text("x")), StablePlanCompleted(note: nil),
        ]
        for end in ends {
            let ended = try given.and(end, about: "stablePlan/S", on: "2024-09-01")
            // Known to have ended, the plan carries nothing, whatever date the act bears.
            try ended.when(
                Stable.contract(ended, 1, costs: ["order-2"]), about: contract, on: "2024-08-31"
            ).thenRefused(.planNotApproved)
            // The contracts that stand go on: work is accepted and paid.
            try ended.when(
                Stable.acceptance(100), about: "initiativeContract/K", on: "2024-09-02"
            ).then("initiativeContract.accepted")
            try ended.when(
                InitiativeContractPaid(amount: 400), about: "initiativeContract/K",
                on: "2024-09-02"
            ).then("initiativeContract.paid", "finding.raised")
        }
    }

    @Test func `a plan that stands in no ledger carries no contract`() throws {
        let given = try Stable.budgeted()
        let act = InitiativeContractConcluded(
            plan: Reference(99), initiative: Stable.name("line"), party: try given.party("maker"),
            amount: 1, costs: [Stable.name("order-1")], procurement: text("x"))
        try given.when(act, about: contract, on: "2024-06-01").thenRefused(.planUnknown)
    }

    @Test func `what is accepted leaves the commitment and becomes payable`() throws {
        let given = try Stable.contracted()
        try given.when(Stable.acceptance(300), about: "initiativeContract/K", on: "2024-07-01")
            .thenPosts(
                "Dr STABLE:531 300", "Cr STABLE:231 300", "Dr STABLE:321 300", "Cr STABLE:131 300")
        try given.when(Stable.acceptance(501), about: "initiativeContract/K", on: "2024-07-01")
            .thenRefused(.exceedsContract)
        try Stable.accepted()
            .when(Stable.acceptance(101), about: "initiativeContract/K", on: "2024-08-01")
            .thenRefused(.exceedsContract)
    }

    @Test func `no more is paid than is accepted and unpaid`() throws {
        let given = try Stable.accepted()
        func payment(_ amount: Yen) -> InitiativeContractPaid { .init(amount: amount) }
        try given.when(payment(401), about: "initiativeContract/K", on: "2024-08-02")
            .thenRefused(.exceedsAccepted)
        try given.when(payment(400), about: "initiativeContract/K", on: "2024-08-02")
            .thenPosts("Dr STABLE:231 400", "Cr STABLE:331 400")
        try given.and(payment(350), about: "initiativeContract/K", on: "2024-08-02")
            .when(payment(51), about: "initiativeContract/K", on: "2024-08-03")
            .thenRefused(.exceedsAccepted)
        try given.when(payment(1), about: "initiativeContract/K", on: "2024-07-31")
            .thenRefused(.dateOutOfOrder)
    }

    @Test func `a payment after the limit is let pass, and stays known as late`() throws {
        func payments(_ given: Given, _ amount: Yen, on day: String) throws
            -> [InitiativeContractState.Payment]
        {
            let paid = try given.and(
                InitiativeContractPaid(amount: amount), about: "initiativeContract/K", on: day)
            let contract = try paid.reference("initiativeContract/K")
            return paid.ledger.stable.contracts[Reference(contract)]?.payments ?? []
        }
        let given = try Stable.accepted()
        // 300 yen are accepted on 1 July, 100 on 1 August; 30 days are given.
        let first = try #require(try payments(given, 400, on: "2024-08-01").last)
        #expect(first.days == 31 && first.isLate)
        try given.when(
            InitiativeContractPaid(amount: 400), about: "initiativeContract/K", on: "2024-08-01"
        ).then("initiativeContract.paid", "finding.raised")
        let prompt = try Stable.contracted().and(
            Stable.acceptance(300), about: "initiativeContract/K", on: "2024-07-01")
        let inTime = try #require(try payments(prompt, 300, on: "2024-07-31").last)
        #expect(inTime.days == 30 && !inTime.isLate)
        try prompt.when(
            InitiativeContractPaid(amount: 300), about: "initiativeContract/K", on: "2024-07-31"
        ).then("initiativeContract.paid")
        // The oldest is paid first: what is left is of 1 August.
        let rest = try given.and(
            InitiativeContractPaid(amount: 300), about: "initiativeContract/K", on: "2024-08-01")
        let last = try #require(try payments(rest, 100, on: "2024-08-31").last)
        #expect(last.days == 30 && !last.isLate)
    }

    @Test func `the limit is the one that held on the day of acceptance`() throws {
        let given = try Given().and(
            ParameterSet(value: text("10"), reason: text("agreed")),
            about: "parameter/payWithoutDelayDays", on: "2024-07-02")
        func payBy(_ day: String) -> LegalDate? {
            given.ledger.payBy(.init(on: date(day), amount: 1))
        }
        #expect(payBy("2024-07-01") == date("2024-07-31"))
        #expect(payBy("2024-07-02") == date("2024-07-12"))
        #expect(payBy("9999-12-31") == nil)
    }

    @Test func `nothing of stable manufacturing touches the fund (C18)`() throws {
        let given = try Stable.accepted().and(
            InitiativeContractPaid(amount: 400), about: "initiativeContract/K", on: "2024-08-02")
        let books = given.events.compactMap { $0.entry?.book }
        #expect(books.count == 6 && Set(books) == [.stable])
    }
}
