import Accounting
import Containers
import EventSourcing

extension FundHandedOver {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let corporation: Reference<Corporation> = context.subject()
        let state = ledger.corporations[corporation]
        guard let rescission = state?.rescission else {
            throw Rejection(
                .notRescinded, "Act 25", .stream("corporation", corporation.stream))
        }
        if let handover = state?.handover {
            throw Rejection(
                .handedOverAlready, "Act 25", .stream("corporation", corporation.stream),
                .date("rescinded", rescission.on), .date("handed over", handover.on))
        }
        if let successor {
            _ = try ledger.designated(successor, on: context.effectiveOn)
            return
        }
        // The fund is for the work of whoever is designated; only without one it ends.
        if let place = ledger.designatedCorporation(on: context.effectiveOn) {
            throw Rejection(
                .successorDesignated, "Act 25; Basic Policy 3.3.2",
                .stream("designated", ledger.corporations.key(atPlace: place).stream),
                .date("since", ledger.corporations[place: place].designatedOn))
        }
        let (amount, deposits) = (ledger.freeMoney, ledger.balances.balance(of: .deposits))
        guard amount <= deposits else {
            throw Rejection(
                .moneyStillInvested, "Act 25; Basic Policy 3.3.2", .text("to pay", amount),
                .text("in deposits", deposits))
        }
    }

    public func derived(_ context: ActContext, in ledger: LedgerState) throws(Rejection) -> Self {
        Self(
            successor: successor,
            assets: try .exactly(ledger.balances.balance(of: .asset, in: .fund)),
            liabilities: try .exactly(ledger.balances.balance(of: .liability, in: .fund)),
            committed: try .exactly(ledger.committedFund),
            payments: successor == nil ? ledger.payments(of: ledger.freeMoney) : [])
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.corporations[context.subject()]?.handover = .init(
            on: context.effectiveOn, successor: successor)
    }
}

extension LedgerState {
    /// The money of the fund that is neither committed nor still to come in: what goes to the
    /// Treasury if nobody takes the fund over.
    ///
    /// Yield belongs to it, which account 311 does not show.
    var freeMoney: Int128 {
        let owed =
            balances.balance(of: .returnsReceivable) + balances.balance(of: .chargesReceivable)
        return max(0, fundBalance - committedFund - owed)
    }

    /// `amount` drawn from the deposits in the order in which they were opened.
    fileprivate func payments(of amount: Int128) -> [HandoverPayment] {
        var rest = amount
        var payments: [HandoverPayment] = []
        for (_, account) in accounts
        where rest > 0 && account.book == .fund && account.code == .deposits {
            let drawn = min(rest, Int128(balances.balance(of: account, on: .debit)))
            guard drawn > 0, let yen = Int64(exactly: drawn).flatMap(Yen.init(exactly:)),
                let bank = account.subAccount
            else { continue }
            payments.append(HandoverPayment(bank: Reference(bank), amount: yen))
            rest -= drawn
        }
        return payments
    }
}

extension TrialBalance {
    /// The balance of an asset of the fund over all its sub-accounts.
    fileprivate func balance(of asset: AccountCode) -> Int128 {
        balance(of: asset, in: .fund, on: .debit)
    }
}

extension Yen {
    /// A total of the fund as an amount.
    fileprivate static func exactly(_ total: Int128) throws(Rejection) -> Yen {
        guard let yen = Int64(exactly: total).flatMap(Yen.init(exactly:)) else {
            throw Rejection(.amountOverflow, "House rule 1", .text("total", total))
        }
        return yen
    }
}
