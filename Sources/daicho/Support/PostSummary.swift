import LedgerEngine

/// How many rows came to what.
struct PostSummary {
    private var recorded: UInt64 = 0
    private var repeated: UInt64 = 0
    private var refused: UInt64 = 0
    private var invalid: UInt64 = 0
    private var abandoned: UInt64 = 0
    private var failed: UInt64 = 0
    private var unread: UInt64 = 0
    private var isUnreadKnown = true

    var total: UInt64 { recorded + repeated + refused + invalid + abandoned + failed }

    mutating func count(_ result: RowResult) {
        switch result.outcome {
        case .recorded: recorded += 1
        case .repeated: repeated += 1
        case .rejected: refused += 1
        case .abandoned: abandoned += 1
        case .invalid, .idTaken: invalid += 1
        case .failed: failed += 1
        }
    }

    mutating func count(_ rows: UnreadRows) {
        if let count = rows.count { unread += count } else { isUnreadKnown = false }
    }

    private var unreadText: String {
        guard isUnreadKnown else { return ", the rest not read" }
        return unread > 0 ? ", \(unread) not read" : ""
    }

    var text: String {
        "\(recorded) recorded, \(repeated) recorded before, \(refused) refused, "
            + "\(invalid) invalid, \(failed) failed"
            + (abandoned > 0 ? ", \(abandoned) given up with them" : "") + unreadText
            + (repeated > 0 ? "; a row meant once more needs an id of its own" : "")
    }
}
