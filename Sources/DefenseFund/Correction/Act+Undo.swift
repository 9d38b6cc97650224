import Accounting
import EventSourcing

// What an act leaves in the state is taken back in the files beside this one, where nothing that
// was recorded since rests on it. The entry is taken back by the correction itself. Where an act of
// its own makes good, the refusal names it.

extension Act {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        throw .notCorrectable(Self.type.name, "later acts may rest on it")
    }
}

extension GrantChargeAssessed {
    /// It is computed and not typed.
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        throw .notCorrectable(
            Self.type.name,
            "grant.waiveCharge makes good what is too much; what is missing is assessed again")
    }
}

extension GrantAmountFixed {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        throw .notCorrectable(
            Self.type.name,
            "it is computed from the report; grant.reportPerformance makes good: after a new "
                + "report and a final inspection the amount is fixed anew")
    }
}

extension GrantPerformanceReported {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        throw .notCorrectable(
            Self.type.name,
            "grant.reportPerformance makes good: the amount is fixed by the report that came last")
    }
}

extension GrantDeclined {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        throw .notCorrectable(Self.type.name, "grant.apply makes good: the operator applies anew")
    }
}

extension GrantWithdrawn {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        throw .notCorrectable(Self.type.name, "grant.apply makes good: the operator applies anew")
    }
}

extension FundHandedOver {
    public func undo(_ ledger: inout LedgerState, by context: ActContext) throws(Rejection) {
        throw .notCorrectable(
            Self.type.name,
            "its amounts are computed; subsidy.receive makes good what comes back")
    }
}
