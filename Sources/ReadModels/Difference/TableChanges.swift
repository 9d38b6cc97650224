public import DefenseFund
public import EventSourcing

/// The events that change a table, each with its effect, in the order of the log.
public struct TableChanges: Sendable {
    /// One event and what it does to the table.
    public struct Effect: Sendable {
        public let event: RecordedEvent
        /// What the event is about.
        public let subject: StreamName?
        public let difference: TableDifference
    }

    public private(set) var effects: [Effect] = []
    /// The table after the last event.
    public private(set) var table: RegisterTable
    private var proof: TableProof

    /// - Parameter table: as it was before the first of the events.
    public init(of table: RegisterTable) {
        self.table = table
        proof = TableProof(table)
    }

    /// Takes the next event; it is passed over if it changes nothing.
    ///
    /// - Parameter table: as it is after the event.
    public mutating func add(
        _ event: RecordedEvent, about subject: StreamName?, leadingTo table: RegisterTable
    ) {
        guard table != self.table else { return }
        let difference = TableDifference(from: self.table, to: table)
        self.table = table
        guard !difference.isEmpty else { return }
        proof.add(difference)
        effects.append(Effect(event: event, subject: subject, difference: difference))
    }

    /// Whether the numbers of the first table and all effects sum up to the numbers of `now`.
    public func explain(_ now: RegisterTable) -> Bool { proof.explains(now) }
}
