import EventSourcing

extension LogFailure {
    /// The stable code of the kind of failure.
    var code: String {
        switch self {
        case .outcomeUnknown: "outcome-unknown"
        case .unavailable: "log-unavailable"
        case .broken: "log-broken"
        case .readOnly: "read-only"
        }
    }

    /// What has happened, without the case at hand.
    var cause: String {
        switch self {
        case .outcomeUnknown: "The disk failed while a commit was written: it may be stored or not."
        case .unavailable: "The log cannot be used now: a full disk, a missing permission."
        case .broken: "The file is not what a log must be."
        case .readOnly: "The ledger was opened for reading only."
        }
    }

    /// What can be done about it.
    var remedy: String {
        switch self {
        case .outcomeUnknown: "post the same file again: nothing is recorded twice"
        case .unavailable: "nothing was recorded; check the disk and try again"
        case .broken: "verify it with daicho-replay; restore a backup if it is damaged"
        case .readOnly: "open the ledger where it can be written"
        }
    }

    /// What happened and what to do.
    var explanation: String { "\(self) [\(code)]; \(remedy)" }
}
