import Accounting
import DefenseFund
import Cryptography
import EventSourcing
import Transparency

extension Statement {
    /// What the statement tells, if all of it is proven; the signature of the checkpoint is for the
    /// caller to check, who has a key.
    public func account() throws(StatementFault) -> StatementAccount {
        if let from, let through, through < from {
            throw StatementFault("the days that are asked about end, \(through), before they begin")
        }
        let head: TreeHead
        do { head = try Checkpoint(checkpoint.text).head } catch {
            throw StatementFault("the checkpoint cannot be read: \(error)")
        }
        let opened = try opening.event(in: head)
        guard let account = opened.act as? AccountOpened else {
            throw StatementFault("record \(opened.head.position) opens no account")
        }
        let key = AccountKey(
            book: account.book, code: account.code,
            subAccount: account.subAccount?.position.rawValue)
        let name = try name(of: account, in: head)
        let recorded = try state.event(in: head)
        guard let record = recorded.act as? StateRecorded else {
            throw StatementFault("record \(recorded.head.position) records no state")
        }
        var told = StatementAccount(
            name: name, key: key, statePosition: recorded.head.position, head: head,
            from: from, through: through)
        var next = LogPosition.start
        for posting in postings {
            let event = try posting.event(in: head)
            guard event.head.position >= next, event.head.position < recorded.head.position else {
                throw StatementFault(
                    "record \(event.head.position) stands out of order, twice or behind the state")
            }
            next = event.head.position.advanced(by: 1)
            let own = event.postings.filter { $0.account == opened.head.stream }
            guard !own.isEmpty else {
                throw StatementFault("record \(event.head.position) posts nothing to the account")
            }
            for posting in own {
                try told.add(posting, of: event)
            }
        }
        try prove(told, opened.head.stream, by: record)
        return told
    }

    /// The totals must be those that the record of the state commits to.
    private func prove(
        _ told: StatementAccount, _ account: StreamReference, by record: StateRecorded
    ) throws(StatementFault) {
        let leaf = SumNode(
            account: account.position.rawValue, debits: told.debits, credits: told.credits)
        let root = SumTree.root(
            of: leaf, at: accountIndex, in: record.accounts.count.accounts, path: accountPath)
        guard let root, root.hash.bytes == record.accounts.root.bytes else {
            throw StatementFault(
                "the postings come to debits of \(told.debits) and credits of \(told.credits), "
                    + "which is not what the recorded state has of this account: a posting is "
                    + "missing, or was put in")
        }
    }

    /// `FUND:121:grant/G-1`.
    private func name(of account: AccountOpened, in head: TreeHead) throws(StatementFault)
        -> String
    {
        let text = "\(account.book.title):\(account.code)"
        guard let position = account.subAccount?.position else {
            guard thing == nil else {
                throw StatementFault("the account is about nothing, and something is named")
            }
            return text
        }
        guard let introduction = try thing?.event(in: head), introduction.head.position == position,
            let name = introduction.streamName
        else { throw StatementFault("what the account is about is not introduced by its record") }
        return "\(text):\(name)"
    }
}
