public import Accounting
public import StateCoding

/// A day for each kind of charge, once there is one.
public struct DaysByCharge: Hashable, Sendable {
    private var addOn: LegalDate?
    private var late: LegalDate?

    init() {}

    public internal(set) subscript(kind: ChargeKind) -> LegalDate? {
        get {
            switch kind {
            case .addOn: addOn
            case .late: late
            }
        }
        set {
            switch kind {
            case .addOn: addOn = newValue
            case .late: late = newValue
            }
        }
    }

    /// The latest of them.
    public var last: LegalDate? { [addOn, late].compactMap(\.self).max() }
}

extension DaysByCharge: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ days: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.addOn = try coder.part("addOn", days) { $0.addOn }
        read.late = try coder.part("late", days) { $0.late }
        return read
    }
}
