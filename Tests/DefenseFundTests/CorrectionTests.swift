import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// What was recorded wrongly is reversed and posted rightly, and stays legible (House rule 8, C24).
@Suite struct CorrectionTests {
    private typealias Command = EmbeddedCommand<PlainActs>

    private func command(_ act: any Act, _ subject: String, _ day: String) throws -> Command {
        let subject = try #require(StreamName(parsing: subject))
        return try #require(Command(act, about: subject, on: date(day)))
    }

    /// The correction of the last act of a kind.
    private func correction<Kind: Act>(
        of kind: Kind.Type, in given: Given, to act: any Act, _ subject: String, _ day: String
    ) throws -> EntryCorrected {
        let event = try #require(given.events.last { $0.act is Kind })
        return try correction(of: event.context.position, to: act, subject, day)
    }

    private func correction(
        of position: LogPosition, to act: any Act, _ subject: String, _ day: String
    ) throws -> EntryCorrected {
        let replacement = try command(act, subject, day)
        return EntryCorrected(
            corrects: position, reason: text("typed wrongly"), replacement: replacement,
            original: replacement, reversedLegs: UInt16Field(0))
    }

    private func advance(_ amount: Yen, _ given: Given) throws -> GrantAdvancePaid {
        GrantAdvancePaid(amount: amount, bank: try given.party("bank"))
    }

    private func subsidy(_ amount: Yen, _ given: Given, _ bank: String = "bank") throws
        -> SubsidyReceived
    {
        SubsidyReceived(budgetYear: year("FY2024"), amount: amount, bank: try given.party(bank))
    }

    @Test func `an advance is reversed and paid rightly in one entry`() throws {
        let given = try Funded.advanced()
        let when = try given.when(
            correction(
                of: GrantAdvancePaid.self, in: given, to: advance(600, given), "grant/G",
                "2024-07-01"), about: "correction/K", on: "2024-08-01")
        try when.thenPosts(
            "Cr FUND:121 700", "Dr FUND:111 700", "Dr FUND:121 600", "Cr FUND:111 600")
        let reference = try given.reference("grant/G")
        let grant = try #require(when.after.grants[Reference(reference)])
        #expect(grant.paid == 600)
        #expect(grant.payments.map(\.on) == [date("2024-07-01")])
        let recorded = try #require(try when.outcome.get().last?.act as? EntryCorrected)
        #expect(recorded.original.act.isEqual(to: try advance(700, given)))
        #expect(recorded.reversedLegs.value == 2)
    }

    @Test func `an event is corrected once, and then its correction`() throws {
        let given = try Funded.advanced()
        let first = try correction(
            of: GrantAdvancePaid.self, in: given, to: advance(600, given), "grant/G", "2024-07-01")
        let corrected = try given.and(first, about: "correction/K", on: "2024-08-01")
        try corrected.when(first, about: "correction/L", on: "2024-08-02")
            .thenRefused(.correctedAlready)
        let second = try correction(
            of: EntryCorrected.self, in: corrected, to: advance(650, given), "grant/G",
            "2024-07-01")
        try corrected.when(second, about: "correction/L", on: "2024-07-31")
            .thenRefused(.dateOutOfOrder)
        let when = try corrected.when(second, about: "correction/L", on: "2024-08-02")
        try when.thenPosts(
            "Cr FUND:121 600", "Dr FUND:111 600", "Dr FUND:121 650", "Cr FUND:111 650")
        #expect(when.after.grants[Reference(try given.reference("grant/G"))]?.paid == 650)
    }

    @Test func `the replacement must pass the guards of its act`() throws {
        let given = try Funded.advanced()
        try given.when(
            correction(
                of: GrantAdvancePaid.self, in: given, to: advance(1_001, given), "grant/G",
                "2024-07-01"), about: "correction/K", on: "2024-08-01"
        ).thenRefused(.exceedsAllocation)
        try given.when(
            correction(
                of: GrantAdvancePaid.self, in: given, to: advance(1_000, given), "grant/G",
                "2024-07-01"), about: "correction/K", on: "2024-08-01"
        ).then("entry.corrected")
        // Of the 10,000 yen 700 are spent, and 300 committed.
        try given.when(
            correction(
                of: SubsidyReceived.self, in: given, to: subsidy(699, given), "fund",
                "2024-04-10"), about: "correction/K", on: "2024-08-01"
        ).thenRefused(.accountOverdrawn)
        try given.when(
            correction(
                of: SubsidyReceived.self, in: given, to: subsidy(9_000, given), "fund",
                "2024-04-10"), about: "correction/K", on: "2024-08-01"
        ).thenPosts(
            "Cr FUND:111 10000", "Dr FUND:311 10000", "Dr FUND:111 9000", "Cr FUND:311 9000")
    }

