import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

@Suite struct StablePlanTests {
    private func submission(
        _ given: Given, _ applicants: [(String, ApplicantStanding)], _ initiatives: [Initiative]
    ) throws -> StablePlanSubmitted {
        StablePlanSubmitted(
            equipment: try Stable.equipment(given),
            applicants: try applicants.map { party, standing in
                .init(party: try given.party(party), standing: standing)
            }, initiatives: initiatives, content: text("x"))
    }

    private func change(_ initiatives: Initiative...) -> StablePlanChangeSubmitted {
        StablePlanChangeSubmitted(
            initiatives: initiatives, content: text("x"), implementation: text("half done"))
    }

    @Test func `a plan serves a class of equipment that is designated by then`() throws {
        let given = try Stable.submitted()
        let plan = try submission(given, [("maker", .manufacturer)], [Stable.line()])
        try given.when(plan, about: "stablePlan/T", on: "2024-04-01")
            .thenRefused(.equipmentNotDesignated)
        try given.when(plan, about: "stablePlan/T", on: "2024-04-02").then("stablePlan.submitted")
        try given.when(plan, about: "stablePlan/S", on: "2024-05-02").thenRefused(.nameTaken)
    }

    @Test func `a plan has applicants, each once, and of the right kind`() throws {
        let given = try Stable.submitted()
        func refused(
            _ code: RejectionCode, _ applicants: (String, ApplicantStanding)...
        ) throws {
            try given.when(
                submission(given, applicants, [Stable.firewall()]), about: "stablePlan/T",
                on: "2024-05-01"
            ).thenRefused(code)
        }
        try refused(.applicantMissing)
        try refused(.applicantNamedTwice, ("maker", .manufacturer), ("maker", .wouldBe))
        try refused(.partyOfWrongKind, ("body", .manufacturer))
        try refused(.partyOfWrongKind, ("bank", .wouldBe))
    }

    @Test func `who does not manufacture yet applies for cybersecurity and succession only`() throws
    {
        let given = try Stable.submitted()
        func plan(
            _ kind: InitiativeKind, _ applicants: (String, ApplicantStanding)...
        ) throws -> When {
            let initiative = Initiative(name: Stable.name("x"), kind: kind, cost: 1)
            return try given.when(
                submission(given, applicants, [initiative]), about: "stablePlan/T",
                on: "2024-05-01")
        }
        for kind in [InitiativeKind.supplyChain, .efficiency] {
            try plan(kind, ("body", .wouldBe)).thenRefused(.notYetManufacturer)
            try plan(kind, ("body", .wouldBe), ("maker", .manufacturer))
                .then("stablePlan.submitted")
        }
        for kind in [InitiativeKind.cybersecurity, .succession] {
            try plan(kind, ("body", .wouldBe)).then("stablePlan.submitted")
        }
    }

    @Test func `a plan has initiatives, each with a name of its own`() throws {
        let given = try Stable.submitted()
        for initiatives in [[], [Stable.line(), Stable.line(2)]] {
            try given.when(
                submission(given, [("maker", .manufacturer)], initiatives), about: "stablePlan/T",
                on: "2024-05-01"
            ).thenRefused(.initiativesInvalid)
        }
    }

    @Test func `each initiative is confirmed once, and at no more than was asked for`() throws {
        let given = try Stable.submitted()
        func approval(_ costs: [ConfirmedCost]) throws -> When {
            try given.when(
                StablePlanApproved(confirmed: costs), about: "stablePlan/S", on: "2024-05-10")
        }
        let line = ConfirmedCost(initiative: Stable.name("line"), cost: 1)
        try approval([]).thenRefused(.confirmedCostsInvalid)
        try approval([line]).thenRefused(.confirmedCostsInvalid)
        try approval([line, line]).thenRefused(.confirmedCostsInvalid)
        try approval([line] + Stable.costs(line: 1)).thenRefused(.confirmedCostsInvalid)
        try approval(Stable.costs(line: 1_001)).thenRefused(.exceedsFundsNeeded)
        try approval(Stable.costs(line: 1_000)).then("stablePlan.approved")
    }

