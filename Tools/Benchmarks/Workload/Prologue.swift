/// What must stand in a ledger before grants can be paid: people, parties, the Corporation, a
/// year's plan, money, investments, approved plans, and grants.
enum Prologue {
    static let planCount = 16
    static let investmentCount = 32
    static let grantCount = 500
    /// 1 April 2025, in days since 1970.
    static let firstDay: Int32 = 20_179

    /// - Parameter workload: gets to know the grants.
    static func lines(_ workload: inout Workload, grants: Int) -> [String] {
        var lines = people + parties + corporation + money
        for plan in 0..<planCount { lines += self.plan(plan) }
        for _ in 0..<grants { lines += workload.wholeGrant().map(\.text) }
        return lines
    }

    private static var people: [String] {
        [
            "minister", "clerk", "screener", "approver", "approver-2", "treasurer", "treasurer-2",
        ].flatMap { name in
            let title = name.replacing("-2", with: "")
            let role = title == "minister" ? title : "corporation.\(title)"
            return [
                line("actor.register", "actor/\(name)", by: "administrator", #""name":"\#(name)""#),
                line("role.grant", "actor/\(name)", by: "administrator", #""role":"\#(role)""#),
            ]
        }
    }

    private static var parties: [String] {
        let kinds = [
            ("bank", "bank"), ("broker", "securitiesAccount"), ("state", "foreignGovernment"),
            ("body", "other"),
        ]
        let makers = (0..<planCount).map { ("M-\($0)", "manufacturer") }
        return (kinds + makers).map { name, kind in
            line(
                "party.register", "party/\(name)", by: "clerk",
                #""name":"\#(name)","kind":"\#(kind)""#)
        }
    }

    private static var corporation: [String] {
        [
            line(
                "corporation.designate", "corporation/C", by: "minister",
                #""party":"body","form":"foundation","criteriaMet":true"#),
            line(
                "businessRules.approve", "corporation/C", by: "minister",
                #""financeConsultedOn":"2025-03-01","summary":"Rules""#),
            line(
                "annualPlan.approve", "corporation/C", by: "minister",
                #""fiscalYear":"FY2025","budget":[{"line":"grants","amount":9000000000000000}]"#),
        ]
    }

    private static var money: [String] {
        let subsidy = line(
            "subsidy.receive", "fund", by: "treasurer",
            #""budgetYear":"FY2025","amount":9000000000000000,"bank":"bank""#)
        let investments = (0..<investmentCount).flatMap { number in
            TwoPersons(
                "investment.make", "investment/I-\(number)", by: "treasurer",
                """
                "instrument":"governmentBond","description":"Bond \(number)",\
                "institution":"broker","nominal":1000000000,"cost":1000000000,\
                "maturesOn":"2030-04-01","principalGuaranteed":false,"bank":"bank"
                """
            ).acts(as: "B-\(number)", on: "2025-04-01").map {
                line($0.command, $0.subject, by: $0.actor, $0.facts)
            } + [
                line(
                    "yield.receive", "investment/I-\(number)", by: "treasurer",
                    #""amount":1000000,"bank":"bank""#)
            ]
        }
        return [subsidy] + investments
    }

    private static func plan(_ number: Int) -> [String] {
        let subject = "adjustmentPlan/P-\(number)"
        return [
            line(
                "adjustmentPlan.request", subject, by: "minister",
                #""goods":"Goods","foreignGovernment":"state","securityReason":"Secrets""#),
            line(
                "adjustmentPlan.submit", subject, by: "clerk",
                """
                "applicants":["M-\(number)"],"fundsNeeded":500000000000000,\
                "content":"Change of design","timing":"multi-year"
                """),
            line("adjustmentPlan.approve", subject, by: "minister", #""ceiling":500000000000000"#),
        ]
    }

    /// - Parameter facts: the members of the facts, in JSON.
    private static func line(
        _ command: String, _ subject: String, by actor: String, _ facts: String
    ) -> String {
        """
        {"command":"\(command)","subject":"\(subject)","on":"2025-04-01","as":"\(actor)",\
        "facts":{\(facts)}}
        """
    }
}