    @Test func `only the same act about the same thing replaces it, and says something else`()
        throws
    {
        let given = try Funded.advanced()
        try given.when(
            correction(
                of: GrantAdvancePaid.self, in: given, to: subsidy(5, given), "fund", "2024-07-01"),
            about: "correction/K", on: "2024-08-01"
        ).thenRefused(.correctionOfAnother)
        try given.when(
            correction(
                of: GrantAdvancePaid.self, in: given, to: advance(700, given), "grant/G",
                "2024-07-01"), about: "correction/K", on: "2024-08-01"
        ).thenRefused(.nothingChanges)
        try given.when(
            correction(of: LogPosition(9_999), to: advance(1, given), "grant/G", "2024-07-01"),
            about: "correction/K", on: "2024-08-01"
        ).thenRefused(.subjectUnknown)
    }

    @Test func `what others rest on is not taken back`() throws {
        let given = try Funded.inspected(cost: 650).and(
            GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0), about: "grant/G",
            on: "2024-11-01")
        try given.when(
            correction(
                of: GrantAdvancePaid.self, in: given, to: advance(600, given), "grant/G",
                "2024-07-01"), about: "correction/K", on: "2024-12-01"
        ).thenRefused(.notCorrectable)
    }

    @Test func `what moved no money is not corrected`() throws {
        let given = try Funded.advanced()
        try given.when(
            correction(
                of: GrantScreened.self, in: given,
                to: GrantScreened(favourable: true, findings: text("other")), "grant/G",
                "2024-06-02"), about: "correction/K", on: "2024-08-01"
        ).thenRefused(.notCorrectable)
    }

    @Test func `a payment is moved to a later day, and never in front of what it rests on`() throws
    {
        let given = try Funded.advanced()
        let moved = { (day: String) throws in
            try given.when(
                correction(
                    of: GrantAdvancePaid.self, in: given, to: advance(700, given), "grant/G", day),
                about: "correction/K", on: "2024-08-01")
        }
        try moved("2024-07-03").then("entry.corrected")
        try moved("2024-06-30").thenRefused(.dateOutOfOrder)
        try moved("2024-08-02").thenRefused(.dateOutOfOrder)
    }

    @Test func `a closed period is corrected by an entry of an open one`() throws {
        let given = try Funded.advanced().and(
            PeriodClosed(size: .start, root: .example), about: "period/2024-07", on: "2024-08-01")
        let act = try correction(
            of: GrantAdvancePaid.self, in: given, to: advance(600, given), "grant/G", "2024-07-01")
        try given.when(act, about: "correction/K", on: "2024-07-31").thenRefused(.periodClosed)
        let when = try given.when(act, about: "correction/K", on: "2024-08-02")
        try when.then("entry.corrected")
        // The act keeps the day on which it took effect.
        let reference = try given.reference("grant/G")
        let grant = try #require(when.after.grants[Reference(reference)])
        #expect(grant.payments.map(\.on) == [date("2024-07-01")])
    }

    @Test func `an operating cost that was too high leaves room in the budget again`() throws {
        let cost = { (amount: Yen, given: Given) throws in
            OperatingCostPaid(amount: amount, purpose: text("rent"), bank: try given.party("bank"))
        }
        let fund = try Funded.fund()
        let given = try fund.and(cost(500, fund), about: "fund", on: "2024-05-01")
        try given.when(cost(1, given), about: "fund", on: "2024-05-02").thenRefused(.budgetExceeded)
        try given.and(
            correction(
                of: OperatingCostPaid.self, in: given, to: cost(400, given), "fund", "2024-05-01"),
            about: "correction/K", on: "2024-05-02"
        ).when(cost(100, given), about: "fund", on: "2024-05-02").then("operatingCost.paid")
    }

    @Test func `an investment is corrected until it is redeemed`() throws {
        let bond = { (cost: Yen, given: Given) throws in
            InvestmentMade(
                instrument: .governmentBond, description: text("JGB"),
                institution: try given.party("broker"), nominal: 1_000, cost: cost,
                maturesOn: date("2030-01-01"), principalGuaranteed: false,
                bank: try given.party("bank"))
        }
        let fund = try Funded.fund()
        let given = try fund.and(bond(990, fund), about: "investment/I", on: "2024-05-01")
        let act = try correction(
            of: InvestmentMade.self, in: given, to: bond(995, given), "investment/I", "2024-05-01")
        let when = try given.when(act, about: "correction/K", on: "2024-05-10")
        try when.thenPosts(
            "Cr FUND:112 990", "Dr FUND:111 990", "Dr FUND:112 995", "Cr FUND:111 995")
        #expect(when.after.investments[Reference(try given.reference("investment/I"))]?.held == 995)
        try given.and(
            InvestmentRedeemed(cost: 1, proceeds: 1, bank: given.party("bank")),
            about: "investment/I", on: "2024-05-09"
        ).when(act, about: "correction/K", on: "2024-05-10").thenRefused(.notCorrectable)
    }

    @Test func `a payment to the Treasury is corrected to another bank`() throws {
        let fund = try Funded.fund()
        let paid = { (bank: String) throws in
            TreasuryPaymentMade(amount: 50, bank: try fund.party(bank))
        }
        let given = try fund.and(subsidy(60, fund, "trust"), about: "fund", on: "2024-05-01").and(
            TreasuryPaymentOrdered(
                amount: 50, dueOn: date("2024-07-01"), financeConsultedOn: date("2024-05-01")),
            about: "treasuryPayment/T", on: "2024-06-01"
        ).and(paid("bank"), about: "treasuryPayment/T", on: "2024-06-02")
        let when = try given.when(
            correction(
                of: TreasuryPaymentMade.self, in: given, to: paid("trust"), "treasuryPayment/T",
                "2024-06-02"), about: "correction/K", on: "2024-06-10")
        try when.thenPosts("Cr FUND:212 50", "Dr FUND:111 50", "Dr FUND:212 50", "Cr FUND:111 50")
        let order = when.after.treasuryPayments[Reference(try given.reference("treasuryPayment/T"))]
        #expect(order?.paidOn == date("2024-06-02"))
    }

    @Test func `a subsidy of which the State has asked some back is not corrected`() throws {
        let given = try Funded.fund()
        let order = StateReturnOrdered(
            debtor: Reference(try given.reference("corporation/C")), budgetYear: year("FY2024"),
            amount: 1, dueOn: date("2024-09-01"), cause: .indirectMisuse, reason: text("misused"),
            layer: .corporationManufacturer, creditor: .corporation)
        let act = try correction(
            of: SubsidyReceived.self, in: given, to: subsidy(9_999, given), "fund", "2024-04-10")
        let when = try given.when(act, about: "correction/K", on: "2024-08-02")
        try when.then("entry.corrected")
        #expect(when.after.subsidies[year("FY2024")] == 9_999)
        try given.and(order, about: "stateReturn/S", on: "2024-08-01")
            .when(act, about: "correction/K", on: "2024-08-02").thenRefused(.notCorrectable)
    }

    @Test func `a payment stands in the order of the days, also where it was put right`() throws {
        let first = try Funded.advanced()
        let given = try first.and(advance(100, first), about: "grant/G", on: "2024-07-05")
        let position = try #require(
            given.events.first { $0.act is GrantAdvancePaid }?.context.position)
        let when = try given.when(
            correction(of: position, to: advance(600, given), "grant/G", "2024-07-01"),
            about: "correction/K", on: "2024-08-01")
        try when.then("entry.corrected")
        let reference = try given.reference("grant/G")
        #expect(when.after.grants[Reference(reference)]?.payments.map(\.amount) == [600, 100])
    }

    @Test func `upkeep of a facility is corrected in the State's book`() throws {
        let given = try ManagedFacility.operating().and(
            FacilityMaintenancePaid(amount: 40, purpose: text("roof")), about: "facility/F",
            on: "2024-09-01")
        try given.when(
            correction(
                of: FacilityMaintenancePaid.self, in: given,
                to: FacilityMaintenancePaid(amount: 30, purpose: text("roof")), "facility/F",
                "2024-09-01"), about: "correction/K", on: "2024-09-02"
        ).thenPosts(
            "Cr PROPERTY:541 40", "Dr PROPERTY:331 40", "Dr PROPERTY:541 30", "Cr PROPERTY:331 30")
    }

    @Test func `a payment of a contract is corrected as long as it is the last`() throws {
        let paid = { (amount: Yen) in InitiativeContractPaid(amount: amount) }
        let given = try Stable.accepted().and(
            paid(200), about: "initiativeContract/K", on: "2024-08-01")
        let act = try correction(
            of: InitiativeContractPaid.self, in: given, to: paid(300), "initiativeContract/K",
            "2024-08-01")
        let when = try given.when(act, about: "correction/K", on: "2024-08-02")
        try when.thenPosts(
            "Cr STABLE:231 200", "Dr STABLE:331 200", "Dr STABLE:231 300", "Cr STABLE:331 300")
        let contract = try given.reference("initiativeContract/K")
        #expect(when.after.stable.contracts[Reference(contract)]?.paid == 300)
        try given.and(paid(10), about: "initiativeContract/K", on: "2024-08-02")
            .when(act, about: "correction/K", on: "2024-08-03").thenRefused(.notCorrectable)
    }

    private func settled() throws -> Given {
        let given = try Funded.inspected(cost: 900)
            .and(
                GrantAmountFixed(returnDueOn: nil, fixed: 0), about: "grant/G", on: "2024-11-01")
        return try given.and(subsidy(500, given, "trust"), about: "fund", on: "2024-11-01")
            .and(
                GrantSettled(bank: given.party("bank"), amount: 0), about: "grant/G",
                on: "2024-11-02")
    }

    @Test func `a settlement is corrected to another bank, of the amount that the rules tell`()
        throws
    {
        let given = try settled()
        let when = try given.when(
            correction(
                of: GrantSettled.self, in: given,
                to: GrantSettled(bank: given.party("trust"), amount: 0), "grant/G", "2024-11-02"),
            about: "correction/K", on: "2024-11-05")
        try when.thenPosts(
            "Cr FUND:211 200", "Dr FUND:111 200", "Dr FUND:211 200", "Cr FUND:111 200")
        let grant = when.after.grants[Reference(try given.reference("grant/G"))]
        #expect(grant?.stage == .settled)
        #expect(grant?.paid == 900)
    }

    @Test func `a settlement of which some became returnable is not corrected`() throws {
        let given = try settled().and(
            GrantCancelled(cause: .misuse, amount: 100, reason: text("misused")), about: "grant/G",
            on: "2024-12-01")
        try given.when(
            correction(
                of: GrantSettled.self, in: given,
                to: GrantSettled(bank: given.party("trust"), amount: 0), "grant/G", "2024-11-02"),
            about: "correction/K", on: "2024-12-02"
        ).thenRefused(.notCorrectable)
    }

    private func returned(_ amount: Yen, _ given: Given) throws -> GrantReturned {
        GrantReturned(amount: amount, bank: try given.party("bank"), principal: 0, charges: 0)
    }

    /// 50 yen were ordered back, of which 30 came in.
    private func repaid() throws -> Given {
        let given = try Funded.inspected(cost: 650)
            .and(
                GrantAmountFixed(returnDueOn: date("2024-12-01"), fixed: 0), about: "grant/G",
                on: "2024-11-01")
        return try given.and(returned(30, given), about: "grant/G", on: "2024-11-05")
    }

    @Test func `a return is corrected, and what it paid off follows`() throws {
        let given = try repaid()
        let act = { (amount: Yen) throws in
            try correction(
                of: GrantReturned.self, in: given, to: returned(amount, given), "grant/G",
                "2024-11-05")
        }
        let when = try given.when(act(20), about: "correction/K", on: "2024-11-06")
        try when.thenPosts(
            "Cr FUND:111 30", "Dr FUND:122 30", "Dr FUND:111 20", "Cr FUND:122 20")
        let grant = when.after.grants[Reference(try given.reference("grant/G"))]
        #expect(grant?.outstandingReturns == 30)
        try given.when(act(51), about: "correction/K", on: "2024-11-06")
            .thenRefused(.moreThanOwed)
    }

    @Test func `a return on which a later one rests is not corrected`() throws {
        let given = try repaid()
        let later = try given.and(returned(5, given), about: "grant/G", on: "2024-11-07")
        let position = try #require(
            given.events.last { $0.act is GrantReturned }?.context.position)
        try later.when(
            correction(of: position, to: returned(20, given), "grant/G", "2024-11-05"),
            about: "correction/K", on: "2024-11-08"
        ).thenRefused(.notCorrectable)
    }

    @Test func `the fund's history tells a corrected subsidy as subsidy`() throws {
        let given = try Funded.fund()
        let when = try given.when(
            correction(
                of: SubsidyReceived.self, in: given, to: subsidy(9_000, given), "fund",
                "2024-04-10"), about: "correction/K", on: "2024-08-01")
        #expect(when.after.fund.rows.map(\.flows.subsidies) == [9_000])
        #expect(when.after.fund.rows.map(\.closing) == [9_000])
    }

    @Test func `one person corrects nothing alone`() throws {
        let given = try Funded.advanced()
        try given.when(
            correction(
                of: GrantAdvancePaid.self, in: given, to: advance(600, given), "grant/G",
                "2024-07-01"), about: "correction/K", on: "2024-08-01", by: "treasurer"
        ).thenRefused(.secondPersonNeeded)
    }
}