    @Test func `an approved plan is neither approved again nor declined`() throws {
        let given = try Stable.approved()
        let acts: [any Act] = [
            StablePlanApproved(confirmed: Stable.costs(line: 800)),
            StablePlanDeclined(reason: text("x")), StablePlanChangeDeclined(reason: text("x")),
            StablePlanChangeApproved(confirmed: Stable.costs(line: 800)),
        ]
        for act in acts {
            try given.when(act, about: "stablePlan/S", on: "2024-06-01").thenRefused(.wrongStage)
        }
    }

    @Test func `a declined plan has come to its end`() throws {
        let given = try Stable.submitted().and(
            StablePlanDeclined(reason: text("not needed")), about: "stablePlan/S", on: "2024-05-10")
        let acts: [any Act] = [
            StablePlanApproved(confirmed: Stable.costs(line: 800)), change(Stable.line()),
            StablePlanApprovalRescinded(reason: text("x")), StablePlanCompleted(note: nil),
        ]
        for act in acts {
            try given.when(act, about: "stablePlan/S", on: "2024-06-01").thenRefused(.wrongStage)
        }
    }

    @Test func `a change keeps the kind of an initiative, and is open to the same applicants`()
        throws
    {
        let given = try Stable.approved()
        let other = Initiative(name: Stable.name("line"), kind: .succession, cost: 1)
        try given.when(change(other), about: "stablePlan/S", on: "2024-06-01")
            .thenRefused(.initiativesInvalid)
        try given.when(change(), about: "stablePlan/S", on: "2024-06-01")
            .thenRefused(.initiativesInvalid)
        try given.when(change(Stable.line(2_000)), about: "stablePlan/S", on: "2024-06-01")
            .then("stablePlan.changeSubmitted")
    }

    @Test func `a change never confirms less than is contracted (C19)`() throws {
        let given = try Stable.contracted().and(
            change(Stable.line(), Stable.firewall()), about: "stablePlan/S", on: "2024-07-01")
        func approval(_ costs: [ConfirmedCost]) throws -> When {
            try given.when(
                StablePlanChangeApproved(confirmed: costs), about: "stablePlan/S",
                on: "2024-07-02")
        }
        try approval(Stable.costs(line: 499)).thenRefused(.costBelowContracted)
        try approval(Stable.costs(line: 500)).then("stablePlan.changeApproved")
        // An initiative that is contracted for is not dropped either.
        let dropped = try Stable.contracted().and(
            change(Stable.firewall()), about: "stablePlan/S", on: "2024-07-01")
        try dropped.when(
            StablePlanChangeApproved(
                confirmed: [.init(initiative: Stable.name("firewall"), cost: 200)]),
            about: "stablePlan/S", on: "2024-07-02"
        ).thenRefused(.costBelowContracted)
    }

    @Test func `a change that is declined leaves the revision in force`() throws {
        let given = try Stable.approved()
            .and(change(Stable.firewall()), about: "stablePlan/S", on: "2024-06-01")
            .and(
                StablePlanChangeDeclined(reason: text("x")), about: "stablePlan/S",
                on: "2024-06-02")
        let plan = given.ledger.stable.plans[Reference(try given.reference("stablePlan/S"))]
        #expect(plan?.stage == .approved)
        #expect(plan?.revision(on: date("2024-06-02"))?.number == 1)
        #expect(plan?.revision(on: date("2024-05-09")) == nil)
    }

    @Test func `a plan whose change waits is not completed, but may be rescinded`() throws {
        let given = try Stable.approved().and(
            change(Stable.firewall()), about: "stablePlan/S", on: "2024-06-01")
        try given.when(StablePlanCompleted(note: nil), about: "stablePlan/S", on: "2024-06-02")
            .thenRefused(.wrongStage)
        try given.when(
            StablePlanApprovalRescinded(reason: text("x")), about: "stablePlan/S",
            on: "2024-06-02"
        ).then("stablePlan.approvalRescinded")
    }

    @Test func `an approval is rescinded after the plan was completed, too`() throws {
        let given = try Stable.approved().and(
            StablePlanCompleted(note: nil), about: "stablePlan/S", on: "2024-06-02")
        try given.when(
            StablePlanApprovalRescinded(reason: text("deceit")), about: "stablePlan/S",
            on: "2024-06-03"
        ).then("stablePlan.approvalRescinded")
    }
}
