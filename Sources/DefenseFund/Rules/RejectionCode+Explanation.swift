extension RejectionCode {
    /// What the rule protects, and what the person who was refused can do.
    public var explanation: (cause: String, remedy: String) { Self.explanations[self] ?? ("", "") }

    /// Every code has its line: a test counts them.
    static let explanations = [
        approvals, imports, states, stable, corporation, grants,
    ].reduce(general) {
        all, regime in
        all.merging(regime) { line, _ in line }
    }

    private static let general: [RejectionCode: (cause: String, remedy: String)] = [
        .actorUnknown: (
            "The actor is not registered in this ledger.",
            "Name a registered actor, or have an administrator register this one."
        ),
        .actorSuspended: (
            "The actor is suspended; that has no end.",
            "Let another person act; who may act again is registered anew, under another name."
        ),
        .roleNotHeld: (
            "The actor holds none of the roles that may record this act.",
            "Have a person with the role record it, or the role granted."
        ),
        .roleHeldAlready: (
            "The person holds the role already.",
            "Nothing needs to be done."
        ),
        .roleNotGrantable: (
            "The role is the ledger's own and nobody can hold it.",
            "Grant one of the other roles."
        ),
        .lastAdministrator: (
            "Fewer than two administrators would be left.",
            "Make another person administrator first."
        ),
        .ledgerOpenAlready: (
            "A ledger is opened once.",
            "Use the ledger as it is, or open another in another folder."
        ),
        .wrongSubject: (
            "The act is about another kind of thing than the subject named.",
            "Name a subject of the category that the act needs."
        ),
        .nameTaken: (
            "A thing of this name stands in the ledger already.",
            "Choose another identifier, or use the act that changes the thing."
        ),
        .subjectUnknown: (
            "No thing of this name stands in the ledger.",
            "Check the identifier, or introduce the thing first."
        ),
        .streamMoved: (
            "The thing has moved on since the version that the command names.",
            "Read the thing again and decide anew; a proposal gets an id of its own then."
        ),
        .nothingChanges: (
            "The act would change nothing.",
            "Nothing needs to be done."
        ),
        .wrongStage: (
            "The thing is not at a stage at which the act is possible.",
            "Look at its events; record what must come before."
        ),
        .dateOutOfOrder: (
            "A date lies before one that it must follow, such as that of a later act on the thing.",
            "Check the effective date and the dates in the facts."
        ),
        .amountOverflow: (
            "A sum would exceed 2^63-1 yen.",
            "Check the amount."
        ),
        .ledgerInconsistent: (
            "The log holds an event that the rules would not have let pass.",
            "Have the log audited with daicho-replay; nothing more is recorded."
        ),
        .accountOverdrawn: (
            "The entry would draw an account below zero.",
            "Check the amount and the balance of the account."
        ),
        .partyUnknown: (
            "The party is not registered.",
            "Register the party first."
        ),
        .partyOfWrongKind: (
            "The party is of a kind that cannot do this.",
            "Name a party of the kind needed."
        ),
        .corporationNumberTaken: (
            "Another party bears this corporation number.",
            "Use the party that is registered."
        ),
        .parameterUnknown: (
            "The rules know no parameter of this name.",
            "Use one of the names listed."
        ),
        .parameterValueInvalid: (
            "The value is not one that the parameter can have.",
            "Write it in the form shown."
        ),
        .criteriaNotMet: (
            "What does not meet the criteria cannot be designated.",
            "Designate when the criteria are met."
        ),
        .corporationDesignatedAlready: (
            "There is one Designated Corporation nationwide.",
            "Rescind the designation in force first."
        ),
        .noDesignatedCorporation: (
            "No Corporation is designated on that date.",
            "Record the designation, or check the date."
        ),
        .financeNotConsulted: (
            "The Minister of Finance must be consulted beforehand.",
            "Give the date of the consultation, on or before the act."
        ),
        .businessRulesMissing: (
            "No business rules are in force on that date.",
            "Record the approval of the rules first."
        ),
        .annualPlanMissing: (
            "The plan and budget of the fiscal year are not approved on that date.",
            "Record the approval of the year's plan first."
        ),
        .budgetYearAhead: (
            "The subsidy is of a budget year that has not begun on that date.",
            "Name the year of the State's budget that it is from."
        ),
        .budgetInvalid: (
            "The budget has no line, or one line twice.",
            "Give each line once."
        ),
        .budgetExceeded: (
            "The cost exceeds what the year's budget or the ceiling leaves.",
            "Have the budget changed, or pay less."
        ),
        .investmentNotPermitted: (
            "The class of investment is not permitted.",
            "Invest in a permitted class, or have the list changed."
        ),
        .principalNotGuaranteed: (
            "A money trust needs a contract that makes the principal good.",
            "Conclude such a contract first."
        ),
        .institutionNotEligible: (
            "The institution is not on the list.",
            "Use an institution on the list."
        ),
        .nothingHeld: (
            "The investment was redeemed in full before that date.",
            "Name the investment that yields, or check the date."
        ),
        .moreThanHeld: (
            "More is redeemed than is held.",
            "Check the cost that ends."
        ),
        .exceedsUncommittedFund: (
            "The fund has less that is not committed.",
            "Wait for a subsidy or a release, or ask for less."
        ),
        .paidAlready: (
            "The order has been paid, or money has been paid on the grant.",
            "Pay nothing twice; a grant of which something was paid is cancelled instead."
        ),
        .differsFromOrder: (
            "The payment differs from the order.",
            "Pay exactly what was ordered."
        ),
        .planUnknown: (
            "The plan stands in no ledger.",
            "Check the identifier."
        ),
        .planNotApproved: (
            "The plan is not approved on that date.",
            "Check the plan's stage and the date."
        ),
        .applicantMissing: (
            "A plan needs an applicant.",
            "Name who applies."
        ),
        .applicantNamedTwice: (
            "An applicant is named twice.",
            "Name each applicant once."
        ),
        .exceedsFundsNeeded: (
            "The ceiling exceeds the funds needed that were submitted.",
            "Approve no more than the paper asks for, or have it changed."
        ),
        .ceilingBelowAllocated: (
            "Grants allocated, and payments not yet returned, exceed the new ceiling.",
            "Cancel grants and wait for what comes back first."
        ),
        .outcomeRecordedAlready: (
            "The outcome has been recorded.",
            "Nothing needs to be done."
        ),
        .applicantNotOfPlan: (
            "The applicant is none of the plan's.",
            "Name an applicant of the plan."
        ),
        .applicantIsCorporation: (
            "The Designated Corporation would give the grant to itself.",
            "Have another applicant of the plan apply."
        ),
        .costItemsInvalid: (
            "The list of cost items is empty or names one item twice.",
            "Give each item once."
        ),
        .exceedsApplication: (
            "More would be allocated than was applied for.",
            "Allocate no more than the eligible items of the application."
        ),
        .exceedsPlanCeiling: (
            "The plan's grants would exceed the ceiling of a revision in force from the date on.",
            "Ask for less, or have the plan changed."
        ),
        .exceedsAllocation: (
            "More than the grant leaves would be paid or cancelled.",
            "Check the amount."
        ),
        .reportMissing: (
            "Only a performance report tells what has been spent.",
            "Record the report first."
        ),
        .inspectionMissing: (
            "The amount is fixed only after a final inspection of the report.",
            "Record the final inspection first."
        ),
        .returnDateMissing: (
            "Advances exceed the fixed amount and no date for the return is given.",
            "Give `returnDueOn`."
        ),
        .causeNotGiven: (
            "The plan's rescission does not give this cause.",
            "Record the rescission, or name the cause that it has."
        ),
        .spentCostProtected: (
            "Without fault, cost already spent is not taken back.",
            "Cancel no more than is unspent."
        ),
        .lostBidProtected: (
            "A lost bid or a transfer that was not realised makes nobody owe anything.",
            "Nothing may be asked back; an unspent advance comes back through fixing."
        ),
        .exceedsReturnable: (
            "More is ordered back than a cancellation, a fixing or a disposal made returnable.",
            "Check amount and cause. Before a disposal, put right the order for its share."
        ),
        .nothingToCharge: (
            "No charge has accrued beyond what was assessed.",
            "Check the kind and the date."
        ),
        .tooManyLines: (
            "The computation has more lines than an event can hold.",
            "Assess at an earlier date first."
        ),
        .tooManyDays: (
            "The charge runs over more days than an event can hold.",
            "Check the date."
        ),
        .moreThanOwed: (
            "More came in, or is waived, than is owed.",
            "Check the amount; of a grant, first assess what has accrued ('daicho due')."
        ),
        .notStateOwned: (
            "The State does not own the facility on that date.",
            "Record the acquisition first, or check the date."
        ),
        .entrustedAlready: (
            "The facility has a manager.",
            "End the entrustment first."
        ),
        .shareTooLarge: (
            "More is ceded than the State holds.",
            "Check the share."
        ),
        .managerNotHeard: (
            "The manager must be heard before the cession.",
            "Give the date of the hearing, on or before the act."
        ),

        // Periods
        .dateAhead: (
            "The act is dated on a day that has not come yet, and does what only then can be done.",
            "Record it on the day or later, or check the effective date."
        ),
        .periodUnknown: (
            "The subject is neither a month nor a fiscal year.",
            "Name it as `period/2025-04` or `period/FY2024`."
        ),
        .periodNotOver: (
            "The period is not over, or its closing is dated ahead of its recording.",
            "Close it on a day after its last one."
        ),
        .periodClosed: (
            "The day lies in a period that is closed, or the period is closed already.",
            "Date the act in an open period, or have the period reopened."
        ),
        .periodOpen: (
            "The period is not closed.",
            "Nothing is to be reopened: what is missing can be recorded as it is."
        ),
        .periodOutOfOrder: (
            "Periods are closed in the order of the calendar without a gap, and reopened from the "
                + "last one back.",
            "Close the periods before, or reopen those behind, first."
        ),
        .correctionOfAnother: (
            "The replacement is an act of another kind or about another thing.",
            "Give the same act about the same thing, with the right facts."
        ),
        .correctedAlready: (
            "The event was corrected before.",
            "Correct the correction."
        ),
        .notCorrectable: (
            "The event cannot be taken back: the rules do not say how, or something rests on it.",
            "Record an act that makes good what was wrong."
        ),

        // Findings
        .positionUnknown: (
            "No event stands at the position.",
            "Look the event up and name its position."
        ),
        .answerNotOwed: (
            "The finding is for the other institution to answer.",
            "Let a person of the addressee answer, or name the role in which you act."
        ),
        .findingNotAnswered: (
            "A finding is not closed before it is answered.",
            "Have the addressee answer it; an answer may be that there is nothing to say."
        ),
        .keyInForce: (
            "The key is somebody's already.",
            "Revoke the credential, or make another key."
        ),

        // Secrets
        .secretOfOtherLaw: (
            "MDA Secrets and Specially Designated Secrets are protected by laws of their own.",
            "Keep it under that law; it is no Defense Equipment Confidential."
        ),
        .secretExpired: (
            "The effective period of the secret has ended.",
            "Lift the secret; designate anew what must stay secret."
        ),
        .secretLifted: (
            "The secret has been lifted.",
            "Designate anew what must stay secret."
        ),
        .secretNotExpiring: (
            "A period is extended at its end, not long before.",
            "Wait until the last days of the period."
        ),
        .noticesIncomplete: (
            "An extension needs one written notice to each holder, and to nobody else.",
            "Name each holder once, with the date of the notice."
        ),
        .keyDestroyed: (
            "The key of what is withheld under this thing is destroyed.",
            "Withhold under another thing; what was withheld under this one is gone."
        ),

        // Facilities
        .managerNotNamed: (
            "The justification names another manufacturer who will run the facility.",
            "Entrust it to the one named, or give the reason for another."
        ),
        .notEntrusted: (
            "The facility had no such manager then.",
            "Record the entrustment first, or check the manager and the date."
        ),
        .managementRulesMissing: (
            "A facility operates only under its manager's approved rules.",
            "Record the approval of the rules first, or check the period."
        ),
        .facilityReportedAlready: (
            "The manager has reported on the year.",
            "Nothing needs to be done."
        ),
        .damageBorneByState: (
            "Damage despite due care is the State's cost; nobody is to pay it by a date.",
            "Leave `dueOn` out, or record that due care was lacking."
        ),
        .mainPurposeNotMet: (
            "Designated equipment comes first.",
            "Permit other use when designated equipment is made as required."
        ),
        .usePeriodInvalid: (
            "The period ends before it begins, or its hours span two fiscal years.",
            "Check the days; record the hours of each fiscal year on their own."
        ),
        .usePeriodTaken: (
            "Hours of some of these days have been recorded, or a fee for them.",
            "Record the hours of each day once, and one fee for it."
        ),
    ]
}
