import Accounting
import Containers
public import DefenseFund
public import EventSourcing

/// Finds the events that make a number.
///
/// The log is folded stretch by stretch. A stretch at whose ends the cell is the same, and that has
/// no event about what the row names, is passed over; any other is halved until single events are
/// left. So the table is made seldom, and every event that is told was seen to change the cell.
/// What several events about other things add to the cell and take back within one such stretch is
/// not told: together it is nothing.
public struct NumberExplainer {
    /// Why there is nothing to explain, and what to ask instead.
    public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String
    }

    private let address: NumberAddress
    private var fold: NumberFold
    private var cell = RegisterTable.Cell.empty
    private var changes: [NumberExplanation.Part] = []
    /// What stands in the row's key.
    private let rowKey: [RegisterTable.Cell]

    /// - Parameters:
    ///   - address: of the number; for a report, the table's name is not looked at.
    ///   - source: the table that the address names, or a report.
    ///   - asOf: about which day, and as known when.
    public static func explain(
        _ address: NumberAddress, in source: NumberFold.Source, asOf: AsOf,
        reading read: PairChanges.Reader
    ) throws -> NumberExplanation {
        let table = try Self.table(of: source, asOf: asOf, reading: read)
        var explainer = try Self(address, in: table, NumberFold(source, on: asOf.day))
        let size = max(64, asOf.known.rawValue / 256)
        var stretch: [RecordedEvent] = []
        try read(.start, asOf.known) { event in
            stretch.append(event)
            guard stretch.count >= size else { return }
            try explainer.examine(stretch[...])
            stretch.removeAll(keepingCapacity: true)
        }
        try explainer.examine(stretch[...])
        return explainer.explanation(of: table)
    }

    /// The table as of both times.
    public static func table(
        of source: NumberFold.Source, asOf: AsOf, reading read: PairChanges.Reader
    ) throws -> RegisterTable {
        var fold = NumberFold(source, on: asOf.day)
        try read(.start, asOf.known) { try fold.apply($0) }
        return fold.table
    }

    /// The address of every cell of a table, in its order, with what stands there.
    public static func addresses(in table: RegisterTable) -> [(NumberAddress, RegisterTable.Cell)] {
        zip(table.rowNames, table.rows).flatMap { name, row in
            zip(table.columns, row).map { column, cell in
                (NumberAddress(table: table.name, row: name, column: column.name), cell)
            }
        }
    }

    private init(_ asked: NumberAddress, in table: RegisterTable, _ fold: NumberFold) throws(Fault)
    {
        let places = table.rowPlaces(called: asked.row)
        guard let column = table.columnPlace(called: asked.column) else {
            throw Fault(
                description: "\(table.name) has no column '\(asked.column.prefix(80))'; it has "
                    + table.columns.map(\.name).joined(separator: ", "))
        }
        guard let place = places.first, places.count == 1 else {
            let names = places.map { table.rowNames[$0] }.joined(separator: ", ")
            throw Fault(
                description: places.isEmpty
                    ? "\(table.name) has no row '\(asked.row.prefix(80))'; --list shows all"
                    : "'\(asked.row.prefix(80))' may be any of \(names)")
        }
        address = NumberAddress(
            table: table.name, row: table.rowNames[place], column: table.columns[column].name)
        rowKey = table.rowKeys[place].cells
        self.fold = fold
        cell = Self.cell(at: address, in: fold.table)
    }

    private static func cell(at address: NumberAddress, in table: RegisterTable)
        -> RegisterTable.Cell
    {
        guard let column = table.columns.firstIndex(where: { $0.name == address.column }),
            let row = table.rowNames.firstIndex(of: address.row)
        else { return .empty }
        return table.rows[row][column]
    }

    /// Takes the next events, before which the fold stands.
    private mutating func examine(_ events: ArraySlice<RecordedEvent>) throws {
        guard !events.isEmpty else { return }
        var after = fold
        for event in events { try after.apply(event) }
        let now = Self.cell(at: address, in: after.table)
        guard now != cell || events.contains(where: { isAbout($0, in: after.view) }) else {
            return fold = after
        }
        guard events.count > 1 else {
            if now != cell, let event = events.first { add(event, leadingTo: now, in: after.view) }
            return fold = after
        }
        let middle = events.startIndex + events.count / 2
        try examine(events[..<middle])
        try examine(events[middle...])
    }

    private mutating func add(
        _ event: RecordedEvent, leadingTo now: RegisterTable.Cell, in view: LedgerView
    ) {
        changes.append(
            NumberExplanation.Part(
                event: event, subject: view.name(event.head.stream),
                actor: view.name(event.head.actor),
                approver: event.head.approver.flatMap(view.name), before: cell, after: now))
        cell = now
    }

    /// Whether the row names what the event is about, what its facts name, or what it moves.
    private func isAbout(_ event: RecordedEvent, in view: LedgerView) -> Bool {
        let accounts = event.postings.compactMap { view.account($0.account) }
        let moved = accounts.compactMap(\.subAccount).map { StreamReference(LogPosition($0)) }
        let names = ([event.head.stream] + event.act.givenReferences + moved).compactMap(view.name)
        return names.contains { name in
            rowKey.contains(.text(name.text))
                || rowKey.contains(.text(String(name.identifierText)))
        } || accounts.contains { isRow(of: $0, in: view) }
    }

    /// Whether the row is that of the account in a trial balance.
    private func isRow(of account: AccountKey, in view: LedgerView) -> Bool {
        let thing = account.subAccount.flatMap { view.name(StreamReference(LogPosition($0))) }
        return rowKey == [
            .text(account.book.title), .text(account.code.description), .text(thing?.text ?? ""),
        ]
    }

    private func explanation(of table: RegisterTable) -> NumberExplanation {
        NumberExplanation(
            address, cell,
            title: table.columns.first { $0.name == address.column }?.title ?? address.column,
            changes: changes)
    }
}
