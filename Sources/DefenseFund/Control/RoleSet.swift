public import StateCoding

/// The roles that a person holds. One word, since every act asks for it.
public struct RoleSet: Hashable, Sendable {
    private var bits: UInt16 = 0

    public init() {}

    public func contains(_ role: Role) -> Bool { bits & Self.bit(role) != 0 }

    mutating func insert(_ role: Role) { bits |= Self.bit(role) }
    mutating func remove(_ role: Role) { bits &= ~Self.bit(role) }

    /// In the order of their codes.
    public var roles: [Role] { Role.allCases.filter(contains) }

    private static func bit(_ role: Role) -> UInt16 { 1 << UInt16(role.code) }
}

extension RoleSet: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ set: RoleSet?) throws(StateFault)
        -> RoleSet
    {
        var read = RoleSet()
        read.bits = try coder.part("bits", set) { $0.bits }
        return read
    }
}
