public import StateCoding

extension InvestmentState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ investment: Self?) throws(StateFault)
        -> Self
    {
        Self(
            instrument: try coder.part("instrument", investment) { $0.instrument },
            institution: try coder.part("institution", investment) { $0.institution },
            maturesOn: try coder.part("maturesOn", investment) { $0.maturesOn },
            held: try coder.part("held", investment) { $0.held },
            redeemedOn: try coder.part("redeemedOn", investment) { $0.redeemedOn },
            loss: try coder.part("loss", investment) { $0.loss },
            lossOn: try coder.part("lossOn", investment) { $0.lossOn })
    }
}

extension InstrumentClass: StateChoice {}

extension TreasuryPaymentState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ payment: Self?) throws(StateFault) -> Self
    {
        Self(
            amount: try coder.part("amount", payment) { $0.amount },
            orderedOn: try coder.part("orderedOn", payment) { $0.orderedOn },
            dueOn: try coder.part("dueOn", payment) { $0.dueOn },
            returnedOn: try coder.part("returnedOn", payment) { $0.returnedOn },
            paidOn: try coder.part("paidOn", payment) { $0.paidOn })
    }
}
