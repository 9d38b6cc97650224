public import Accounting
public import EventSourcing

/// A command of the log that would have been decided otherwise.
public struct WhatIfDecision: Sendable {
    /// The act that was recorded.
    public let position: LogPosition
    public let type: String
    public let subject: String
    public let effectiveOn: LegalDate
    /// What its entry came to, in yen; `nil` if it posted none.
    public let amount: Int128?
    public let outcome: Outcome

    public enum Outcome: Hashable, Sendable {
        /// It is supposed that it was never given.
        case leftOut
        /// A rule would have refused it, or it names what would not be there.
        case refused(code: String, reason: String)
        /// It would have led to this and not to that.
        case otherwise(recorded: String, instead: String)

        public var name: String {
            switch self {
            case .leftOut: "left out"
            case .refused: "refused"
            case .otherwise: "otherwise"
            }
        }
    }

    /// The rule that would have refused it.
    public var code: String? {
        switch outcome {
        case .refused(let code, _): code
        case .leftOut, .otherwise: nil
        }
    }

    /// The outcome in words.
    public var text: String {
        switch outcome {
        case .leftOut: "as is supposed"
        case .refused(_, let reason): reason
        case .otherwise(let recorded, let instead): "\(instead); recorded: \(recorded)"
        }
    }
}
