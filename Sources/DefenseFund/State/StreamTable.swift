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
    /// What a state has instead that was read for the names alone, to answer questions.
    private var names = StreamNames()

    func name(of stream: StreamReference) -> StreamName? {
        place(of: stream).map { name(atPlace: $0) } ?? names.name(of: stream)
    }

    func reference(to name: StreamName) -> StreamReference? {
        place(named: name).map { reference(atPlace: $0) } ?? names.reference(to: name)
    }

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
        coder.derived("references", of: Self.self)
        var read = Self()
        read.names = try coder.part("names", in: .names, streams, \.written, unread: StreamNames())
        let rows = try coder.part(
            "rows", in: .streams, streams, { $0.rows.map(\.value) }, unread: [])
        if coder.isWhole, streams == nil { try read.make(of: rows) }
        return read
    }

    private var written: StreamNames {
        StreamNames(references.lazy.map { ($0.value, $0.key) })
    }

    /// Makes the tables of what was read.
    private mutating func make(of read: [Row]) throws(StateFault) {
        guard read.count == names.count else {
            throw StateFault("\(read.count) streams have \(names.count) names")
        }
        rows.reserveCapacity(read.count)
        references.reserveCapacity(read.count)
        for (place, row) in read.enumerated() {
            guard let name = names.name(atPlace: place) else {
                throw StateFault("a stream has no name")
            }
            let stream = names.reference(atPlace: place)
            guard references.insert(stream, ifAbsent: name) else {
                throw StateFault("\(name) stands twice")
            }
            rows.insert(row, forKey: stream)
        }
        names = StreamNames()
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
