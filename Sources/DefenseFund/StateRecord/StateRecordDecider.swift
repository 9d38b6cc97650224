import Containers
import EventSourcing

extension StateRecorded {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        guard size == context.position,
            accounts.count.accounts == UInt64(ledger.accounts.count)
        else {
            throw Rejection(
                .stateMoved, Self.rule, .text("recorded", "the first \(size) events"),
                .text("the log has", "\(context.position)"),
                .count("accounts recorded", Int(clamping: accounts.count.accounts)),
                .count("accounts open", ledger.accounts.count))
        }
        var names: Set<PlainText> = []
        for projection in projections where !names.insert(projection.name).inserted {
            throw Rejection(
                .projectionNamedTwice, Self.rule, .text("projection", projection.name.text))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.stateRecords.append(context.position)
    }

    fileprivate static let rule = "House rule 12"
}
