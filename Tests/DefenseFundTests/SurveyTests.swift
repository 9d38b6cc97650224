import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

@Suite struct SurveyTests {
    private func sent() throws -> Given {
        let given = try Stable.submitted()
        return try given.and(survey(given, "maker"), about: "survey/V", on: "2024-05-01")
    }

    private func survey(
        _ given: Given, _ party: String, due: String = "2024-05-31"
    ) throws -> SurveySent {
        SurveySent(
            manufacturer: try given.party(party), about: text("rare earths"), dueOn: date(due))
    }

    private func withdrawal(_ given: Given, _ party: String = "maker") throws -> WithdrawalNoticed {
        WithdrawalNoticed(
            manufacturer: try given.party(party), equipment: try Stable.equipment(given),
            withdrawsOn: date("2025-03-31"), sign: text("letter"))
    }

    @Test func `a survey is sent to a manufacturer, and due no earlier than it is sent`() throws {
        let given = try sent()
        try given.when(survey(given, "bank"), about: "survey/W", on: "2024-05-01")
            .thenRefused(.partyOfWrongKind)
        try given.when(
            survey(given, "maker", due: "2024-04-30"), about: "survey/W", on: "2024-05-01"
        ).thenRefused(.dateOutOfOrder)
        try given.when(
            survey(given, "maker", due: "2024-05-01"), about: "survey/W", on: "2024-05-01"
        ).then("survey.sent")
    }

    @Test func `a survey is answered once, after it was sent`() throws {
        let given = try sent()
        let answer = SurveyAnswered(answer: text("two sources"))
        try given.when(answer, about: "survey/V", on: "2024-04-30").thenRefused(.dateOutOfOrder)
        // Late answers are answers.
        try given.and(answer, about: "survey/V", on: "2024-07-01")
            .when(answer, about: "survey/V", on: "2024-07-02").thenRefused(.wrongStage)
    }

    @Test func `a risk is found in a survey, answered or not, or without one`() throws {
        let given = try sent()
        func risk(
            survey: Reference<Survey>?, manufacturer: String? = nil, on day: String
        ) throws -> When {
            try given.when(
                SupplyRiskFound(
                    equipment: Stable.equipment(given), survey: survey,
                    manufacturer: try manufacturer.map(given.party), risk: text("one source")),
                about: "supplyRisk/R", on: day)
        }
        let survey = Reference<Survey>(try given.reference("survey/V"))
        try risk(survey: nil, on: "2024-04-02").then("supplyRisk.found")
        try risk(survey: survey, manufacturer: "other-maker", on: "2024-05-01")
            .then("supplyRisk.found")
        try risk(survey: survey, on: "2024-04-30").thenRefused(.dateOutOfOrder)
        try risk(survey: Reference(99), on: "2024-05-01").thenRefused(.subjectUnknown)
        try risk(survey: nil, manufacturer: "bank", on: "2024-05-01")
            .thenRefused(.partyOfWrongKind)
        try risk(survey: nil, on: "2024-04-01").thenRefused(.equipmentNotDesignated)
    }

    @Test func `a manufacturer withdraws from a designated class`() throws {
        let given = try sent()
        try given.when(withdrawal(given, "bank"), about: "withdrawal/W", on: "2024-05-02")
            .thenRefused(.partyOfWrongKind)
        try given.when(withdrawal(given), about: "withdrawal/W", on: "2024-04-01")
            .thenRefused(.equipmentNotDesignated)
        try given.when(withdrawal(given), about: "withdrawal/W", on: "2024-05-02").thenPosts()
    }

    @Test func `one successor is found, and never the one who withdraws`() throws {
        let given = try sent()
        let noticed = try given.and(withdrawal(given), about: "withdrawal/W", on: "2024-05-02")
        func successor(_ party: String) throws -> SuccessorFound {
            SuccessorFound(successor: try given.party(party))
        }
        try noticed.when(successor("maker"), about: "withdrawal/W", on: "2024-06-01")
            .thenRefused(.successorWithdraws)
        try noticed.when(successor("bank"), about: "withdrawal/W", on: "2024-06-01")
            .thenRefused(.partyOfWrongKind)
        try noticed.and(successor("body"), about: "withdrawal/W", on: "2024-06-01")
            .when(successor("other-maker"), about: "withdrawal/W", on: "2024-06-02")
            .thenRefused(.wrongStage)
    }
}
