public import Accounting

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
