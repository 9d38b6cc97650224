import Containers
public import EventSourcing

extension Act where Stream == Grant {
    /// The plan for which the grant is given.
    public func grounds(about subject: StreamReference?, in ledger: LedgerState)
        -> [StreamReference]
    {
        let plan = subject.flatMap { ledger.grants[Reference($0)]?.plan.stream }
        return plan.map { [$0] } ?? []
    }
}
