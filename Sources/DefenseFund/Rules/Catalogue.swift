import EventSourcing

/// Every kind of act that the ledger knows. The one list: codes, commands, schemas and pages follow
/// from the declarations.
public enum Catalogue {
    public static let acts: [any Act.Type] =
        control + credentials + approvals + periods + corrections + imports + reports + findings
        + stateRecords + parties + parameters + corporation + fund + journals + plans + grants
        + stable + secrets + keys + facilities + surveys

    static let control: [any Act.Type] = [
        LedgerOpened.self, ActorRegistered.self, ActorSuspended.self, RoleGranted.self,
        RoleRevoked.self, AccountOpened.self,
    ]
    static let parties: [any Act.Type] = [PartyRegistered.self, PartyRenamed.self]
    static let parameters: [any Act.Type] = [ParameterSet.self]
    static let corporation: [any Act.Type] = [
        CorporationDesignated.self, CorporationDesignationRescinded.self,
        BusinessRulesApproved.self, AnnualPlanApproved.self, SupervisionOrdered.self,
        AnnualReportSubmitted.self,
    ]
    static let fund: [any Act.Type] = [
        SubsidyReceived.self, YieldReceived.self, InvestmentMade.self, InvestmentRedeemed.self,
        OperatingCostPaid.self, TreasuryPaymentOrdered.self, TreasuryPaymentOwed.self,
        TreasuryPaymentMade.self, FundHandedOver.self,
    ]
    static let plans: [any Act.Type] = [
        AdjustmentPlanRequested.self, AdjustmentPlanSubmitted.self, AdjustmentPlanApproved.self,
        AdjustmentPlanDeclined.self, AdjustmentPlanChangeSubmitted.self,
        AdjustmentPlanChangeApproved.self, AdjustmentPlanChangeDeclined.self,
        AdjustmentPlanApprovalRescinded.self, AdjustmentPlanOutcomeRecorded.self,
        AdjustmentPlanCompleted.self,
    ]
    static let grants: [any Act.Type] = [
        GrantApplied.self, GrantScreened.self, GrantAllocated.self, GrantDeclined.self,
        GrantAdvancePaid.self, GrantPerformanceReported.self, GrantInspected.self,
        GrantAmountFixed.self, GrantSettled.self, GrantCancelled.self, GrantReturnOrdered.self,
        GrantChargeAssessed.self, GrantReturned.self, GrantWithdrawn.self,
        GrantChangeApproved.self, GrantSuspended.self, GrantResumed.self, GrantChargeWaived.self,
        GrantAssetRegistered.self, GrantAssetDisposalApproved.self, GrantClosed.self,
    ]
    static let facilities: [any Act.Type] = [
        FacilityAcquisitionJustified.self, FacilityAcquired.self, FacilityEntrusted.self,
        FacilityCeded.self, FacilityManagementRulesApproved.self, FacilitySupervisionOrdered.self,
        FacilityReportSubmitted.self, FacilityEntrustmentEnded.self, FacilityMaintenancePaid.self,
        FacilityDamageRecorded.self, FacilityDamageRecovered.self, FacilityInventoryTaken.self,
        FacilityExtraPurposeUsePermitted.self, FacilityUseRecorded.self, FacilityFeeCharged.self,
        FacilityFeeReceived.self,
    ]

    /// The act that a stored code and version mean.
    public static func kind(code: UInt16, version: UInt8) -> ActTable.Kind? {
        byCode[code, version]
    }

    /// The act of the stored name `grant.allocated` in its newest version.
    public static func act(named name: String) -> (any Act.Type)? { byName[name] }

    /// The act that a person asks for with `grant.allocate`.
    public static func act(commanded command: String) -> (any Act.Type)? { byCommand[command] }

    private static let byCode = ActTable(acts)
    private static let byName = Dictionary(uniqueKeysWithValues: acts.map { ($0.type.name, $0) })
    private static let byCommand = Dictionary(
        uniqueKeysWithValues: acts.map { ($0.declaration.command, $0) })
}
