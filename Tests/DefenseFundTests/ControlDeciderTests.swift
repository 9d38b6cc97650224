import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

@Suite struct ControlDeciderTests {
    @Test func `a role that a person does not hold lets nothing pass`() throws {
        var given = try Given()
        try given.perform(
            ActorRegistered(name: text("second")), about: "actor/second", on: "2024-04-01")
        try given.perform(
            RoleGranted(role: .administrator), about: "actor/second", on: "2024-04-01")
        try given.perform(
            RoleRevoked(role: .minister, reason: text("ended")), about: "actor/everyone",
            on: "2024-04-02")
        try given.when(
            AdjustmentPlanRequested(
                goods: text("x"), foreignGovernment: given.party("state"), securityReason: text("x")
            ),
            about: "adjustmentPlan/P", on: "2024-05-01"
        ).thenRefused(.roleNotHeld)
    }

    @Test func `a suspended person records nothing`() throws {
        var given = try Given()
        try given.perform(
            ActorRegistered(name: text("second")), about: "actor/second", on: "2024-04-01")
        try given.perform(
            RoleGranted(role: .administrator), about: "actor/second", on: "2024-04-01")
        try given.perform(
            ActorSuspended(reason: text("leave")), about: "actor/everyone", on: "2024-04-02")
        try given.when(
            PartyRenamed(name: text("new")), about: "party/maker", on: "2024-05-01"
        ).thenRefused(.actorSuspended)
    }

    @Test func `a suspended person is granted nothing`() throws {
        try Given()
            .and(ActorRegistered(name: text("second")), about: "actor/second", on: "2024-04-01")
            .and(ActorSuspended(reason: text("leave")), about: "actor/second", on: "2024-04-02")
            .when(RoleGranted(role: .clerk), about: "actor/second", on: "2024-04-03")
            .thenRefused(.actorSuspended)
    }

    @Test func `the last administrator stays`() throws {
        let given = try Given(colleagues: [])
        try given.when(
            ActorSuspended(reason: text("x")), about: "actor/everyone", on: "2024-05-01"
        ).thenRefused(.lastAdministrator)
        try given.when(
            RoleRevoked(role: .administrator, reason: text("x")), about: "actor/everyone",
            on: "2024-05-01"
        ).thenRefused(.lastAdministrator)
    }

    @Test func `a ledger is opened once, and nobody opens accounts by hand`() throws {
        let given = try Given()
        try given.when(
            LedgerOpened(
                name: text("x"), operatorName: text("x"), formatVersion: UInt16Field(1),
                signerKey: .example), about: "ledger", on: "2024-05-01"
        ).thenRefused(.nameTaken)
        try given.when(
            AccountOpened(book: .fund, code: 311, subAccount: nil), about: "account/FUND-311",
            on: "2024-05-01"
        ).thenRefused(.roleNotHeld)
        try given.when(RoleGranted(role: .system), about: "actor/everyone", on: "2024-05-01")
            .thenRefused(.roleNotGrantable)
    }

    @Test func `a corporation number belongs to one party`() throws {
        let number = try #require(CorporationNumber("8700110005901"))
        let party = PartyRegistered(name: text("x"), kind: .other, corporationNumber: number)
        try Given().and(party, about: "party/A", on: "2024-05-01")
            .when(party, about: "party/B", on: "2024-05-01").thenRefused(.corporationNumberTaken)
        #expect(CorporationNumber("8700110005902") == nil)
        #expect(CorporationNumber("7700110005901") == nil)
    }

    @Test func `each twelve digits have one check digit`() {
        var chance = SeededGenerator(seed: 2)
        for _ in 0..<500 {
            let digits = (0..<12).map { _ in Int.random(in: 0...9, using: &chance) }
            // As the ordinance has it: the places counted from the right, the even ones doubled.
            let sum = (1...12).reduce(0) { $0 + digits[12 - $1] * ($1 % 2 == 0 ? 2 : 1) }
            let rest = digits.map(String.init).joined()
            for check in 0...9 {
                let isNumber = CorporationNumber("\(check)\(rest)") != nil
                #expect(isNumber == (check == 9 - sum % 9), "\(check)\(rest)")
            }
        }
        for text in ["", "870011000590", "87001100059011", "8700110005９0", "870011000590a"] {
            #expect(CorporationNumber(text) == nil, "\(text)")
        }
    }

    @Test func `a parameter holds from its effective date`() throws {
        let given = try Given().and(
            ParameterSet(value: text("5.00%"), reason: text("x")), about: "parameter/addOnRate",
            on: "2025-01-01")
        let table = given.ledger.parameters
        #expect(table.rate("addOnRate", on: date("2024-12-31")).description == "10.95%")
        #expect(table.rate("addOnRate", on: date("2025-01-01")).description == "5.00%")
        try given.when(
            ParameterSet(value: text("5%"), reason: text("x")), about: "parameter/addOnRate",
            on: "2025-01-01"
        ).thenRefused(.parameterValueInvalid)
        try given.when(
            ParameterSet(value: text("1"), reason: text("x")), about: "parameter/luck",
            on: "2025-01-01"
        ).thenRefused(.parameterUnknown)
    }

    @Test func `every default of a parameter is a value of its kind`() {
        for definition in ParameterDefinition.all {
            #expect(ParameterValue(definition.defaultText, kind: definition.kind) != nil)
        }
    }

    @Test func `every code has its explanation`() {
        for code in RejectionCode.allCases {
            #expect(!code.explanation.cause.isEmpty && !code.explanation.remedy.isEmpty, "\(code)")
        }
    }
}
