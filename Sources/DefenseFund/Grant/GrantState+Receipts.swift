import Accounting

extension GrantState {
    /// Books a return: the order that is due first is paid first.
    mutating func receive(_ receipt: Receipt) {
        var rest = receipt.principal
        while rest > .zero, let place = nextReturn {
            rest = returnOrders[place].repay(rest, on: receipt.on)
        }
        lastReceipt = receipt
    }

    /// Takes back the last return, if it is this one. Nothing must rest on it: what it paid off
    /// stands at the end of the orders' repayments as long as no order was added, and a charge was
    /// reckoned on what it left.
    mutating func takeBack(_ receipt: Receipt) -> Bool {
        guard let last = lastReceipt, last.on == receipt.on, last.amount == receipt.amount else {
            return false
        }
        var rest = last.principal
        for index in ordersByDueDate.reversed() where rest > .zero {
            guard let part = returnOrders[index].repayments.last, part.on == last.on else {
                continue
            }
            // It fits, for the same orders were paid off in this order.
            guard let less = rest.subtracting(part.amount) else { return false }
            returnOrders[index].takeBackRepayment()
            rest = less
        }
        lastReceipt = nil
        return rest == .zero
    }

    /// The order that the next yen pays: of those with anything outstanding the first that is due.
    private var nextReturn: Int? {
        var next: Int?
        for place in returnOrders.indices where returnOrders[place].outstanding > .zero {
            if let next, returnOrders[next].dueOn <= returnOrders[place].dueOn { continue }
            next = place
        }
        return next
    }

    private var ordersByDueDate: [Int] {
        returnOrders.indices.sorted {
            (returnOrders[$0].dueOn, $0) < (returnOrders[$1].dueOn, $1)
        }
    }
}
