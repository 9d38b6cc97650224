public import Accounting
public import EventSourcing

/// Money that came into the fund or went out of it by one act, for one kind of reason.
public struct MoneyFlow: Hashable, Sendable {
    /// The event that posted it.
    public let position: LogPosition
    /// The event that first recorded the act: where it stands among the flows of one day.
    let firstRecorded: LogPosition
    /// The day on which the act took effect, as it is known to be right.
    public let on: LegalDate
    public let kind: Kind
    /// What the act was about: a grant, an investment, an order to pay.
    public let subject: StreamName?
    /// The State's budget that a subsidy is from; else the fiscal year in which it was.
    public let year: FiscalYear
    /// Whole yen, above zero.
    public internal(set) var amount: Int128
    /// Whether it came in.
    public let isReceipt: Bool

    /// What brought the money in, or took it out.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        // What comes in
        case subsidy, yield
        case returned = "return"
        case charge
        // What goes out
        case advance, settlement, operatingCost, loss, treasury, stateReturn
        /// No act posts such a leg.
        case other

        /// Whether it pays a grant.
        public var isOfGrant: Bool { self == .advance || self == .settlement }

        /// By the account of the leg that stands against the money.
        init(_ code: AccountCode, isReceipt: Bool) {
            switch (code, isReceipt) {
            case (311, true): self = .subsidy
            case (411, true): self = .yield
            case (122, true): self = .returned
            case (123, true): self = .charge
            case (121, false): self = .advance
            case (211, false): self = .settlement
            case (512, false): self = .operatingCost
            case (513, false): self = .loss
            // A handover to the Treasury draws on the subsidies, and then on the result.
            case (212, false), (311, false), (313, false): self = .treasury
            case (213, false): self = .stateReturn
            case _: self = .other
            }
        }
    }
}
