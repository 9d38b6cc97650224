import Accounting
import Containers
public import DefenseFund
import EventSourcing

/// Goes through events one by one, and tells what each does to the registers.
///
/// Of a register with rows for each grant, plan, facility or investment those alone are made that
/// the event can change, and none of them is copied: so it takes no longer in a large ledger.
public struct RegisterSteps: Sendable {
    public private(set) var view: LedgerView
    /// The registers that are made whole, behind the last event, by their names.
    private var whole: [String: RegisterTable] = [:]

    public init(_ view: LedgerView) { self.view = view }

    /// Applies the next event and tells of nothing.
    public mutating func pass(_ event: RecordedEvent) throws(IllegalTransition) {
        whole = [:]
        try view.apply(event)
    }

    /// Applies the next event.
    ///
    /// - Returns: the registers that it changes, in their order, each with the difference.
    public mutating func apply(_ event: RecordedEvent) throws(IllegalTransition)
        -> [(register: String, difference: TableDifference)]
    {
        let things = Self.isWide(event.act) ? nil : things(of: event)
        let before = tables(about: things, at: event.head.position)
        whole = [:]
        try view.apply(event)
        let after = tables(about: things, at: event.head.position)
        for (register, table) in zip(LedgerTable.registers, after) where register.each == nil {
            whole[register.name] = table
        }
        return zip(before, after).compactMap { before, after in
            let difference = TableDifference(from: before, to: after)
            return difference.isEmpty ? nil : (after.name, difference)
        }
    }

    /// Every register, as far as it tells of some things and of what the event at a position did.
    ///
    /// - Parameter things: `nil` for all of them.
    private func tables(about things: [StreamReference]?, at position: LogPosition)
        -> [RegisterTable]
    {
        var parts: [LedgerTable.Each: LedgerView] = [:]
        return LedgerTable.registers.map { register in
            guard let each = register.each, let things else {
                return whole[register.name] ?? register(in: view)
            }
            let part = parts[each] ?? view.only(things, position, of: each)
            parts[each] = part
            return register(in: part)
        }
    }

    /// What the event is about, what its facts name, whose accounts it moves, and the plans that
    /// their grants are of; each once, the eldest first.
    private func things(of event: RecordedEvent) -> [StreamReference] {
        let moved = event.postings.compactMap { view.account($0.account)?.subAccount }
        var things = [event.head.stream] + event.act.givenReferences
        things += moved.map { StreamReference(LogPosition($0)) }
        things += things.compactMap { view.ledger.grants[Reference($0)]?.plan.stream }
        return Set(things).sorted { $0.position < $1.position }
    }

    /// Acts that may change rows about things which they do not name.
    private static func isWide(_ act: any Act) -> Bool {
        act is PartyRenamed || act is EntryCorrected
    }
}
