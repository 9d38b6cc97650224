import Accounting
import Containers
public import DefenseFund
public import EventSourcing

/// Finds the events that make a number.
///
/// The log is folded stretch by stretch. A stretch at whose ends the cell is the same, and that has
/// no event about what the row names, is passed over. In any other the table is made behind every
/// event if it is small, as where it has no row but the one that is asked for; a large one is made
/// seldom: the stretch is halved until few events are left. So every event that is told was seen to
/// change the cell. What several events about other things add to the cell and take back within a
/// stretch that is passed over is not told: together it is nothing.
public struct NumberExplainer {
    /// Why there is nothing to explain, and what to ask instead.
    public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String
    }

    private let address: NumberAddress
    private var fold: NumberFold
    private var cell = RegisterTable.Cell.empty
    /// What stands in the cell before the first event.
    private var start = RegisterTable.Cell.empty
    private var changes: [NumberExplanation.Part] = []
    /// What stands in the row's key.
    private let rowKey: [RegisterTable.Cell]
    /// What the row is about, if its table has one for each and is made for one alone.
    private let subject: LedgerState.Subject?
    /// Up to how many events the table is made behind each.
    private let singleCount: Int

    /// - Parameters:
    ///   - address: of the number; for a report, the table's name is not looked at.
    ///   - source: the table that the address names, or a report.
    ///   - asOf: about which day, and as known when.
    public static func explain(
        _ address: NumberAddress, in source: NumberFold.Source, asOf: AsOf,
        reading read: PairChanges.Reader
    ) throws -> NumberExplanation {
        var whole = NumberFold(source, on: asOf.day)
        try read(.start, asOf.known) { try whole.apply($0) }
        let table = whole.table
        var explainer = try Self(address, in: table, of: whole, NumberFold(source, on: asOf.day))
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

    private init(
        _ asked: NumberAddress, in table: RegisterTable, of whole: NumberFold, _ fold: NumberFold
    ) throws(Fault) {
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
        subject = Self.subject(of: address, in: table, whole, rowKey)
        singleCount = subject != nil || table.rows.count <= Self.smallRowCount ? .max : 8
        cell = cell(in: fold)
        start = cell
    }

    /// A table with as many rows costs less to make than a fold to copy.
    private static let smallRowCount = 64

    /// What the row is about, if the table made for it alone has the row as the whole table has it.
    private static func subject(
        of address: NumberAddress, in table: RegisterTable, _ whole: NumberFold,
        _ rowKey: [RegisterTable.Cell]
    ) -> LedgerState.Subject? {
        let ledger = whole.view.ledger
        let account = ledger.balances.rows.first {
            isRow(rowKey, of: $0.account, in: whole.view)
        }
        var subjects = account.map { [LedgerState.Subject.account($0.account)] } ?? []
        if case .text(let identifier)? = rowKey.first {
            subjects += ledger.subjects(called: identifier)
        }
        func row(in table: RegisterTable) -> [RegisterTable.Cell]? {
            table.rowNames.firstIndex(of: address.row).map { table.rows[$0] }
        }
        return subjects.first { subject in
            let one = whole.only(subject).table
            return one.rows.count < table.rows.count && row(in: one) == row(in: table)
        }
    }

    private func cell(in fold: NumberFold) -> RegisterTable.Cell {
        Self.cell(at: address, in: (subject.map { fold.only($0) } ?? fold).table)
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
        guard
            cell(in: after) != cell || events.contains(where: { isAbout($0, in: after.view) })
        else {
            return fold = after
        }
        guard events.count > singleCount else { return try examineEach(events) }
        let middle = events.startIndex + events.count / 2
        try examine(events[..<middle])
        try examine(events[middle...])
    }

    private mutating func examineEach(_ events: ArraySlice<RecordedEvent>) throws {
        for event in events {
            try fold.apply(event)
            let now = cell(in: fold)
            if now != cell { add(event, leadingTo: now, in: fold.view) }
        }
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
        } || accounts.contains { Self.isRow(rowKey, of: $0, in: view) }
    }

    /// Whether the row is that of the account in a trial balance.
    private static func isRow(
        _ rowKey: [RegisterTable.Cell], of account: AccountKey, in view: LedgerView
    ) -> Bool {
        let thing = account.subAccount.flatMap { view.name(StreamReference(LogPosition($0))) }
        return rowKey == [
            .text(account.book.title), .text(account.code.description), .text(thing?.text ?? ""),
        ]
    }

    private func explanation(of table: RegisterTable) -> NumberExplanation {
        NumberExplanation(
            address, cell, from: start,
            title: table.columns.first { $0.name == address.column }?.title ?? address.column,
            changes: changes)
    }
}
