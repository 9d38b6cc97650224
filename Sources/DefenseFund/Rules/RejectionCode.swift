/// The stable codes of all rules that may refuse a command. A code is never renamed.
public enum RejectionCode: String, CaseIterable, Sendable {
    case actorUnknown = "actor-unknown"
    case actorSuspended = "actor-suspended"
    case roleNotHeld = "role-not-held"
    case roleHeldAlready = "role-held-already"
    case roleNotGrantable = "role-not-grantable"
    case lastAdministrator = "last-administrator"
    case ledgerOpenAlready = "ledger-open-already"
    case wrongSubject = "wrong-subject"
    case nameTaken = "name-taken"
    case subjectUnknown = "subject-unknown"
    case streamMoved = "stream-moved"
    case nothingChanges = "nothing-changes"
    case wrongStage = "wrong-stage"
    case dateOutOfOrder = "date-out-of-order"
    case amountOverflow = "amount-overflow"
    case ledgerInconsistent = "ledger-inconsistent"
    case accountOverdrawn = "account-overdrawn"
    case partyUnknown = "party-unknown"
    case partyOfWrongKind = "party-of-wrong-kind"
    case corporationNumberTaken = "corporation-number-taken"
    case parameterUnknown = "parameter-unknown"
    case parameterValueInvalid = "parameter-value-invalid"
    case criteriaNotMet = "criteria-not-met"
    case corporationDesignatedAlready = "corporation-designated-already"
    case noDesignatedCorporation = "no-designated-corporation"
    case financeNotConsulted = "finance-not-consulted"
    case businessRulesMissing = "business-rules-missing"
    case annualPlanMissing = "annual-plan-missing"
    case budgetYearAhead = "budget-year-ahead"
    case budgetInvalid = "budget-invalid"
    case budgetExceeded = "budget-exceeded"
    case investmentNotPermitted = "investment-not-permitted"
    case principalNotGuaranteed = "principal-not-guaranteed"
    case institutionNotEligible = "institution-not-eligible"
    case nothingHeld = "nothing-held"
    case moreThanHeld = "more-than-held"
    case exceedsUncommittedFund = "exceeds-uncommitted-fund"
    case paidAlready = "paid-already"
    case differsFromOrder = "differs-from-order"
    case planUnknown = "plan-unknown"
    case planNotApproved = "plan-not-approved"
    case applicantMissing = "applicant-missing"
    case applicantNamedTwice = "applicant-named-twice"
    case exceedsFundsNeeded = "exceeds-funds-needed"
    case ceilingBelowAllocated = "ceiling-below-allocated"
    case outcomeRecordedAlready = "outcome-recorded-already"
    case applicantNotOfPlan = "applicant-not-of-plan"
    case costItemsInvalid = "cost-items-invalid"
    case exceedsApplication = "exceeds-application"
    case exceedsPlanCeiling = "exceeds-plan-ceiling"
    case exceedsAllocation = "exceeds-allocation"
    case reportMissing = "report-missing"
    case inspectionMissing = "inspection-missing"
    case returnDateMissing = "return-date-missing"
    case settlementOpen = "settlement-open"
    case causeNotGiven = "cause-not-given"
    case spentCostProtected = "spent-cost-protected"
    case lostBidProtected = "lost-bid-protected"
    case exceedsReturnable = "exceeds-returnable"
    case nothingToCharge = "nothing-to-charge"
    case tooManyLines = "too-many-lines"
    case tooManyDays = "too-many-days"
    case moreThanOwed = "more-than-owed"
    case notStateOwned = "not-state-owned"
    case entrustedAlready = "entrusted-already"
    case shareTooLarge = "share-too-large"
    case managerNotHeard = "manager-not-heard"

    // MARK: - Approvals

    // MARK: - Periods
    case dateAhead = "date-ahead"
    case periodUnknown = "period-unknown"
    case periodNotOver = "period-not-over"
    case periodClosed = "period-closed"
    case periodOpen = "period-open"
    case periodOutOfOrder = "period-out-of-order"

    // MARK: - Findings

    // MARK: - The Corporation and its journals

    // MARK: - Grants and plans

    // MARK: - Stable manufacturing

    // MARK: - Secrets
    case secretOfOtherLaw = "secret-of-other-law"
    case secretExpired = "secret-expired"
    case secretLifted = "secret-lifted"
    case secretNotExpiring = "secret-not-expiring"
    case noticesIncomplete = "notices-incomplete"

    // MARK: - Facilities
    case managerNotNamed = "manager-not-named"
    case notEntrusted = "not-entrusted"
    case managementRulesMissing = "management-rules-missing"
    case facilityReportedAlready = "facility-reported-already"
    case damageBorneByState = "damage-borne-by-state"
    case mainPurposeNotMet = "main-purpose-not-met"
    case usePeriodInvalid = "use-period-invalid"
    case usePeriodTaken = "use-period-taken"

    // MARK: - Surveys
}
