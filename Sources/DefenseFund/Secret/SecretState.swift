public import Accounting
public import EventSourcing

/// A Defense Equipment Confidential: its period and its holders, never what is secret.
public struct SecretState: Hashable, Sendable {
    public let designatedOn: LegalDate
    /// The plan, grant or contract that needs it.
    public let touches: StreamReference?
    /// The last day of the effective period.
    public internal(set) var effectiveUntil: LegalDate
    /// In the order in which they were provided with it.
    public internal(set) var holders: [Holder] = []
    /// When its period was extended.
    public internal(set) var extendedOn: [LegalDate] = []
    public internal(set) var liftedOn: LegalDate?

    init(designatedOn: LegalDate, touches: StreamReference?, effectiveUntil: LegalDate) {
        self.designatedOn = designatedOn
        self.touches = touches
        self.effectiveUntil = effectiveUntil
    }

    public struct Holder: Hashable, Sendable {
        public let contractor: Reference<Party>
        public let providedOn: LegalDate
        public let documentDatedOn: LegalDate
    }
}
