public import EventSourcing

/// The ledger itself.
public enum LedgerStream: StreamKind {
    public static let category = StreamCategory("ledger", isSingle: true)
}

/// A person who records acts.
public enum Actor: StreamKind {
    public static let category = StreamCategory("actor")
}

/// A company, bank, government or other body that acts are about.
public enum Party: StreamKind {
    public static let category = StreamCategory("party")
}

/// A rate, period, ceiling or destination that the law leaves to be set.
public enum Parameter: StreamKind {
    public static let category = StreamCategory("parameter")
}

/// An account, opened with its first posting.
public enum Account: StreamKind {
    public static let category = StreamCategory("account")
}

/// A month or a fiscal year that is closed: `period/2025-04`, `period/FY2024`.
public enum PeriodStream: StreamKind {
    public static let category = StreamCategory("period")
}

/// A correction of an event that was recorded wrongly.
public enum Correction: StreamKind {
    public static let category = StreamCategory("correction")
}

/// A Designated Corporation (指定装備移転支援法人).
public enum Corporation: StreamKind {
    public static let category = StreamCategory("corporation")
}

/// The fund (防衛装備移転円滑化基金).
public enum Fund: StreamKind {
    public static let category = StreamCategory("fund", isSingle: true)
}

/// A holding in which the fund's surplus is invested (Act 18(4)).
public enum Investment: StreamKind {
    public static let category = StreamCategory("investment")
}

/// A payment to the Treasury that the Minister has ordered (Act 18(6)).
public enum TreasuryPayment: StreamKind {
    public static let category = StreamCategory("treasuryPayment")
}

/// An Adjustment Plan (装備移転仕様等調整計画).
public enum AdjustmentPlan: StreamKind {
    public static let category = StreamCategory("adjustmentPlan")
}

/// A grant (助成金).
public enum Grant: StreamKind {
    public static let category = StreamCategory("grant")
}

/// A designated defense equipment manufacturing facility (指定装備品製造施設等).
public enum Facility: StreamKind {
    public static let category = StreamCategory("facility")
}
