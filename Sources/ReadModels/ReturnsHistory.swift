public import Accounting
import Containers
public import DefenseFund
public import EventSourcing
import StateCoding

/// What was ordered back, what came in, and what was charged and waived, act by act.
public struct ReturnsHistory: Equatable, Sendable {
    public private(set) var acts: [Entry] = []

    /// One act about a return, with what is open after it.
    public struct Entry: Hashable, Sendable {
        public let grant: Reference<Grant>
        public let position: LogPosition
        public let on: LegalDate
        public let item: Item
        public internal(set) var cause: ReturnCause?
        public internal(set) var charge: ChargeKind?
        public internal(set) var dueOn: LegalDate?
        /// The computation, as the event holds it.
        public internal(set) var lines: [ChargeLine] = []
        /// What the lines contain that was charged before; `nil` if nothing was.
        public internal(set) var assessedBefore: Yen?
        public let amount: Yen
        public let returnsOpen: Yen
        public let chargesOpen: Yen
    }

    public enum Item: String, Hashable, Sendable, CaseIterable {
        case returnOrdered = "return ordered"
        case returned
        /// The return that came in last, put right: told with its right amount.
        case corrected = "return corrected"
        case orderCorrected = "order corrected"
        case waiverCorrected = "waiver corrected"
        case charged
        case waived
        /// What orders of an excess ask back no more, since the amount was fixed anew.
        case orderLowered = "order lowered"
    }

    /// The newest acts, as far as one event recorded them.
    func only(at position: LogPosition) -> ReturnsHistory {
        var some = ReturnsHistory()
        some.acts = Array(acts.reversed().prefix { $0.position == position }.reversed())
        return some
    }

    /// - Parameter ledger: after the event.
    mutating func apply(_ event: RecordedEvent, in ledger: LedgerState) {
        // Types are compared first: a cast asks the runtime, at every event.
        let kind = type(of: event.act)
        if kind == GrantReturnOrdered.self, let act = event.act as? GrantReturnOrdered {
            append(.returnOrdered, act.principal, event, ledger) { entry in
                entry.cause = act.cause
                entry.dueOn = act.dueOn
            }
        } else if kind == GrantReturned.self, let act = event.act as? GrantReturned {
            append(.returned, act.amount, event, ledger) { _ in }
        } else if kind == GrantChargeAssessed.self, let act = event.act as? GrantChargeAssessed {
            append(.charged, act.amount, event, ledger) { entry in
                entry.charge = act.kind
                entry.lines = act.lines
                entry.assessedBefore = act.assessedBefore == .zero ? nil : act.assessedBefore
            }
        } else if kind == GrantChargeWaived.self, let act = event.act as? GrantChargeWaived {
            append(.waived, act.amount, event, ledger) { $0.charge = act.kind }
        } else if kind == GrantAmountFixed.self {
            applyFixing(event, ledger)
        } else if kind == EntryCorrected.self, let act = event.act as? EntryCorrected {
            applyCorrection(act, event, ledger)
        }
    }

    /// A fixing takes something off what is to come back only where it lowers orders.
    private mutating func applyFixing(_ event: RecordedEvent, _ ledger: LedgerState) {
        let leg = event.postings.first { ledger.accounts[$0.account]?.code == 122 }
        guard let leg, let amount = Yen(exactly: -leg.signedAmount) else { return }
        append(.orderLowered, amount, event, ledger) { $0.cause = .excess }
    }

    private mutating func applyCorrection(
        _ correction: EntryCorrected, _ event: RecordedEvent, _ ledger: LedgerState
    ) {
        let grant = ledger.reference(to: correction.replacement.subject).map(Reference<Grant>.init)
        if let act = correction.replacement.act as? GrantReturned {
            append(.corrected, act.amount, event, ledger, of: grant) { _ in }
        } else if let act = correction.replacement.act as? GrantReturnOrdered {
            append(.orderCorrected, act.principal, event, ledger, of: grant) { entry in
                entry.cause = act.cause
                entry.dueOn = act.dueOn
            }
        } else if let act = correction.replacement.act as? GrantChargeWaived {
            append(.waiverCorrected, act.amount, event, ledger, of: grant) { $0.charge = act.kind }
        }
    }

    private mutating func append(
        _ item: Item, _ amount: Yen, _ event: RecordedEvent, _ ledger: LedgerState,
        of grant: Reference<Grant>? = nil, _ fill: (inout Entry) -> Void
    ) {
        let grant = grant ?? Reference(event.head.stream)
        var entry = Entry(
            grant: grant, position: event.head.position, on: event.head.effectiveOn, item: item,
            amount: amount, returnsOpen: ledger.balance(122, of: grant),
            chargesOpen: ledger.balance(123, of: grant))
        fill(&entry)
        acts.append(entry)
    }
}
