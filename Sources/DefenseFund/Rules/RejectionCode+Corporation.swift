extension RejectionCode {
    /// What the rules of the Corporation, its fund's handover, its reports and journals protect.
    static let corporation: [RejectionCode: (cause: String, remedy: String)] = [
        .designationRescindedLately: (
            "The body lost a designation too short a time ago to be designated again.",
            "Designate another body, or wait until the date given."
        ),
        .notRescinded: (
            "The Corporation is designated; it keeps the fund.",
            "Hand over once the designation is rescinded."
        ),
        .handoverOpen: (
            "A designation was rescinded and the fund is not handed over: nobody operates with it.",
            "Record the handover first, or date the act before the rescission."
        ),
        .handedOverAlready: (
            "The Corporation has handed the fund over.",
            "Nothing needs to be done."
        ),
        .successorDesignated: (
            "A successor is designated, to whom the fund goes.",
            "Hand the fund over to the successor."
        ),
        .moneyStillInvested: (
            "What goes to the Treasury is more than what lies in the deposits.",
            "Redeem investments first."
        ),
        .yearNotEnded: (
            "A year is reported on when it has ended.",
            "Check the year and the date."
        ),
        .settlementInvalid: (
            "The settlement names a line more than once.",
            "Give each line once; a line left out is zero."
        ),
        .settlementDiffers: (
            "A figure of the settlement is not what the books say about the year.",
            "Check the figure; record what is missing, or correct it, before the report."
        ),
        .exceedsSubsidy: (
            "More is ordered back than was received of the budget and not ordered back before.",
            "Check the amount and the budget year."
        ),
        .bookKeptByActs: (
            "The book is kept by the acts of its regime alone; no journal entry reaches it.",
            "Use the act that moves the money, or name SUPPORT or OTHER."
        ),
        .accountUnknown: (
            "The book's chart has no account of this code.",
            "Use a code of the chart of the book that is named."
        ),
        .subAccountWrong: (
            "The account has a sub-account for each party and none is named, or the other way.",
            "Name the party where the chart asks for one, and nowhere else."
        ),
        .tooManyLegs: (
            "The entry has more legs than an event can hold.",
            "Split it into several, each balanced."
        ),
        .legOfNothing: (
            "A leg moves nothing.",
            "Leave the leg out, or give its amount."
        ),
        .entryOneSided: (
            "The entry has no leg on one of its sides.",
            "Give at least one debit and one credit."
        ),
        .entryUnbalanced: (
            "The debits are not of the same sum as the credits.",
            "Check the amounts."
        ),
    ]
}
