import Containers
import DefenseFund
import EventSourcing

/// Compares the indexes of commands and of streams with the events, and that both count on.
///
/// An index is segments of the log. Each names the commands that begin in it, sorted by id, and the
/// streams that its events are about, sorted by stream; the open end of the log is not stored.
struct IndexCheck {
    private(set) var findings: [Finding] = []
    /// How many positions a segment spans.
    private let segmentSpan: UInt64
    private var segment: UInt64 = 0
    /// The commands that begin in the segment, and the streams of its events.
    private var commands: [(id: CommandID, position: UInt64)] = []
    private var streams: [StreamReference] = []
    /// For each event of the segment the command that begins with it, by its place in `commands`.
    private var beginnings: [Int?] = []
    private var lastCommand: CommandID?
    /// The segments whose stored commands are those of the records, and the commands that begin in
    /// all others: in the open end, and in what is damaged, of which the index tells nothing.
    private var sortedSegments: [UInt64] = []
    private var unsorted: [(CommandID, LogPosition)] = []
    private var versions = KeyedTable<StreamReference, UInt32>()

    init(segmentSpan: UInt64) { self.segmentSpan = segmentSpan }

    mutating func add(_ head: EventHead, at place: UInt64, in log: some AuditedLog) {
        if place &- segment * segmentSpan >= segmentSpan {
            compareSegment(with: log)
            segment = place / segmentSpan
        }
        checkCommand(head.commandID, at: place)
        checkVersion(of: head, at: place)
        streams.append(head.stream)
    }

    private mutating func checkCommand(_ id: CommandID, at place: UInt64) {
        guard id != lastCommand else { return beginnings.append(nil) }
        lastCommand = id
        beginnings.append(commands.count)
        commands.append((id, place))
    }

    private mutating func checkVersion(of head: EventHead, at place: UInt64) {
        let stream = head.stream
        let version = head.streamVersion.rawValue
        let expected: UInt32
        if let row = versions.index(forKey: stream) {
            expected = versions[place: row] &+ 1
            versions[place: row] = version
        } else {
            expected = 1
            versions[stream] = version
        }
        if version != expected {
            find(
                .streamVersionWrong, place,
                "version \(expected) of what record \(stream.position) introduced",
                "version \(version)")
        }
    }

    /// Compares the segment with the stored one, if all of its events could be read.
    private mutating func compareSegment<Log: AuditedLog>(with log: Log) {
        defer {
            commands.removeAll(keepingCapacity: true)
            streams.removeAll(keepingCapacity: true)
            beginnings.removeAll(keepingCapacity: true)
        }
        guard Log.hasIndexes, UInt64(beginnings.count) == segmentSpan else {
            return keepCommands()
        }
        let commands = Result { try log.commandEntries(ofSegment: segment) }
        let fault = self.fault(in: commands) { agrees($0) }
        tell(.commandIndexWrong, fault)
        if fault == nil { sortedSegments.append(segment) } else { keepCommands() }
        let streams = Result { try log.streamEntries(ofSegment: segment) }
        tell(.streamIndexWrong, self.fault(in: streams) { agrees($0) })
    }

    private mutating func keepCommands() {
        unsorted += commands.lazy.map { ($0.id, LogPosition($0.position)) }
    }

    // What is sorted, and names as many different places as there are, each with what stands there,
    // is the one right list: to compare so takes no sorting of our own.

    private func agrees(_ stored: [(CommandID, LogPosition)]) -> Bool {
        guard stored.count == commands.count else { return false }
        var last: (id: CommandID, position: UInt64)?
        for (id, position) in stored {
            let entry = (id: id, position: position.rawValue)
            if let last, (last.id, last.position) >= (entry.id, entry.position) { return false }
            last = entry
            guard let begun = command(at: entry.position), begun == id else { return false }
        }
        return true
    }

    /// The command that begins at the position.
    private func command(at position: UInt64) -> CommandID? {
        let offset = position &- segment * segmentSpan
        guard offset < UInt64(beginnings.count) else { return nil }
        return beginnings[Int(offset)].map { commands[$0].id }
    }

    private func agrees(_ stored: [(StreamReference, LogPosition)]) -> Bool {
        guard stored.count == streams.count else { return false }
        let start = segment * segmentSpan
        var last: (stream: StreamReference, position: UInt64)?
        for (stream, position) in stored {
            let entry = (stream: stream, position: position.rawValue)
            if let last, (last.stream, last.position) >= (entry.stream, entry.position) {
                return false
            }
            last = entry
            let offset = entry.position &- start
            guard offset < UInt64(streams.count), streams[Int(offset)] == stream else {
                return false
            }
        }
        return true
    }

    /// What stands there instead of the right list; `nil` if that does.
    private func fault<Entry>(
        in stored: Result<[Entry]?, any Error>, _ agrees: ([Entry]) -> Bool
    ) -> String? {
        switch stored {
        case .success(let entries?): agrees(entries) ? nil : "another one"
        case .success(nil): "none"
        case .failure(let error): "\(error)"
        }
    }

    private mutating func tell(_ code: Finding.Code, _ fault: String?) {
        guard let fault else { return }
        find(
            code, segment * segmentSpan,
            "segment \(segment) of the index as the records make it", fault)
    }

    /// - Parameter end: the position behind the last record.
    mutating func finish<Log: AuditedLog>(at end: UInt64, in log: Log) throws {
        compareSegment(with: log)
        try findRepeatedCommands(in: log)
        guard Log.hasIndexes else { return }
        let stored = try log.segmentNumbers()
        // Not made into an array: a record may claim any position.
        let expected = 0..<(end / segmentSpan)
        for (index, numbers) in [("commands", stored.commands), ("streams", stored.streams)]
        where !numbers.elementsEqual(expected) {
            find(
                .indexCountWrong, nil, "\(expected.count) segments of the index of \(index)",
                "\(numbers.count), from \(numbers.first ?? 0) to \(numbers.last ?? 0)")
        }
    }

    /// Finds ids that were used twice, and tells of them in the order of the log.
    private mutating func findRepeatedCommands(in log: some AuditedLog) throws {
        let rest = unsorted
        unsorted = []
        var commands = try CommandMerge(sortedSegments, and: rest) { segment, places in
            try log.commandEntries(ofSegment: segment, at: places)
        }
        var repeated: [(id: CommandID, first: LogPosition, again: LogPosition)] = []
        var first: (id: CommandID, position: LogPosition)?
        while let (id, position) = try commands.next() {
            if let first, first.id == id {
                repeated.append((id, first.position, position))
            } else {
                first = (id, position)
            }
        }
        for (id, first, again) in repeated.sorted(by: { $0.again < $1.again }) {
            find(
                .commandRepeated, again.rawValue, "command \(id) at \(first.rawValue) only",
                "here as well")
        }
    }

    private mutating func find(
        _ code: Finding.Code, _ position: UInt64?, _ expected: String, _ found: String
    ) {
        findings.append(Finding(code, at: position, expected: expected, found: found))
    }
}
