public import Accounting
public import StateCoding

/// A sum for each cause of a return.
public struct SumsByCause: Hashable, Sendable {
    private var excess = Yen.zero
    private var cancelledAtFault = Yen.zero
    private var cancelledNoFault = Yen.zero
    private var assetDisposal = Yen.zero

    init() {}

    public internal(set) subscript(cause: ReturnCause) -> Yen {
        get {
            switch cause {
            case .excess: excess
            case .cancelledAtFault: cancelledAtFault
            case .cancelledNoFault: cancelledNoFault
            case .assetDisposal: assetDisposal
            }
        }
        set {
            switch cause {
            case .excess: excess = newValue
            case .cancelledAtFault: cancelledAtFault = newValue
            case .cancelledNoFault: cancelledNoFault = newValue
            case .assetDisposal: assetDisposal = newValue
            }
        }
    }

    /// All of the money that was paid on the grant; `nil` beyond 2^63-1 yen.
    var ofPaidMoney: Yen? {
        excess.adding(cancelledAtFault).flatMap { $0.adding(cancelledNoFault) }
    }
}

extension SumsByCause: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ sums: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.excess = try coder.part("excess", sums) { $0.excess }
        read.cancelledAtFault = try coder.part("cancelledAtFault", sums) { $0.cancelledAtFault }
        read.cancelledNoFault = try coder.part("cancelledNoFault", sums) { $0.cancelledNoFault }
        read.assetDisposal = try coder.part("assetDisposal", sums) { $0.assetDisposal }
        return read
    }
}
