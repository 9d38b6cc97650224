import DefenseFund
import EventSourcing

/// Compares the indexes of commands and of streams with the events, one after the other.
struct IndexCheck {
    private(set) var findings: [Finding] = []
    private var commandCount: UInt64 = 0
    /// The command whose events are being read, where they begin, and its row.
    private var command: (id: CommandID, start: UInt64, row: Range<UInt64>?)?
    private var streamVersions: [StreamReference: UInt32] = [:]

    mutating func add(_ event: RecordedEvent, at place: UInt64, in log: some AuditedLog) {
        checkCommand(of: event, at: place, in: log)
        checkStream(of: event, at: place, in: log)
    }

    private mutating func checkCommand(
        of event: RecordedEvent, at place: UInt64, in log: some AuditedLog
    ) {
        let id = event.head.commandID
        if command?.id != id {
            closeCommand(before: place)
            commandCount += 1
            command = (id, place, nil)
            do { command?.row = try log.positions(of: id) } catch {
                return find(.commandIndexWrong, place, "a row of command \(id)", "\(error)")
            }
            if let row = command?.row, row.contains(place), row.lowerBound != place {
                find(.commandIndexWrong, place, "\(place)", "\(row.lowerBound)")
            }
        }
        let row = command?.row
        if row?.contains(place) != true {
            // Two commands of one id leave one row: the other one points elsewhere.
            find(
                row == nil ? .commandIndexWrong : .commandRepeated, place,
                "command \(id) at \(place)", row.map { "at \($0)" } ?? "nothing")
        }
    }

    /// A row must end where the events of its command do.
    private mutating func closeCommand(before place: UInt64) {
        guard let command, let row = command.row, row.contains(command.start),
            row.upperBound > place
        else { return }
        find(
            .commandIndexWrong, command.start, "command \(command.id) to end before \(place)",
            "at \(row)")
    }

    private mutating func checkStream(
        of event: RecordedEvent, at place: UInt64, in log: some AuditedLog
    ) {
        let version = event.head.streamVersion
        let expected = (streamVersions[event.head.stream] ?? 0) &+ 1
        streamVersions[event.head.stream] = version.rawValue
        let before = StreamVersion(version.rawValue &- 1)
        let found: [LogPosition]
        do { found = try log.positions(of: event.head.stream, after: before, limit: 1) } catch {
            return find(.streamIndexWrong, place, "a row of \(event.head.stream)", "\(error)")
        }
        if version.rawValue != expected || found != [LogPosition(place)] {
            find(
                .streamIndexWrong, place,
                "version \(expected) of \(event.head.stream) at \(place)",
                "version \(version) at \(found.map(\.description))")
        }
    }

    /// - Parameters:
    ///   - end: the position behind the last record.
    ///   - recordCount: how many records there are, those that cannot be read among them.
    ///   - counts: how many rows the indexes have.
    mutating func finish(
        at end: UInt64, recordCount: UInt64, counts: (commands: UInt64, streams: UInt64)
    ) {
        closeCommand(before: end)
        if counts.commands != commandCount || counts.streams != recordCount {
            find(
                .indexCountWrong, nil,
                "\(commandCount) commands and \(recordCount) rows of streams",
                "\(counts.commands) and \(counts.streams)")
        }
    }

    private mutating func find(
        _ code: Finding.Code, _ position: UInt64?, _ expected: String, _ found: String
    ) {
        findings.append(Finding(code, at: position, expected: expected, found: found))
    }
}
