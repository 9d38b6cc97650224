import DefenseFund
import EventSourcing

/// Compares the indexes of commands and of streams with the events, and that both count on.
///
/// An index is segments of the log. Each names the commands that begin in it, sorted by id, and the
/// streams that its events are about, sorted by stream; the open end of the log is not stored.
struct IndexCheck<Log: AuditedLog> {
    private(set) var findings: [Finding] = []
    private var segment: UInt64 = 0
    /// The commands that begin in the segment, and the streams of its events.
    private var commands: [(id: CommandID, position: UInt64)] = []
    private var streams: [StreamReference] = []
    private var lastCommand: CommandID?
    private var commandCount: UInt64 = 0
    private var versions: [StreamReference: UInt32] = [:]

    mutating func add(_ event: RecordedEvent, at place: UInt64, in log: Log) {
        if place / Log.segmentSpan != segment {
            compareSegment(with: log)
            segment = place / Log.segmentSpan
        }
        checkCommand(event.head.commandID, at: place)
        checkVersion(of: event, at: place)
        streams.append(event.head.stream)
    }

    private mutating func checkCommand(_ id: CommandID, at place: UInt64) {
        guard id != lastCommand else { return }
        lastCommand = id
        commandCount += 1
        commands.append((id, place))
    }

    private mutating func checkVersion(of event: RecordedEvent, at place: UInt64) {
        let stream = event.head.stream
        let version = event.head.streamVersion.rawValue
        let expected = (versions[stream] ?? 0) &+ 1
        versions[stream] = version
        if version != expected {
            find(
                .streamVersionWrong, place,
                "version \(expected) of what record \(stream.position) introduced",
                "version \(version)")
        }
    }

    /// Compares the segment with the stored one, if all of its events could be read.
    private mutating func compareSegment(with log: Log) {
        defer {
            commands.removeAll(keepingCapacity: true)
            streams.removeAll(keepingCapacity: true)
        }
        guard UInt64(streams.count) == Log.segmentSpan else { return }
        let start = segment * Log.segmentSpan
        let commandOrder = commands.sorted { $0.id < $1.id }
        compare(.commandIndexWrong, Result { try log.commandEntries(ofSegment: segment) }) {
            $0.elementsEqual(commandOrder) { $0.0 == $1.id && $0.1.rawValue == $1.position }
        }
        let streams = streams
        let streamOrder = streams.indices.sorted { (streams[$0], $0) < (streams[$1], $1) }
        compare(.streamIndexWrong, Result { try log.streamEntries(ofSegment: segment) }) {
            $0.elementsEqual(streamOrder) {
                $0.0 == streams[$1] && $0.1.rawValue == start + UInt64($1)
            }
        }
    }

    private mutating func compare<Entry>(
        _ code: Finding.Code, _ stored: Result<[Entry]?, any Error>, agrees: ([Entry]) -> Bool
    ) {
        let found: String
        switch stored {
        case .success(let entries?): found = agrees(entries) ? "" : "another one"
        case .success(nil): found = "none"
        case .failure(let error): found = "\(error)"
        }
        guard !found.isEmpty else { return }
        find(
            code, segment * Log.segmentSpan,
            "segment \(segment) of the index as the records make it", found)
    }

    /// - Parameter end: the position behind the last record.
    mutating func finish(at end: UInt64, in log: Log) throws {
        let open = commands
        compareSegment(with: log)
        let stored = try log.segmentNumbers()
        findRepeatedCommands(
            in: stored.commands, and: end % Log.segmentSpan == 0 ? [] : open, of: log)
        // Not made into an array: a record may claim any position.
        let expected = 0..<(end / Log.segmentSpan)
        for (index, numbers) in [("commands", stored.commands), ("streams", stored.streams)]
        where !numbers.elementsEqual(expected) {
            find(
                .indexCountWrong, nil, "\(expected.count) segments of the index of \(index)",
                "\(numbers.count), from \(numbers.first ?? 0) to \(numbers.last ?? 0)")
        }
    }

    /// Finds ids that were used twice. The segments, which have been compared with the records, are
    /// read again as often as it takes to keep only so many ids in memory.
    ///
    /// - Parameter open: the commands behind the last full segment.
    private mutating func findRepeatedCommands(
        in segments: [UInt64], and open: [(id: CommandID, position: UInt64)], of log: Log
    ) {
        let passCount = commandCount / Self.idsPerPass + 1
        for pass in 0..<passCount {
            var firsts: [CommandID: UInt64] = [:]
            func add(_ id: CommandID, _ position: UInt64) {
                guard id.low % passCount == pass else { return }
                guard let other = firsts.updateValue(position, forKey: id) else { return }
                // Within a segment they may stand in any order.
                let (first, second) = (min(other, position), max(other, position))
                firsts[id] = first
                find(.commandRepeated, second, "command \(id) at \(first) only", "here as well")
            }
            for segment in segments {
                // One that is missing or damaged has been found before.
                let entries = (try? log.commandEntries(ofSegment: segment)) ?? nil
                for (id, position) in entries ?? [] { add(id, position.rawValue) }
            }
            for command in open { add(command.id, command.position) }
        }
    }

    private static var idsPerPass: UInt64 { 1 << 20 }

    private mutating func find(
        _ code: Finding.Code, _ position: UInt64?, _ expected: String, _ found: String
    ) {
        findings.append(Finding(code, at: position, expected: expected, found: found))
    }
}
