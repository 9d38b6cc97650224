extension RejectionCode {
    /// What the rules of acts of two persons protect.
    static let approvals: [RejectionCode: (cause: String, remedy: String)] = [
        // Approvals
        .secondPersonNeeded: (
            "The act takes two persons: one proposes it and another approves.",
            "Propose it (act.propose, or 'daicho propose'), and let another person approve."
        ),
        .samePerson: (
            "The proposer answers the own proposal.",
            "Let another person approve or decline; the proposer may withdraw it."
        ),
        .notTheProposer: (
            "Only the person who proposed an act may withdraw the proposal.",
            "Let the proposer withdraw it, or decline it as a second person."
        ),
        .proposalEnded: (
            "The proposal has been approved, declined or withdrawn already.",
            "Propose the act again, with an id of its own, if it is still wanted."
        ),
        .proposalTooLarge: (
            "The proposal posts more legs and rests on more things than a person looks through.",
            "Propose the act in parts."
        ),
        .dutiesNotSeparated: (
            "The person has done what whoever does this act may not have done: who screens a grant "
                + "does not allocate it or fix its amount, who allocates it does not pay it, and "
                + "who answers a finding does not close it.",
            "Let a person do it who had no part in the act named."
        ),
    ]
}
