extension Catalogue {
    static let surveys: [any Act.Type] = [
        SurveySent.self, SurveyAnswered.self, SupplyRiskFound.self, WithdrawalNoticed.self,
        SuccessorFound.self,
    ]
}
