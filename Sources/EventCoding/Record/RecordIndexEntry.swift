import Bytes
public import EventSourcing

/// The parts of a record that a log keeps indexes of. Escapes the record's bytes.
public struct RecordIndexEntry: Hashable, Sendable {
    public let position: LogPosition
    public let commandID: CommandID
    public let stream: StreamReference
    public let streamVersion: StreamVersion

    public init(_ bytes: RawSpan) throws(RecordProblem) {
        let view = try RecordView(bytes)
        position = view.position
        commandID = view.commandID
        stream = view.stream
        streamVersion = view.streamVersion
    }
}

/// The bytes of a record out of their page, for those who show or publish them.
public enum RecordBytes {
    public static func copy(_ record: RawSpan) -> [UInt8] { record.copied() }
}
