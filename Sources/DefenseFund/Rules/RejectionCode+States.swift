extension RejectionCode {
    /// What the rules of recorded states protect.
    static let states: [RejectionCode: (cause: String, remedy: String)] = [
        .stateMoved: (
            "Something was recorded since the state was folded that is to be recorded.",
            "Record the state as it is now ('daicho record-state')."
        ),
        .projectionNamedTwice: (
            "A record of the state names a projection twice.",
            "Let the program fold and record the state ('daicho record-state')."
        ),
    ]
}
