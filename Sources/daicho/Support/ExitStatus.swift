/// What the process answers to the one that called it.
enum ExitStatus: Int32, Comparable {
    case done = 0
    case refused = 1
    case badInput = 2
    case failed = 3
    /// Somebody stopped it: the status that shells know for control-C.
    case interrupted = 130

    static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}

/// Ends a command with a message that says what, where and what to do.
struct CommandFailure: Error {
    let status: ExitStatus
    let message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }
}
