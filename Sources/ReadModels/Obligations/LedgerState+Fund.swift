import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerState {
    /// What is owed on `date` about the fund: payments to the State, investments that have matured,
    /// the fund's end.
    func obligationsOfFund(on date: LegalDate) -> [Obligation] {
        treasuryPayments(owedOn: date) + stateReturns(owedOn: date) + investments(dueOn: date)
            + closing(on: date)
    }

    private func treasuryPayments(owedOn date: LegalDate) -> [Obligation] {
        treasuryPayments.filter { _, payment in
            payment.orderedOn <= date && payment.paidOn.map { date < $0 } ?? true
        }.map { reference, payment in
            Obligation(
                "makeTreasuryPayment", of: reference.stream, by: .treasurer,
                since: payment.orderedOn, dueOn: payment.dueOn, amount: payment.amount,
                basis: payment.returnedOn == nil
                    ? "Act 18(6); Cabinet Order 290/2023 Art 1"
                    : "House rule 5; returnsDestination")
        }
    }

    private func stateReturns(owedOn date: LegalDate) -> [Obligation] {
        stateReturns.filter { _, owed in
            owed.orderedOn <= date && owed.paidOn.map { date < $0 } ?? true
        }.map { reference, owed in
            Obligation(
                "makeStateReturn", of: reference.stream, by: .treasurer, since: owed.orderedOn,
                dueOn: owed.dueOn, amount: owed.amount, basis: "Subsidy Act 18; C15a")
        }
    }

    private func investments(dueOn date: LegalDate) -> [Obligation] {
        investments.filter { _, investment in
            investment.held > .zero && investment.maturesOn <= date
        }.map { reference, investment in
            Obligation(
                "redeemInvestment", of: reference.stream, by: .treasurer,
                since: investment.maturesOn, dueOn: investment.maturesOn, amount: investment.held,
                basis: "Act 18(4); Basic Policy 3.3.2")
        }
    }

    /// Once a closing date is set, what is left is to be ordered to the Treasury by it.
    private func closing(on date: LegalDate) -> [Obligation] {
        guard let closingOn = parameters.date("fundClosingOn", on: date),
            let setting = parameters.setting(of: "fundClosingOn", on: date), fundBalance > 0,
            let name = StreamName(parsing: Fund.category.text), let fund = reference(to: name)
        else { return [] }
        return [
            Obligation(
                "closeFund", of: fund, by: .minister, since: setting.effectiveOn, dueOn: closingOn,
                amount: Int64(exactly: fundBalance).flatMap(Yen.init(exactly:)),
                basis: "Subsidy Act Order 4(2)(iii); fundClosingOn")
        ]
    }
}
