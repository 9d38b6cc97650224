// Written by Tests/Campaigns/observed.py from what the tests saw; not edited by hand.

extension ObservedRules {
    static let observedGuards = """
        act.approved
          House rule 3: proposal-ended,same-person,stream-moved
        act.declined
          House rule 3: proposal-ended,same-person
        act.withdrawn
          House rule 3: not-the-proposer,proposal-ended
        actor.keyDestroyed
          House rule 11: key-destroyed
        actor.suspended
          House rule 4: last-administrator
        adjustmentPlan.approvalRescinded
          Act 9-11: wrong-stage
        adjustmentPlan.approved
          Act 9(2)(iv), 9(3): exceeds-funds-needed
          Act 9-11: wrong-stage
        adjustmentPlan.changeApproved
          Act 9(2)(iv), 10; C10: ceiling-below-allocated
          Act 9(2)(iv), 9(3): exceeds-funds-needed
          Act 9-11: wrong-stage
        adjustmentPlan.changeDeclined
          Act 9-11: wrong-stage
        adjustmentPlan.changeSubmitted
          Act 9-11: wrong-stage
        adjustmentPlan.completed
          Act 9-11: wrong-stage
        adjustmentPlan.declined
          Act 9-11: wrong-stage
        adjustmentPlan.outcomeRecorded
          Act 9-11: wrong-stage
          Basic Policy 3.2.3: outcome-recorded-already
        adjustmentPlan.submitted
          Act 9(1): applicant-missing,applicant-named-twice
          Act 9-11: wrong-stage
        annualPlan.approved
          Act 19(1): budget-invalid,date-out-of-order
          Act 19(1); C3: budget-exceeded
        annualReport.submitted
          Act 19(3): date-out-of-order,no-designated-corporation,nothing-changes
          Act 19(3): settlement-invalid,year-not-ended
          Act 19(3); C4: settlement-differs
        assertion.recorded
          House rule 4: party-of-wrong-kind
          House rule 8: date-ahead
        businessRules.approved
          Act 15(1): no-designated-corporation
          Act 17(4); C2: finance-not-consulted
        corporation.designated
          Act 15(1): criteria-not-met
          Act 15(1); C1: corporation-designated-already
          Act 15(2)(ii): designation-rescinded-lately
        credential.issued
          House rule 4: key-in-force
        credential.revoked
          House rule 4: wrong-stage
        entry.corrected
          House rule 6; House rule 8: date-out-of-order
          House rule 8; Act 22; C24: corrected-already,correction-of-another,date-out-of-order
          House rule 8; Act 22; C24: not-correctable,nothing-changes,subject-unknown
        facility.acquired
          Act 29; C20: wrong-stage
        facility.acquisitionJustified
          House rule 4: party-of-wrong-kind
        facility.ceded
          Act 33: not-state-owned,share-too-large
          Act 33; Basic Policy 3.5.6: manager-not-heard
        facility.damageRecorded
          Basic Policy 3.5.4: date-out-of-order
          Basic Policy 3.5.4; C21: damage-borne-by-state,not-entrusted,not-state-owned
        facility.damageRecovered
          Basic Policy 3.5.4; C21: more-than-owed
        facility.entrusted
          Act 29; Basic Policy 3.5.1; C20: manager-not-named
          Act 30(1): entrusted-already,not-state-owned
          House rule 4: party-of-wrong-kind
        facility.entrustmentEnded
          Act 30: not-entrusted,not-state-owned
        facility.extraPurposeUsePermitted
          Basic Policy 3.5.5: main-purpose-not-met,use-period-invalid
          Basic Policy 3.5.5; C22: date-out-of-order,management-rules-missing,not-entrusted
          Basic Policy 3.5.5; C22: not-state-owned
        facility.feeCharged
          Act 30(2); C22: management-rules-missing
          Basic Policy 3.5.5: date-out-of-order,use-period-invalid,use-period-taken
          Basic Policy 3.5.5; C22: not-state-owned
        facility.feeReceived
          Basic Policy 3.5.5: more-than-owed
        facility.inventoryTaken
          Basic Policy 3.5.4: not-state-owned
        facility.maintenancePaid
          Basic Policy 3.5.4; C21: management-rules-missing,not-entrusted,not-state-owned
        facility.managementRulesApproved
          Act 30(2): not-entrusted,not-state-owned
          Act 30(3): finance-not-consulted
        facility.reportSubmitted
          Act 30(6): date-out-of-order,facility-reported-already,not-entrusted
        facility.supervisionOrdered
          Act 30(8): not-entrusted,not-state-owned
        facility.useRecorded
          Act 30(2); C22: management-rules-missing
          Basic Policy 3.5.5: use-period-invalid
          Basic Policy 3.5.5; C22: date-out-of-order,not-state-owned,use-period-invalid
          Basic Policy 3.5.5; C22: use-period-taken
        finding.answered
          House rule 8: answer-not-owed,wrong-stage
        finding.closed
          House rule 3: duties-not-separated
          House rule 8: finding-not-answered,wrong-stage
        finding.raised
          House rule 8: date-out-of-order,position-unknown
        fund.handedOver
          Act 15(1): no-designated-corporation
          Act 25: handed-over-already,not-rescinded
          Act 25; Basic Policy 3.3.2: money-still-invested,successor-designated
        grant.advancePaid
          Act 19(1); C3: annual-plan-missing
          Act 25; Basic Policy 3.3.2: handover-open
          Act 9(1), 18(1)(i); C9: plan-not-approved
          Basic Policy 3.3.2: wrong-stage
          C11: exceeds-allocation
          House rule 3: duties-not-separated
          House rule 4: party-of-wrong-kind
          Subsidy Act 13: grant-suspended
        grant.allocated
          Act 19(1); C3: annual-plan-missing
          Act 9(1), 18(1)(i); C9: plan-not-approved
          Act 9(2)(iv); C10: exceeds-plan-ceiling
          Basic Policy 3.3.2: wrong-stage
          Basic Policy 3.3.2; C8: exceeds-uncommitted-fund
          House rule 3: duties-not-separated
          Subsidy Act 6: exceeds-application
        grant.amountFixed
          Basic Policy 3.3.2: wrong-stage
          Basic Policy 3.3.2; C11: inspection-missing
          House rule 3: duties-not-separated
          Subsidy Act 18(2): date-out-of-order
          Subsidy Act 18(2); C12: return-date-missing
        grant.applied
          Act 15(3), 18(1)(i): applicant-is-corporation
          Act 18(1)(i); C9: applicant-not-of-plan
          Act 7, 18; C18: cost-covered-already,costs-not-named
          Act 9(1), 18(1)(i); C9: plan-not-approved
          Act 9: plan-unknown
          Subsidy Act 5: cost-items-invalid
        grant.assetDisposalApproved
          Basic Policy 3.3.2: wrong-stage
          Subsidy Act 22, 7(1): date-out-of-order,return-date-missing
          Subsidy Act 22: asset-disposed-already,asset-unknown
          Subsidy Act 22; C24: exceeds-returnable
        grant.assetRegistered
          Basic Policy 3.3.2: wrong-stage
          Subsidy Act 22: below-asset-threshold,date-out-of-order,exceeds-asset-cost
          Subsidy Act 22; C11: exceeds-allocation
        grant.cancelled
          Act 9(2)(iv); C10: exceeds-plan-ceiling
          Basic Policy 3.2.3; C14: report-missing,spent-cost-protected
          Basic Policy 3.3.2: wrong-stage
          Basic Policy 3.3.2; C13: cause-not-given
          C11: report-not-fixed
          Subsidy Act 17; C15: exceeds-allocation
        grant.changeApproved
          Act 7, 18; C18: cost-covered-already
          Act 9(1), 18(1)(i); C9: plan-not-approved
          Act 9(2)(iv); C10: exceeds-plan-ceiling
          Basic Policy 3.3.2: wrong-stage
          Basic Policy 3.3.2; C8: exceeds-uncommitted-fund
          C11: below-advances
          House rule 3: duties-not-separated
          Subsidy Act 18; C12: return-not-ordered
          Subsidy Act 5: cost-items-invalid
          Subsidy Act 6, 7(1): exceeds-application
        grant.chargeAssessed
          Basic Policy 3.3.2: wrong-stage
          C16: too-many-days,too-many-lines
          Subsidy Act 19; C16: nothing-to-charge
        grant.chargeWaived
          Basic Policy 3.3.2: wrong-stage
          Subsidy Act 19(3); C16: more-than-owed
        grant.closed
          Basic Policy 3.3.2: wrong-stage
          Basic Policy 3.3.2; C12: balance-open
          Basic Policy 3.3.2; C13: return-not-ordered
          C11: report-not-fixed
          Subsidy Act 18; C12: return-not-ordered
          Subsidy Act 19; C16: charge-not-assessed
          Subsidy Act 22: asset-restricted,return-not-ordered
        grant.declined
          Basic Policy 3.3.2: paid-already,wrong-stage
        grant.inspected
          Basic Policy 3.3.2: wrong-stage
          Basic Policy 3.3.2; C11: report-missing
        grant.performanceReported
          Basic Policy 3.3.2: wrong-stage
        grant.resumed
          Basic Policy 3.3.2: wrong-stage
          Subsidy Act 13: grant-not-suspended
        grant.returnOrdered
          Basic Policy 3.2.3; C14: lost-bid-protected
          Basic Policy 3.3.2: wrong-stage
          Subsidy Act 18(1)-(2); C12: exceeds-returnable
          Subsidy Act 18: date-out-of-order
        grant.returned
          Basic Policy 3.3.2: wrong-stage
          House rule 4: party-of-wrong-kind
          Subsidy Act 18: more-than-owed
        grant.screened
          Basic Policy 3.3.2: wrong-stage
        grant.settled
          Act 11; Basic Policy 3.3.2; C13: plan-not-approved
          Act 19(1); C3: annual-plan-missing
          Basic Policy 3.3.2: wrong-stage
          C11: report-not-fixed
          House rule 3: duties-not-separated
          House rule 4: party-of-wrong-kind
          Subsidy Act 13: grant-suspended
          Subsidy Act 18, 20; C10: balance-open
          Subsidy Act 18; C12: return-not-ordered
        grant.suspended
          Basic Policy 3.3.2: wrong-stage
          Subsidy Act 13: grant-suspended
        grant.withdrawn
          Basic Policy 3.3.2: paid-already,wrong-stage
        import.began
          House rule 10; Act 22: nothing-changes,role-not-held,second-person-needed
        import.ended
          House rule 10; Act 22: import-incomplete,import-not-open
        initiativeContract.accepted
          Act 7: exceeds-contract
        initiativeContract.concluded
          Act 4(1): not-yet-manufacturer
          Act 7, 18; C18: cost-covered-already,cost-items-invalid,costs-not-named
          Act 7: plan-unknown
          Act 7; Basic Policy 3.1.3; C19: exceeds-confirmed-cost
          Act 7; C19: applicant-not-of-plan,exceeds-stable-budget,initiative-not-in-force
          Act 7; C19: plan-not-approved
        initiativeContract.paid
          Act 7; Basic Policy 3.1.3: exceeds-accepted
        investment.made
          Act 15(1): no-designated-corporation
          Act 18(4)(ii); C7: institution-not-eligible
          Act 18(4)(iii); C7: principal-not-guaranteed
          Act 18(4): date-out-of-order
          Act 18(4); C7: investment-not-permitted
          Act 25; Basic Policy 3.3.2: handover-open
          House rule 4: party-of-wrong-kind
        investment.redeemed
          Act 18(4): more-than-held
          House rule 4: party-of-wrong-kind
        journal.posted
          Act 15(1): no-designated-corporation
          Basic Policy 3.3.2; C5: account-unknown,book-kept-by-acts,entry-one-sided
          Basic Policy 3.3.2; C5: entry-unbalanced,leg-of-nothing,sub-account-wrong
          House rule 1: too-many-legs
          House rule 4: party-of-wrong-kind
        operatingCost.paid
          Act 15(1): no-designated-corporation
          Act 19(1); C3: annual-plan-missing,budget-exceeded
          Act 25; Basic Policy 3.3.2: handover-open
          Basic Policy 3.3.2; C8: exceeds-uncommitted-fund
          House rule 4: party-of-wrong-kind
        parameter.set
          House rule 5: parameter-unknown,parameter-value-invalid
          House rule 5; Act 18(4)(ii): party-unknown
        party.keyDestroyed
          House rule 11: key-destroyed
        party.registered
          House rule 11; Basic Policy 3.4: subject-unknown
          House rule 4: corporation-number-taken
        party.renamed
          House rule 11: key-destroyed
          House rule 11; Basic Policy 3.4: secret-expired,secret-lifted,subject-unknown
          House rule 11; Basic Policy 3.4: wrong-subject
          House rule 4: nothing-changes
        period.closed
          House rule 9: period-unknown
          House rule 9; Act 22; C25: period-not-over,period-out-of-order
        period.reopened
          House rule 9; Act 22; C25: period-open,period-out-of-order
        report.issued
          House rule 13; Act 22: date-out-of-order,position-unknown,subject-unknown
        role.granted
          House rule 2: role-held-already,role-not-grantable
        role.revoked
          House rule 2: role-not-held
          House rule 4: last-administrator
        secret.designated
          Act 27(1): criteria-not-met,wrong-subject
          Act 27(1); Basic Policy 3.4.2: secret-of-other-law
          Basic Policy 3.4.2; C23: date-out-of-order
        secret.keyDestroyed
          House rule 11: key-destroyed
        secret.lifted
          Act 27: secret-lifted
        secret.periodExtended
          Act 27(1): criteria-not-met
          Cabinet Order 290/2023 Art 4; C23: date-out-of-order,notices-incomplete,secret-expired
          Cabinet Order 290/2023 Art 4; C23: secret-lifted,secret-not-expiring
        secret.provided
          Act 27: nothing-changes
          Act 27; C23: secret-expired,secret-lifted
          Basic Policy 3.4.2: date-out-of-order
          House rule 4: party-of-wrong-kind
        stableBudget.appropriated
          Act 7: budget-year-wrong,wrong-subject
          Act 7; C19: exceeds-stable-budget
        stablePlan.approvalRescinded
          Act 4, 6: wrong-stage
        stablePlan.approved
          Act 4(3); Basic Policy 3.1.3: confirmed-costs-invalid,exceeds-funds-needed
          Act 4, 6: wrong-stage
        stablePlan.changeApproved
          Act 4(3); Basic Policy 3.1.3: confirmed-costs-invalid,exceeds-funds-needed
          Act 4, 6: wrong-stage
          Act 6(2), 7; C19: cost-below-contracted
        stablePlan.changeDeclined
          Act 4, 6: wrong-stage
        stablePlan.changeSubmitted
          Act 4(1): initiatives-invalid,not-yet-manufacturer
          Act 4, 6: wrong-stage
          Act 6(1): initiatives-invalid
        stablePlan.completed
          Act 4, 6: wrong-stage
        stablePlan.declined
          Act 4, 6: wrong-stage
        stablePlan.submitted
          Act 4(1): applicant-missing,applicant-named-twice,equipment-not-designated
          Act 4(1): initiatives-invalid,not-yet-manufacturer
          House rule 4: party-of-wrong-kind
        state.recorded
          House rule 12: state-moved
        stateReturn.made
          House rule 4: party-of-wrong-kind
          Subsidy Act 18: paid-already
          Subsidy Act 18; C15a: differs-from-order
        stateReturn.ordered
          Subsidy Act 18: date-out-of-order,exceeds-subsidy
          Subsidy Act 18; C15a: no-designated-corporation
          Subsidy Act 18; C8: exceeds-uncommitted-fund
        subsidy.received
          Act 15(1): no-designated-corporation
          Act 17(1),(4); C2: business-rules-missing
          Act 18(2): budget-year-ahead
          Act 25; Basic Policy 3.3.2: handover-open
          House rule 4: party-of-wrong-kind,party-unknown
        successor.found
          Basic Policy 3.1.1(4): successor-withdraws,wrong-stage
          House rule 4: party-of-wrong-kind
        supervision.ordered
          Act 15(1): no-designated-corporation
        supplyRisk.found
          Act 4(1): equipment-not-designated
          Act 8: date-out-of-order,subject-unknown
          House rule 4: party-of-wrong-kind
        survey.answered
          Act 8: wrong-stage
        survey.sent
          Act 8: date-out-of-order
          House rule 4: party-of-wrong-kind
        treasuryPayment.made
          Act 18(6): paid-already
          Cabinet Order 290/2023 Art 1; C17: differs-from-order
          House rule 4: party-of-wrong-kind
        treasuryPayment.ordered
          Act 18(6); C8: exceeds-uncommitted-fund
          Cabinet Order 290/2023 Art 1(2); C17: finance-not-consulted
          Cabinet Order 290/2023 Art 1; C17: date-out-of-order
        withdrawal.noticed
          Act 4(1): equipment-not-designated
          House rule 4: party-of-wrong-kind
        yield.received
          Act 18(3): nothing-held
          House rule 4: party-of-wrong-kind
        """
}
