import Accounting
public import DefenseFund
public import EventSourcing

/// What tables say otherwise at one pair of times than at another, event by event.
///
/// The way leads over what became known in between, about the first day, and then, as known in the
/// end, from the first day to the second: each event that is in force about one of them only is
/// taken in or left out, in the order of the log. So every event has one effect, and all effects
/// together lead from the first tables to the second.
public struct PairChanges {
    /// The changes of each table, in the order of the tables.
    public private(set) var tables: [TableChanges]
    /// The tables at the second pair, folded by themselves.
    public let now: [RegisterTable]

    /// Hands the events from one position up to another to a body, in order.
    public typealias Reader = (
        _ from: LogPosition, _ to: LogPosition, _ body: (RecordedEvent) throws -> Void
    ) throws -> Void

    /// The view at a pair of times. Where it is only to be looked at, it may lack what no table is
    /// made of.
    public typealias Viewer = (_ pair: AsOf, _ goesOn: Bool) throws -> LedgerView

    /// - Parameters:
    ///   - first: known no later than `second`.
    ///   - start: a view about both days, of events of which none takes effect between them: what
    ///     lies in front of it explains nothing and is not read.
    ///   - parting: is given the view in front of the first event between the days: a start for who
    ///     asks about them again.
    ///   - tablesOf: which tables are compared: the same ones, in the same order, for every view.
    public init(
        from first: AsOf, to second: AsOf, reading read: @escaping Reader,
        viewing viewAt: Viewer, startingAt start: LedgerView = LedgerView(),
        parting: (LedgerView) -> Void = { _ in },
        tables tablesOf: @escaping (LedgerView) -> [RegisterTable]
    ) throws {
        precondition(first.known <= second.known, "the first pair is known first")
        var view = try viewAt(first, first.known < second.known)
        var changes = tablesOf(view).map { TableChanges(of: $0) }
        func add(_ event: RecordedEvent, leadingTo tables: [RegisterTable]) {
            let name = view.name(event.head.stream)
            for (place, table) in tables.enumerated() {
                changes[place].add(event, about: name, leadingTo: table)
            }
        }
        try read(first.known, second.known) { event in
            try view.apply(event)
            if view.isInForce(event) { add(event, leadingTo: tablesOf(view)) }
        }
        for step in try Self.steps(from: first, to: second, start, parting, read, tablesOf) {
            add(step.event, leadingTo: step.tables)
        }
        tables = changes
        now = tablesOf(try viewAt(second, false))
    }

    /// The same with both views folded from the first event on.
    public init(
        from first: AsOf, to second: AsOf, reading read: @escaping Reader,
        tables tablesOf: @escaping (LedgerView) -> [RegisterTable]
    ) throws {
        try self.init(
            from: first, to: second, reading: read,
            viewing: { pair, _ in
                var view = LedgerView(on: pair.day)
                try read(.start, pair.known) { try view.apply($0) }
                return view
            }, tables: tablesOf)
    }

    /// Whether the numbers of the first tables and all effects come to the second ones.
    public var explain: Bool {
        tables.count == now.count && zip(tables, now).allSatisfy { $0.explain($1) }
    }

    /// The tables behind each event that is in force about one of two days only. What is in force
    /// about the earlier day never rests on such an event, and they rest on each other in the order
    /// of the log only: so they are taken in from the first to the last, and left out from the last
    /// to the first.
    private static func steps(
        from first: AsOf, to second: AsOf, _ start: LedgerView,
        _ parting: (LedgerView) -> Void, _ read: @escaping Reader,
        _ tablesOf: @escaping (LedgerView) -> [RegisterTable]
    ) throws -> [(event: RecordedEvent, tables: [RegisterTable])] {
        guard first.day != second.day else { return [] }
        let isLater = first.day.map { day in second.day.map { day < $0 } ?? true } ?? false
        let (later, earlier) = isLater ? (second.day, first.day) : (first.day, second.day)
        var steps: [(event: RecordedEvent, tables: [RegisterTable])] = []
        var view = start
        view.continue(on: later)
        try read(start.progress, second.known) { event in
            let isBetween = first.isInForce(event) != second.isInForce(event)
            if isBetween, steps.isEmpty { parting(view) }
            if isLater { try view.apply(event) }
            if isBetween {
                var mixed = view
                mixed.continue(on: earlier)
                try read(view.progress, second.known) { try mixed.apply($0) }
                steps.append((event, tablesOf(mixed)))
            }
            if !isLater { try view.apply(event) }
        }
        if steps.isEmpty { parting(view) }
        return isLater ? steps : steps.reversed()
    }
}
