import Accounting
import DefenseFund
import EventSourcing
import ReadModels
import TestSupport
import Testing

/// What is owed about contracts, surveys and withdrawals, and when it is not owed any more.
@Suite struct StableObligationTests {
    /// `kind due amount` of what is owed on a day.
    private func owed(_ lines: [String], on day: String) throws -> [String] {
        var history = try History()
        for line in lines { try history.perform(TestCommand(line)) }
        var view = LedgerView()
        for event in history.events { try view.apply(event) }
        let kinds = ["payInitiativeContract", "answerSurvey", "findSuccessor"]
        return view.obligations(on: try #require(LegalDate(day))).filter {
            kinds.contains($0.kind)
        }.map { owed in
            #expect(owed.role == .minister && !owed.basis.isEmpty)
            return [
                owed.kind, owed.dueOn?.description, owed.amount?.description,
                owed.isOverdue(on: LegalDate(day) ?? .example) ? "overdue" : nil,
            ].compactMap(\.self).joined(separator: " ")
        }
    }

    private let equipment = """
        {"command": "equipment.designate", "subject": "equipment/E", "on": "2024-04-01", \
        "facts": {"name": "torpedoes", "reason": "x"}}
        """

    private var contract: [String] {
        [
            equipment,
            """
            {"command": "stablePlan.submit", "subject": "stablePlan/S", "on": "2024-04-01", \
            "facts": {"equipment": "equipment/E", "applicants": [{"party": "party/maker", \
            "standing": "manufacturer"}], "initiatives": [{"name": "line", "kind": "efficiency", \
            "cost": 500}], "content": "x"}}
            """,
            """
            {"command": "stablePlan.approve", "subject": "stablePlan/S", "on": "2024-04-01", \
            "facts": {"confirmed": [{"initiative": "line", "cost": 500}]}}
            """,
            """
            {"command": "stableBudget.appropriate", "subject": "stableBudget/FY2024", \
            "on": "2024-04-01", "facts": {"amount": 500, "authority": "x"}}
            """,
            """
            {"command": "initiativeContract.conclude", "subject": "initiativeContract/K", \
            "on": "2024-05-01", "facts": {"plan": "stablePlan/S", "initiative": "line", \
            "operator": "party/maker", "amount": 500, "costs": ["a"], "procurement": "x"}}
            """,
            accept(300, on: "2024-07-01"), accept(200, on: "2024-07-10"),
        ]
    }

    private func accept(_ amount: Int, on day: String) -> String {
        """
        {"command": "initiativeContract.accept", "subject": "initiativeContract/K", \
        "on": "\(day)", "facts": {"amount": \(amount), "findings": "x"}}
        """
    }

    private func pay(_ amount: Int, on day: String) -> String {
        """
        {"command": "initiativeContract.pay", "subject": "initiativeContract/K", "on": "\(day)", \
        "facts": {"amount": \(amount)}}
        """
    }

    @Test func `each acceptance is to be paid within the limit, the oldest first`() throws {
        #expect(try owed(contract, on: "2024-06-30") == [])
        #expect(
            try owed(contract, on: "2024-08-01") == [
                "payInitiativeContract 2024-07-31 300 overdue",
                "payInitiativeContract 2024-08-09 200",
            ])
        let paid = contract + [pay(350, on: "2024-07-20")]
        #expect(
            try owed(paid, on: "2024-07-20") == ["payInitiativeContract 2024-08-09 150"])
        // The day before, nothing was paid yet.
        #expect(try owed(paid, on: "2024-07-19").count == 2)
        #expect(try owed(paid + [pay(150, on: "2024-08-20")], on: "2024-08-20") == [])
    }

    @Test func `a survey is owed an answer until it is answered`() throws {
        let sent = [
            """
            {"command": "survey.send", "subject": "survey/V", "on": "2024-05-01", \
            "facts": {"manufacturer": "party/maker", "about": "x", "dueOn": "2024-05-31"}}
            """
        ]
        let answered =
            sent + [
                """
                {"command": "survey.answer", "subject": "survey/V", "on": "2024-06-10", \
                "facts": {"answer": "x"}}
                """
            ]
        #expect(try owed(sent, on: "2024-04-30") == [])
        #expect(try owed(sent, on: "2024-05-31") == ["answerSurvey 2024-05-31"])
        #expect(try owed(answered, on: "2024-06-09") == ["answerSurvey 2024-05-31 overdue"])
        #expect(try owed(answered, on: "2024-06-10") == [])
    }

    @Test func `a withdrawal asks for a successor by the last day of manufacture`() throws {
        let noticed = [
            equipment,
            """
            {"command": "withdrawal.notice", "subject": "withdrawal/W", "on": "2024-05-01", \
            "facts": {"manufacturer": "party/maker", "equipment": "equipment/E", \
            "withdrawsOn": "2025-03-31", "sign": "letter"}}
            """,
        ]
        let found =
            noticed + [
                """
                {"command": "successor.find", "subject": "withdrawal/W", "on": "2024-09-01", \
                "facts": {"successor": "party/other-maker"}}
                """
            ]
        #expect(try owed(noticed, on: "2024-05-01") == ["findSuccessor 2025-03-31"])
        #expect(try owed(noticed, on: "2025-04-01") == ["findSuccessor 2025-03-31 overdue"])
        #expect(try owed(found, on: "2024-08-31") == ["findSuccessor 2025-03-31"])
        #expect(try owed(found, on: "2024-09-01") == [])
    }
}
