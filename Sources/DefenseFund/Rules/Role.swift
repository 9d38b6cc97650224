public import EventSourcing

/// In which capacity a person records an act. Minister's and Corporation's acts are never
/// interchangeable (Act 4, 9, 15).
public enum Role: UInt64, FieldChoice {
    case minister = 1
    case clerk = 2
    case screener = 3
    case approver = 4
    case treasurer = 5
    case administrator = 6
    case auditor = 7
    case regulator = 8
    /// The ledger itself, where an act follows from another one by rule.
    case system = 9

    /// The name with the institution in front where the role is the Corporation's.
    public var name: String {
        switch self {
        case .clerk, .screener, .approver, .treasurer: "corporation.\(self)"
        case .minister, .administrator, .auditor, .regulator, .system: "\(self)"
        }
    }

    /// What a record's head holds.
    public var code: UInt8 { UInt8(truncatingIfNeeded: rawValue) }
}
