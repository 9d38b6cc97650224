import Accounting
import Containers
import EventSourcing
import StateCoding

/// The names, versions and dates of all things that events are about.
///
/// A thing is found by its name once per command and by its reference once per event; then its
/// place in the table answers what else is asked.
struct StreamTable: Sendable {
    /// What every stream has beside its name.
    struct Row: Sendable, Equatable {
        var version: StreamVersion
        let introducedOn: LegalDate
        /// The latest date of the acts about it that are in order.
        var changedOn: LegalDate

        mutating func advance(to version: StreamVersion, on date: LegalDate?) {
            self.version = version
            if let date { changedOn = max(changedOn, date) }
        }
    }

    /// Those that were read from a state image, in which most are never asked for; a state that was
    /// read for the names alone has no rows of them.
    private var old = StreamNames()
    private var oldRows: [Row] = []
    // Those that came since, with places behind the old ones, the same in both tables: they grow
    // only together.
    private var newRows = KeyedTable<StreamReference, Row>()
    private var new = KeyedTable<StreamName, StreamReference>()

    // Asked at every event: a method that is handed on as a value would take a copy of the tables.

    func name(of stream: StreamReference) -> StreamName? {
        guard let place = place(of: stream) else { return nil }
        return name(atPlace: place)
    }

    func reference(to name: StreamName) -> StreamReference? {
        guard let place = place(named: name) else { return nil }
        return reference(atPlace: place)
    }

    func place(of stream: StreamReference) -> Int? {
        if old.count > 0, let place = old.place(of: stream) { return place }
        guard let place = newRows.index(forKey: stream) else { return nil }
        return old.count + place
    }

    func place(named name: StreamName) -> Int? {
        if old.count > 0, let place = old.place(of: name) { return place }
        guard let place = new.index(forKey: name) else { return nil }
        return old.count + place
    }

    /// `nil` for what is no name, as in no image that is whole.
    private func name(atPlace place: Int) -> StreamName? {
        place < old.count ? old.name(atPlace: place) : new.key(atPlace: place - old.count)
    }

    func isName(_ name: StreamName, atPlace place: Int) -> Bool {
        place < old.count
            ? old.isName(name, atPlace: place) : new.key(atPlace: place - old.count) == name
    }

    func reference(atPlace place: Int) -> StreamReference {
        place < old.count ? old.reference(atPlace: place) : new[place: place - old.count]
    }

    subscript(place place: Int) -> Row {
        place < old.count ? oldRows[place] : newRows[place: place - old.count]
    }

    /// Counts an event about a thing; `date` is that of one in order. A method, for to hand a row
    /// out to be changed takes a frame from the heap.
    mutating func advance(atPlace place: Int, to version: StreamVersion, on date: LegalDate?) {
        if place < old.count {
            oldRows[place].advance(to: version, on: date)
        } else {
            newRows[place: place - old.count].advance(to: version, on: date)
        }
    }

    /// - Precondition: neither the stream nor the name is in the table.
    mutating func introduce(_ stream: StreamReference, as name: StreamName, on date: LegalDate) {
        newRows.insert(
            Row(version: StreamVersion(1), introducedOn: date, changedOn: date), forKey: stream)
        new.insert(stream, forKey: name)
    }

    /// All of them, in the order in which they were introduced.
    private var names: StreamNames { old.adding(new.lazy.map { ($0.key, $0.value) }) }

    private var rows: [Row] { oldRows + newRows.map(\.value) }
}

extension StreamTable: Equatable {
    static func == (left: Self, right: Self) -> Bool {
        left.rows == right.rows && left.names == right.names
    }
}

extension StreamTable: StateCodable {
    static func parts(_ coder: inout StateCoder, _ streams: Self?) throws(StateFault) -> Self {
        for name in ["newRows", "new"] as [StaticString] { coder.derived(name, of: Self.self) }
        var read = Self()
        read.old = try coder.part("old", in: .names, streams, \.names, unread: StreamNames())
        read.oldRows = try coder.part("oldRows", in: .streams, streams, \.rows, unread: [])
        guard streams != nil || !coder.unread.isEmpty || read.oldRows.count == read.old.count else {
            throw StateFault("\(read.oldRows.count) streams have \(read.old.count) names")
        }
        return read
    }
}

/// Both dates stand in one number.
extension StreamTable.Row: StatePair {
    var pair: (UInt32, UInt64) {
        let introduced = UInt64(UInt32(bitPattern: introducedOn.daysSince1970))
        return (
            version.rawValue, introduced << 32 | UInt64(UInt32(bitPattern: changedOn.daysSince1970))
        )
    }

    init?(pair: (UInt32, UInt64)) {
        let introduced = Int32(bitPattern: UInt32(truncatingIfNeeded: pair.1 >> 32))
        let changed = Int32(bitPattern: UInt32(truncatingIfNeeded: pair.1))
        guard let introducedOn = LegalDate(daysSince1970: introduced),
            let changedOn = LegalDate(daysSince1970: changed)
        else { return nil }
        self.init(
            version: StreamVersion(pair.0), introducedOn: introducedOn, changedOn: changedOn)
    }
}
