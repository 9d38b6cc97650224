extension Catalogue {
    static let stable: [any Act.Type] = [
        EquipmentDesignated.self, StablePlanSubmitted.self, StablePlanApproved.self,
        StablePlanDeclined.self, StablePlanChangeSubmitted.self, StablePlanChangeApproved.self,
        StablePlanChangeDeclined.self, StablePlanApprovalRescinded.self, StablePlanCompleted.self,
        StableBudgetAppropriated.self, InitiativeContractConcluded.self,
        InitiativeContractAccepted.self, InitiativeContractPaid.self,
    ]
}
