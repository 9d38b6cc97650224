import Accounting
import Containers
import EventSourcing

/// What a proposed act would come to: shown to the second person, who approves no other.
struct Preview {
    private(set) var legs: [PreviewedLeg] = []
    private(set) var reads: [ReadStream] = []

    /// Refuses what no person could look through, and what would not fit into the record.
    static func checkSize(legs: Int, things: Int) throws(Rejection) {
        let most = 200
        guard legs + things <= most else {
            throw Rejection(
                .proposalTooLarge, "House rule 3", .count("legs", legs), .count("things", things),
                .count("most", most))
        }
    }

    // Methods with loops: for an initialiser or a closure the state would be copied.

    static func of(
        _ events: [DecidedEvent], about command: ProposedCommand, in ledger: LedgerState
    ) -> Preview {
        var preview = Preview()
        preview.fill(with: events, about: command, in: ledger)
        return preview
    }

    private mutating func fill(
        with events: [DecidedEvent], about command: ProposedCommand, in ledger: LedgerState
    ) {
        var postsToFund = false
        var balances: [(account: AccountKey, balance: Int64)] = []
        // Most acts post one entry of two or three legs.
        legs.reserveCapacity(4)
        balances.reserveCapacity(4)
        for event in events {
            guard let entry = event.entry else { continue }
            postsToFund = postsToFund || entry.book == .fund
            for posting in entry.postings {
                add(posting, to: &balances, about: command.subject, in: ledger)
            }
        }
        let grounds = Self.grounds(of: command, postsToFund: postsToFund, in: ledger)
        for stream in grounds where reads.last?.stream != stream {
            reads.append(
                ReadStream(
                    stream: stream, version: StreamVersionField(ledger.version(of: stream))))
        }
    }

    /// - Parameter balances: what the legs before have left of their accounts.
    private mutating func add(
        _ posting: Posting, to balances: inout [(account: AccountKey, balance: Int64)],
        about subject: StreamName, in ledger: LedgerState
    ) {
        let account = posting.account
        let side = ChartOfAccounts.traits(of: account)?.accountClass.normalSide ?? .debit
        let place = balances.firstIndex { $0.account == account }
        let before =
            place.map { balances[$0].balance } ?? ledger.balances.balance(of: account, on: side)
        let after = before &+ (posting.side == side ? 1 : -1) * posting.amount.rawValue
        if let place {
            balances[place].balance = after
        } else {
            balances.append((account, after))
        }
        legs.append(
            PreviewedLeg(
                account: Self.label(account, subject, in: ledger),
                debit: posting.side == .debit ? posting.amount : nil,
                credit: posting.side == .credit ? posting.amount : nil,
                before: SignedYen(before), after: SignedYen(after)))
    }

    /// `FUND:121:grant/G-1`. What is not in the ledger yet is what the act introduces.
    private static func label(
        _ key: AccountKey, _ subject: StreamName, in ledger: LedgerState
    ) -> PlainText {
        // In bytes, for two of these are made at each proposal and strings grow slowly.
        var account: [UInt8] = []
        account.reserveCapacity(StreamName.maximumLength)
        account += key.book.title.utf8
        account.append(UInt8(ascii: ":"))
        account += key.code.description.utf8
        if let position = key.subAccount {
            account.append(UInt8(ascii: ":"))
            let name = ledger.name(of: StreamReference(LogPosition(position))) ?? subject
            account += name.text.utf8
        }
        guard let label = try? PlainText(exactly: String(decoding: account, as: UTF8.self)) else {
            preconditionFailure("books, codes and names make text")
        }
        return label
    }

    /// The things that the decision rests on, in the order of their introduction, some perhaps more
    /// than once: what the act is about, what its facts name, what its regime adds, and the
    /// Corporation if the fund moves. Not the parties: what a rule asks of one, its kind, never
    /// changes.
    private static func grounds(
        of command: ProposedCommand, postsToFund: Bool, in ledger: LedgerState
    ) -> [StreamReference] {
        let subject = ledger.reference(to: command.subject)
        var grounds = command.act.givenReferences
        grounds += command.act.grounds(about: subject, in: ledger)
        grounds.removeAll { ledger.name(of: $0)?.isOf(Party.category) ?? false }
        if let subject { grounds.append(subject) }
        if postsToFund, let last = ledger.corporations.places.last {
            grounds.append(ledger.corporations.key(atPlace: last).stream)
        }
        grounds.sort()
        return grounds
    }
}
