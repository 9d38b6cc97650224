public import Accounting
public import StateCoding

/// A sum for each kind of charge.
public struct SumsByCharge: Hashable, Sendable {
    private var addOn = Yen.zero
    private var late = Yen.zero

    init() {}

    public internal(set) subscript(kind: ChargeKind) -> Yen {
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
}

extension SumsByCharge: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ sums: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.addOn = try coder.part("addOn", sums) { $0.addOn }
        read.late = try coder.part("late", sums) { $0.late }
        return read
    }
}
