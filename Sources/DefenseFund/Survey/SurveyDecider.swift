import Accounting
import Containers
import EventSourcing

extension SurveySent {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: manufacturer, kinds: .manufacturer)
        guard dueOn >= context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, "Act 8", .date("sent", context.effectiveOn), .date("due", dueOn))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.surveys.surveys[context.subject()] = .init(
            manufacturer: manufacturer, on: context.effectiveOn, dueOn: dueOn)
    }
}

extension SurveyAnswered {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        guard ledger.surveys.surveys[context.subject()]?.answeredOn == nil else {
            throw Rejection(
                .wrongStage, "Act 8", .text("survey", context.streamName),
                .text("stage", "answered"), .text("needs", "sent"))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard let place = ledger.surveys.surveys.index(forKey: context.subject()) else {
            throw IllegalTransition("\(context.streamName) was not sent")
        }
        ledger.surveys.surveys[place: place].answeredOn = context.effectiveOn
    }
}

extension SupplyRiskFound {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.requireDesignated(equipment, on: context.effectiveOn)
        if let manufacturer { try ledger.require(party: manufacturer, kinds: .manufacturer) }
        guard let survey else { return }
        guard let sent = ledger.surveys.surveys[survey] else {
            throw Rejection(.subjectUnknown, "Act 8", .stream("survey", survey.stream))
        }
        // A survey that nobody answers can show a risk too.
        guard sent.on <= context.effectiveOn else {
            throw Rejection(
                .dateOutOfOrder, "Act 8", .date("sent", sent.on),
                .date("found", context.effectiveOn))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.surveys.risks[context.subject()] = .init(
            equipment: equipment, survey: survey, manufacturer: manufacturer,
            on: context.effectiveOn)
    }
}

extension WithdrawalNoticed {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        try ledger.require(party: manufacturer, kinds: .manufacturer)
        try ledger.requireDesignated(equipment, on: context.effectiveOn)
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.surveys.withdrawals[context.subject()] = .init(
            manufacturer: manufacturer, equipment: equipment, on: context.effectiveOn,
            withdrawsOn: withdrawsOn)
    }
}

extension SuccessorFound {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        // A successor may have to become a manufacturer first.
        try ledger.require(party: successor, kinds: .manufacturer, .other)
        let notice = ledger.surveys.withdrawals[context.subject()]
        guard notice?.successor == nil else {
            throw Rejection(
                .wrongStage, "Basic Policy 3.1.1(4)", .text("withdrawal", context.streamName),
                .text("stage", "successor found"), .text("needs", "noticed"))
        }
        guard notice?.manufacturer != successor else {
            throw Rejection(
                .successorWithdraws, "Basic Policy 3.1.1(4)",
                .stream("successor", successor.stream))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext)
        throws(IllegalTransition)
    {
        guard let place = ledger.surveys.withdrawals.index(forKey: context.subject()) else {
            throw IllegalTransition("\(context.streamName) was not noticed")
        }
        ledger.surveys.withdrawals[place: place].successor = successor
        ledger.surveys.withdrawals[place: place].successorOn = context.effectiveOn
    }
}
