import Accounting
import DefenseFund
import EventSourcing
import ReadModels
import TestSupport
import Testing

/// What is owed about plans and grants, as of a day.
@Suite struct GrantObligationTests {
    /// `kind by role since due amount`, of the things named.
    private func owed(_ history: History, on day: String) throws -> [String] {
        var view = LedgerView()
        for event in history.events { try view.apply(event) }
        let date = try #require(LegalDate(day))
        return view.obligations(on: date).filter {
            let name = view.name($0.thing)?.text ?? ""
            return name.hasPrefix("grant/") || name.hasPrefix("adjustmentPlan/")
        }.map { obligation in
            let due = obligation.dueOn.map { " due \($0)" } ?? ""
            let amount = obligation.amount.map { " \($0) yen" } ?? ""
            let late = obligation.isOverdue(on: date) ? " overdue" : ""
            return "\(obligation.kind) by \(obligation.role.name) since \(obligation.since)"
                + due + amount + late
        }
    }

    private func plan(through stage: Int = 3) throws -> History {
        var history = try History()
        let steps = [
            (
                "corporation.designate", "corporation/C", "2024-04-01",
                #"{"party": "party/body", "form": "foundation", "criteriaMet": true}"#
            ),
            (
                "businessRules.approve", "corporation/C", "2024-04-02",
                #"{"financeConsultedOn": "2024-04-01", "summary": "rules"}"#
            ),
            (
                "annualPlan.approve", "corporation/C", "2024-04-03",
                #"{"fiscalYear": "FY2024", "budget": [{"line": "operatingCost", "amount": 500}]}"#
            ),
            (
                "subsidy.receive", "fund", "2024-04-10",
                #"{"budgetYear": "FY2024", "amount": 9000000, "bank": "party/bank"}"#
            ),
        ]
        let planSteps = [
            (
                "adjustmentPlan.request", "adjustmentPlan/P", "2024-05-01",
                #"{"goods": "radar", "foreignGovernment": "party/state", "securityReason": "x"}"#
            ),
            (
                "adjustmentPlan.submit", "adjustmentPlan/P", "2024-05-02",
                #"{"applicants": ["party/maker"], "fundsNeeded": 5000000, "content": "design", "#
                    + #""timing": "soon"}"#
            ),
            (
                "adjustmentPlan.approve", "adjustmentPlan/P", "2024-05-03",
                #"{"ceiling": 5000000}"#
            ),
        ]
        for (command, subject, day, facts) in steps + planSteps.prefix(stage) {
            try record(&history, command, day, facts, about: subject)
        }
        return history
    }

