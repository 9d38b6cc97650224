extension RejectionCode {
    /// The explanations of what stable manufacturing and surveys refuse.
    static let stable: [RejectionCode: (cause: String, remedy: String)] = [
        // Stable manufacturing
        .equipmentNotDesignated: (
            "The class of equipment is not designated on that date.",
            "Record its designation first, or check the date."
        ),
        .initiativesInvalid: (
            "The paper names no initiative, one twice, or a known one with another kind.",
            "Give each initiative once, and another kind another name."
        ),
        .notYetManufacturer: (
            "Who does not manufacture yet may apply for cybersecurity and succession only.",
            "Name an applicant who manufactures, or leave the initiative out."
        ),
        .confirmedCostsInvalid: (
            "The confirmed costs are not those of the initiatives submitted.",
            "Confirm each initiative of the paper once; decline the paper if one may not stay."
        ),
        .costBelowContracted: (
            "The confirmed cost would fall below what is contracted for the initiative.",
            "Confirm at least what is contracted."
        ),
        .budgetYearWrong: (
            "The date lies neither in the budget's fiscal year nor in the year before.",
            "Check the year and the date."
        ),
        .initiativeNotInForce: (
            "The plan's revision in force on that date has no such initiative.",
            "Check the name; have a change of the plan approved first."
        ),
        .exceedsConfirmedCost: (
            "More is contracted than the initiative's confirmed cost leaves.",
            "Contract for less, or have a change of the plan approved first."
        ),
        .exceedsStableBudget: (
            "More is contracted than the fiscal year's budget leaves on that date.",
            "Contract for less, or record the appropriation first."
        ),
        .exceedsContract: (
            "More is accepted than the contract's price leaves.",
            "Check the amount."
        ),
        .exceedsAccepted: (
            "More is paid than is accepted and unpaid.",
            "Accept the work first, or pay less."
        ),
        .costsNotNamed: (
            "Without the names of the costs nobody can tell whether one is paid twice.",
            "Give the names that the party's books give the costs."
        ),
        .costCoveredAlready: (
            "The cost is covered by a contract or a grant already.",
            "Leave it out; no cost is paid twice."
        ),

        // Surveys
        .successorWithdraws: (
            "Who withdraws cannot be its own successor.",
            "Name another party."
        ),
    ]
}
