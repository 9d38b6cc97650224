extension RejectionCode {
    /// What the rules about the course and the end of a grant protect.
    static let grants: [RejectionCode: (cause: String, remedy: String)] = [
        .grantSuspended: (
            "The payments of the grant are suspended.",
            "Resume the grant first."
        ),
        .grantNotSuspended: (
            "The grant is not suspended.",
            "Nothing needs to be done."
        ),
        .belowAdvances: (
            "The new amount is below what was advanced and need not come back.",
            "Ask for at least that much, or cancel a part of the grant."
        ),
        .returnNotOrdered: (
            "Money has become returnable and is not ordered back yet.",
            "Order the return first."
        ),
        .reportNotFixed: (
            "A report came in after the amount was fixed, and the amount was not fixed anew.",
            "Have the report inspected finally, and fix the amount."
        ),
        .chargeNotAssessed: (
            "A charge has accrued that was not assessed.",
            "Assess it; it is then paid or waived."
        ),
        .balanceOpen: (
            "An account of the grant has a balance that must be settled first.",
            "Have it paid or returned, or waive the charge."
        ),
        .belowAssetThreshold: (
            "The asset cost less than the least that is registered.",
            "Nothing needs to be done: its disposal is not restricted."
        ),
        .exceedsAssetCost: (
            "The grant would have borne more of an asset than it cost.",
            "Check both amounts."
        ),
        .assetUnknown: (
            "The grant has no asset of this name.",
            "Check the name, or register the asset first."
        ),
        .assetDisposedAlready: (
            "The disposal of the asset was approved before.",
            "Check the name."
        ),
        .assetRestricted: (
            "The disposal of an asset of the grant is still restricted.",
            "Close the grant after the restriction ends or the asset is disposed of."
        ),
    ]
}
