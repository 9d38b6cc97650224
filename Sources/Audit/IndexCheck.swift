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
    private var commandCount: UInt64 = 0
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
        commandCount += 1
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
    private mutating func compareSegment(with log: some AuditedLog) {
        defer {
            commands.removeAll(keepingCapacity: true)
            streams.removeAll(keepingCapacity: true)
            beginnings.removeAll(keepingCapacity: true)
        }
        guard UInt64(beginnings.count) == segmentSpan else { return }
        let commands = Result { try log.commandEntries(ofSegment: segment) }
        tell(.commandIndexWrong, fault(in: commands) { agrees($0) })
        let streams = Result { try log.streamEntries(ofSegment: segment) }
        tell(.streamIndexWrong, fault(in: streams) { agrees($0) })
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
    mutating func finish(at end: UInt64, in log: some AuditedLog) throws {
        let open = commands
        compareSegment(with: log)
        let stored = try log.segmentNumbers()
        findRepeatedCommands(
            in: stored.commands, and: end % segmentSpan == 0 ? [] : open, of: log)
        // Not made into an array: a record may claim any position.
        let expected = 0..<(end / segmentSpan)
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
        in segments: [UInt64], and open: [(id: CommandID, position: UInt64)],
        of log: some AuditedLog
    ) {
        let passCount = commandCount / Self.idsPerPass + 1
        for pass in 0..<passCount {
            func forEach(_ body: (_ id: CommandID, _ position: UInt64) -> Void) {
                for segment in segments {
                    // One that is missing or damaged has been found before.
                    let entries = (try? log.commandEntries(ofSegment: segment)) ?? nil
                    for (id, position) in entries ?? [] where id.low % passCount == pass {
                        body(id, position.rawValue)
                    }
                }
                for (id, position) in open where id.low % passCount == pass { body(id, position) }
            }
            var filter = RepetitionFilter(count: min(commandCount, Self.idsPerPass))
            forEach { id, _ in filter.add(id) }
            guard !filter.isEmpty else { continue }
            var firsts: [CommandID: UInt64] = [:]
            forEach { id, position in
                guard filter.mayBeRepeated(id),
                    let other = firsts.updateValue(position, forKey: id)
                else { return }
                // Within a segment they may stand in any order.
                let (first, second) = (min(other, position), max(other, position))
                firsts[id] = first
                find(.commandRepeated, second, "command \(id) at \(first) only", "here as well")
            }
        }
    }

    private static var idsPerPass: UInt64 { 1 << 20 }

    private mutating func find(
        _ code: Finding.Code, _ position: UInt64?, _ expected: String, _ found: String
    ) {
        findings.append(Finding(code, at: position, expected: expected, found: found))
    }
}
