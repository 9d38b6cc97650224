import Accounting
import Containers
import EventSourcing

extension FindingRaised {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        if let event, event >= ledger.count {
            throw Rejection(
                .positionUnknown, "House rule 8", .text("event", event),
                .text("the ledger ends before", ledger.count))
        }
        if let answerBy, answerBy < context.effectiveOn {
            throw Rejection(
                .dateOutOfOrder, "House rule 8", .date("raised", context.effectiveOn),
                .date("answer by", answerBy))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.findings.raised[context.subject()] = FindingState(
            severity: severity, text: text, addressee: addressee, about: about, event: event,
            answerBy: answerBy, raisedOn: context.effectiveOn, isByLedger: context.role == .system)
    }
}

extension FindingAnswered {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let finding = try ledger.openFinding(context)
        guard finding.addressee.includes(context.role) else {
            throw Rejection(
                .answerNotOwed, "House rule 8", .text("finding", context.streamName),
                .text("addressee", finding.addressee.name), .text("role", context.role.name))
        }
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.findings.raised[context.subject()]?.answeredOn = context.effectiveOn
        ledger.findings.raised[context.subject()]?.answeredBy += context.persons
    }
}

extension FindingClosed {
    public func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {
        let finding = try ledger.openFinding(context)
        guard finding.answeredOn != nil else {
            throw Rejection(
                .findingNotAnswered, "House rule 8", .text("finding", context.streamName),
                .text("addressee", finding.addressee.name))
        }
        try context.requireNone(of: finding.answeredBy, who: "answered")
    }

    public func evolve(_ ledger: inout LedgerState, by context: ActContext) {
        ledger.findings.raised[context.subject()]?.closedOn = context.effectiveOn
    }
}

extension LedgerState {
    fileprivate func openFinding(_ context: ActContext) throws(Rejection) -> FindingState {
        guard let finding = findings.raised[context.subject()], finding.closedOn == nil else {
            throw Rejection(.wrongStage, "House rule 8", .text("finding", context.streamName))
        }
        return finding
    }
}
