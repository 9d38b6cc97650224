import EventSourcing

/// What the stored index must say, from the records read.
///
/// The index is segments of the log: each names the commands that begin in it, sorted by id, and the
/// streams that its events are about, sorted by stream. The open end of the log is not stored.
struct IndexExpectation<Log: AuditedLog> {
    /// The first events of the open segment's commands, and the streams of its events.
    private var commands: [(id: CommandID, position: UInt64)] = []
    private var streams: [StreamReference] = []
    private var lastCommand: CommandID?
    /// The first events of all commands, to find an id that was used twice.
    private var firsts: [CommandID: UInt64] = [:]
    private(set) var findings: [Finding] = []
    private var segmentCount: UInt64 = 0

    init() {}

    /// Takes the next record's command and stream, and compares a segment that is full with the
    /// stored one.
    mutating func add(
        _ id: CommandID, _ stream: StreamReference, at position: UInt64, _ log: Log
    ) throws {
        if id != lastCommand {
            lastCommand = id
            if let first = firsts.updateValue(position, forKey: id) {
                findings.append(
                    Finding(
                        .commandRepeated, at: position, expected: "command \(id) at \(first) only",
                        found: "here as well"))
            }
            commands.append((id, position))
        }
        streams.append(stream)
        guard UInt64(streams.count) == Log.segmentSpan else { return }
        try compare(with: log)
        segmentCount += 1
        commands.removeAll(keepingCapacity: true)
        streams.removeAll(keepingCapacity: true)
    }

    private mutating func compare(with log: Log) throws {
        let start = segmentCount * Log.segmentSpan
        let expected = commands.sorted { $0.id < $1.id }
        let found = try log.commandEntries(ofSegment: segmentCount)
        let isRight = found?.elementsEqual(expected) {
            $0.0 == $1.id && $0.1.rawValue == $1.position
        }
        if isRight != true {
            find(.commandIndexWrong, "the commands from \(start) on", found == nil)
        }
        let order = streams.indices.sorted { (streams[$0], $0) < (streams[$1], $1) }
        let rows = try log.streamEntries(ofSegment: segmentCount)
        let agrees = rows?.elementsEqual(order) {
            $0.0 == streams[$1] && $0.1.rawValue == start + UInt64($1)
        }
        if agrees != true { find(.streamIndexWrong, "the streams from \(start) on", rows == nil) }
    }

    private mutating func find(_ code: Finding.Code, _ what: String, _ isMissing: Bool) {
        findings.append(
            Finding(
                code, at: segmentCount * Log.segmentSpan,
                expected: "segment \(segmentCount) of the index: \(what)",
                found: isMissing ? "none that can be read" : "another one"))
    }

    /// Compares how many segments there are.
    mutating func finish(_ log: Log) throws {
        let stored = try log.segmentNumbers()
        let expected = Array(0..<segmentCount)
        if stored.commands != expected || stored.streams != expected {
            findings.append(
                Finding(
                    .indexCountWrong, at: nil, expected: "\(segmentCount) segments of each index",
                    found:
                        "\(stored.commands.count) of commands, \(stored.streams.count) of streams"))
        }
    }
}
