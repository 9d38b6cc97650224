import Accounting
import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// What is to be paid to the State: payments of what is not needed that the Minister ordered
    /// (Act 18(6)), returns of subsidy on their own layer (C15a), and returned grants.
    public var treasuryRegister: RegisterTable {
        let payments = ledger.treasuryPayments.map { reference, payment in
            (
                reference.position, payment.returnedOn == nil ? "payment" : "returnedGrant",
                reference.stream, payment.returnedOn.map { label($0.stream) } ?? "", payment.amount,
                payment.orderedOn, payment.dueOn, payment.paidOn, payment.daysLate
            )
        }
        let returns = ledger.stateReturns.map { reference, owed in
            (
                reference.position, "stateReturn", reference.stream, label(owed.debtor.stream),
                owed.amount, owed.orderedOn, owed.dueOn, owed.paidOn, owed.daysLate
            )
        }
        return RegisterTable(
            name: "treasury",
            columns: [
                .init("order", "Order"), .init("kind", "Kind"), .init("debtor", "Debtor"),
                .init("amountYen", "Amount"), .init("orderedOn", "Ordered on"),
                .init("dueOn", "Due on"), .init("paidOn", "Paid on"),
                .init("daysLate", "Days late"),
            ],
            rows: (payments + returns).sorted { $0.0 < $1.0 }.map { row in
                let (_, kind, stream, debtor, amount, orderedOn, dueOn, paidOn, daysLate) = row
                return [
                    .text(label(stream)), .text(kind), .text(debtor), .amount(amount),
                    .date(orderedOn), .date(dueOn), .day(paidOn),
                    daysLate.map { .count(UInt64($0)) } ?? .empty,
                ]
            })
    }
}
