public import Accounting
import EventSourcing

extension JournalPosted {
    /// The legs as given.
    public func entry(_ context: ActContext, in ledger: LedgerState) throws(Rejection)
        -> JournalEntry?
    {
        try .of(postings)
    }

    var postings: [Posting] {
        legs.map { leg in
            Posting(
                account: AccountKey(
                    book: book, code: leg.account, subAccount: leg.of?.position.rawValue),
                side: leg.side.side, amount: leg.amount)
        }
    }
}
