import Accounting
import Containers
import EventSourcing
import StateCoding

/// The names, versions and dates of all things that events are about.
///
/// A thing is found by its name once per command and by its reference once per event; then its
/// place in the table answers what else is asked.
struct StreamTable: Sendable, Equatable {
    /// What every stream has beside its name.
    struct Row: Sendable, Equatable {
        var version: StreamVersion
        let introducedOn: LegalDate
        /// The latest date of the acts about it that are in order.
        var changedOn: LegalDate
    }

    // A stream has one place, the same in both tables: they grow only together.
    private var rows = KeyedTable<StreamReference, Row>()
    private var references = KeyedTable<StreamName, StreamReference>()

    func place(of stream: StreamReference) -> Int? { rows.index(forKey: stream) }
    func place(named name: StreamName) -> Int? { references.index(forKey: name) }

    func name(atPlace place: Int) -> StreamName { references.key(atPlace: place) }
    func reference(atPlace place: Int) -> StreamReference { references[place: place] }

    subscript(place place: Int) -> Row {
        _read { yield rows[place: place] }
        _modify { yield &rows[place: place] }
    }

    /// - Precondition: neither the stream nor the name is in the table.
    mutating func introduce(_ stream: StreamReference, as name: StreamName, on date: LegalDate) {
        rows.insert(
            Row(version: StreamVersion(1), introducedOn: date, changedOn: date), forKey: stream)
        references.insert(stream, forKey: name)
    }
}

extension StreamTable: StateCodable {
    static func parts(_ coder: inout StateCoder, _ streams: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.rows = try coder.part("rows", streams) { $0.rows }
        read.references = try coder.part("references", streams) { $0.references }
        guard read.rows.count == read.references.count else {
            throw StateFault("\(read.rows.count) streams have \(read.references.count) names")
        }
        return read
    }
}

extension StreamTable.Row: StateCodable {
    static func parts(_ coder: inout StateCoder, _ row: Self?) throws(StateFault) -> Self {
        Self(
            version: try coder.part("version", row) { $0.version },
            introducedOn: try coder.part("introducedOn", row) { $0.introducedOn },
            changedOn: try coder.part("changedOn", row) { $0.changedOn })
    }
}
