import Accounting
import Containers
import EventSourcing

extension JournalPosted {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try checkBook()
        guard ledger.designatedCorporation(on: context.effectiveOn) != nil else {
            throw Rejection(
                .noDesignatedCorporation, "Act 15(1)", .date("on", context.effectiveOn))
        }
        guard legs.count <= JournalEntry.maximumCount else {
            throw Rejection(
                .tooManyLegs, "House rule 1", .count("legs", legs.count),
                .count("at most", JournalEntry.maximumCount))
        }
        for index in legs.indices { try check(legs[index], number: index + 1, in: ledger) }
        guard Set(legs.map(\.side)).count == LegSide.allCases.count else {
            throw Rejection(
                .entryOneSided, Self.basis, .count("legs", legs.count),
                .text("missing", legs.contains { $0.side == .debit } ? "credit" : "debit"))
        }
        let (debits, credits) = (try sum(.debit), try sum(.credit))
        guard debits == credits else {
            throw Rejection(
                .entryUnbalanced, Self.basis, .yen("debits", debits), .yen("credits", credits))
        }
    }

    private static let basis = "Basic Policy 3.3.2; C5"

    /// The other books are kept by the acts of their regimes alone: nobody writes across.
    private func checkBook() throws(Rejection) {
        switch book {
        case .support, .other: return
        case .fund, .stable, .property:
            throw Rejection(
                .bookKeptByActs, Self.basis, .text("book", book.title),
                .text("open to journals", "SUPPORT, OTHER"))
        }
    }

    private func check(_ leg: JournalLeg, number: Int, in ledger: LedgerState) throws(Rejection) {
        let key = AccountKey(book: book, code: leg.account, subAccount: nil)
        guard let account = ChartOfAccounts.account(key) else {
            throw Rejection(
                .accountUnknown, Self.basis, .count("leg", number), .text("book", book.title),
                .text("account", leg.account))
        }
        guard leg.amount > .zero else {
            throw Rejection(
                .legOfNothing, Self.basis, .count("leg", number), .text("account", leg.account))
        }
        guard (account.subAccounts != .none) == (leg.of != nil) else {
            throw Rejection(
                .subAccountWrong, Self.basis, .count("leg", number), .text("account", leg.account),
                .text("sub-accounts", account.subAccounts.rawValue))
        }
        guard let party = leg.of else { return }
        if account.subAccounts == .bank {
            try ledger.require(party: party, kinds: .bank, .trustBank)
        } else {
            try ledger.require(party: party)
        }
    }

    private func sum(_ side: LegSide) throws(Rejection) -> Yen {
        guard let sum = Yen.sum(legs.filter { $0.side == side }.map(\.amount)) else {
            throw Rejection(.amountOverflow, "House rule 1", .text("side", side.name))
        }
        return sum
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.journals.note(postings, in: FiscalYear(context.bookedOn))
    }
}