    private func record(
        _ history: inout History, _ command: String, _ day: String, _ facts: String = "{}",
        about subject: String = "grant/G"
    ) throws {
        try history.perform(
            TestCommand(
                #"{"command": "\#(command)", "subject": "\#(subject)", "on": "\#(day)", "#
                    + #""facts": \#(facts)}"#))
    }

    private func items(_ amount: Int) -> String {
        #"[{"item": "testing", "amount": \#(amount)}]"#
    }

    /// A grant of 3,000,000 yen with an advance of 2,000,000.
    private func advanced() throws -> History {
        var history = try plan()
        try record(
            &history, "grant.apply", "2024-06-01",
            #"{"plan": "adjustmentPlan/P", "applicant": "party/maker", "#
                + #""items": \#(items(3_000_000))}"#)
        #expect(
            try owed(history, on: "2024-06-01") == [
                "screenApplication by corporation.screener since 2024-06-01 3000000 yen"
            ])
        try record(
            &history, "grant.screen", "2024-06-02", #"{"favourable": true, "findings": "proper"}"#)
        #expect(
            try owed(history, on: "2024-06-02") == [
                "decideApplication by corporation.approver since 2024-06-02 3000000 yen"
            ])
        try record(&history, "grant.allocate", "2024-06-03", #"{"amount": 3000000}"#)
        try record(
            &history, "grant.payAdvance", "2024-07-01",
            #"{"amount": 2000000, "bank": "party/bank"}"#)
        #expect(try owed(history, on: "2024-07-01") == [])
        return history
    }

    private func inspected(_ history: History, cost: Int, on day: String) throws -> History {
        var history = history
        try record(
            &history, "grant.reportPerformance", day, #"{"items": \#(items(cost))}"#)
        try record(
            &history, "grant.inspect", day,
            #"{"final": true, "onSite": false, "findings": "agrees"}"#)
        return history
    }

    private func fixed(cost: Int) throws -> History {
        var history = try inspected(advanced(), cost: cost, on: "2024-10-01")
        try record(
            &history, "grant.fixAmount", "2024-10-03", #"{"returnDueOn": "2024-11-01"}"#)
        return history
    }

    private func rescind(_ history: inout History, _ cause: String, _ day: String) throws {
        try record(
            &history, "adjustmentPlan.rescindApproval", day,
            #"{"cause": "\#(cause)", "reason": "ended"}"#, about: "adjustmentPlan/P")
    }

    @Test func `a plan that was asked for or submitted is decided promptly`() throws {
        #expect(
            try owed(plan(through: 1), on: "2024-05-01") == [
                "submitPlan by corporation.clerk since 2024-05-01"
            ])
        #expect(
            try owed(plan(through: 2), on: "2025-05-02") == [
                "decidePlan by minister since 2024-05-02 5000000 yen"
            ])
        var history = try plan()
        #expect(try owed(history, on: "2025-05-02") == [])
        try record(
            &history, "adjustmentPlan.submitChange", "2024-06-01",
            #"{"fundsNeeded": 6000000, "content": "more"}"#, about: "adjustmentPlan/P")
        #expect(
            try owed(history, on: "2025-05-02") == [
                "decidePlanChange by minister since 2024-06-01 6000000 yen"
            ])
    }

    @Test func `after a rescission the return procedure is opened within the days set (C13)`()
        throws
    {
        var history = try advanced()
        try record(
            &history, "parameter.set", "2024-08-01", #"{"value": "14", "reason": "rules"}"#,
            about: "parameter/returnProcedureDeadlineDays")
        try rescind(&history, "noFault", "2024-08-01")
        let line =
            "openReturnProcedure by corporation.approver since 2024-08-01 due 2024-08-15"
            + " 3000000 yen"
        #expect(try owed(history, on: "2024-08-15") == [line])
        #expect(try owed(history, on: "2024-08-16") == [line + " overdue"])
        history = try inspected(history, cost: 3_000_000, on: "2024-08-20")
        #expect(try owed(history, on: "2024-08-20") == [line + " overdue"])
        try record(&history, "grant.fixAmount", "2024-08-21")
        // The fixing answers it; what was spent is owed (Basic Policy 3.2.3).
        #expect(
            try owed(history, on: "2024-08-21") == [
                "paySettlement by corporation.treasurer since 2024-08-21 1000000 yen"
            ])
    }

    @Test func `a cancellation answers a rescission, and leaves a return to be ordered`() throws {
        var history = try advanced()
        try rescind(&history, "atFault", "2024-08-01")
        #expect(
            try owed(history, on: "2024-08-01") == [
                "openReturnProcedure by corporation.approver since 2024-08-01 due 2024-08-31"
                    + " 3000000 yen"
            ])
        try record(
            &history, "grant.cancel", "2024-08-05",
            #"{"cause": "planRescindedAtFault", "amount": 3000000, "reason": "rescinded"}"#)
        #expect(
            try owed(history, on: "2024-08-05") == [
                "orderReturn by corporation.approver since 2024-08-05 2000000 yen"
            ])
        try record(
            &history, "grant.orderReturn", "2024-08-06",
            #"{"principal": 2000000, "dueOn": "2024-09-01", "cause": "cancelledAtFault"}"#)
        // 68 days from the receipt on 2024-07-01, and 5 days after the due date.
        #expect(
            try owed(history, on: "2024-09-06") == [
                "collectReturn by corporation.treasurer since 2024-08-06 due 2024-09-01"
                    + " 2000000 yen overdue",
                "assessAddOnCharge by corporation.approver since 2024-08-06 40800 yen",
                "assessLateCharge by corporation.approver since 2024-08-06 3000 yen",
            ])
        try record(&history, "grant.assessCharge", "2024-09-06", #"{"kind": "addOn"}"#)
        try record(&history, "grant.assessCharge", "2024-09-06", #"{"kind": "late"}"#)
        try record(
            &history, "grant.receiveReturn", "2024-09-06",
            #"{"amount": 2000000, "bank": "party/bank"}"#)
        #expect(
            try owed(history, on: "2030-01-01") == [
                "collectCharges by corporation.treasurer since 2024-09-06 43800 yen"
            ])
    }

    @Test func `what was fixed before a rescission without fault has nothing to give back`() throws
    {
        for (cause, count) in [("noFault", 0), ("changedCircumstances", 0), ("atFault", 1)] {
            var history = try fixed(cost: 2_000_000)
            try rescind(&history, cause, "2024-12-01")
            #expect(try owed(history, on: "2024-12-01").count == count, "\(cause)")
        }
    }

    @Test func `a suspended grant is resumed or cancelled before anything is paid`() throws {
        var history = try fixed(cost: 3_000_000)
        try record(&history, "grant.suspend", "2024-10-10", #"{"reason": "books are missing"}"#)
        #expect(
            try owed(history, on: "2024-10-11") == [
                "resumeOrCancel by corporation.approver since 2024-10-10"
            ])
        try record(&history, "grant.resume", "2024-10-12", #"{"reason": "found"}"#)
        #expect(
            try owed(history, on: "2024-10-12") == [
                "paySettlement by corporation.treasurer since 2024-10-03 1000000 yen"
            ])
    }

    @Test func `an obligation asked for beyond what can be counted has no amount`() throws {
        let history = try fixed(cost: 1_000_000)
        #expect(
            try owed(history, on: "9999-12-31").contains(
                "assessLateCharge by corporation.approver since 2024-10-03"))
    }
}
