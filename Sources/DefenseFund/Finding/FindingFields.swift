public import EventSourcing

/// How grave a finding is.
public enum FindingSeverity: UInt64, FieldChoice {
    /// Worth knowing; nothing is wrong.
    case observation = 1
    /// Not as it should be.
    case irregularity = 2
    /// Against the Act, the Policy or a contract.
    case violation = 3
}

/// Who must answer a finding.
public enum FindingAddressee: UInt64, FieldChoice {
    case corporation = 1
    case ministry = 2

    /// Whether a person may answer in this role.
    public func includes(_ role: Role) -> Bool {
        switch role {
        case .clerk, .screener, .approver, .treasurer: self == .corporation
        case .minister: self == .ministry
        case .administrator, .auditor, .regulator, .system: false
        }
    }

    /// The role that sees to it.
    public var role: Role {
        switch self {
        case .corporation: .approver
        case .ministry: .minister
        }
    }
}
