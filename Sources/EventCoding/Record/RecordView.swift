import Accounting
import Bytes
public import EventSourcing

/// A record read in place: head and postings cost a load each, and nothing is copied.
///
/// The lengths are checked once, when the view is made.
public struct RecordView: ~Escapable {
    public let bytes: RawSpan
    private let nameStart: Int
    private let bodyStart: Int
    private let evidenceStart: Int

    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) throws(RecordProblem) {
        guard bytes.byteCount >= RecordLayout.headByteCount else {
            throw .tooShort(byteCount: bytes.byteCount)
        }
        let format: UInt16 = bytes.littleEndian(at: RecordLayout.format)
        guard format == RecordLayout.formatVersion else { throw .unknownFormat(format) }
        let postings: UInt8 = bytes.littleEndian(at: RecordLayout.postingCount)
        let name: UInt8 = bytes.littleEndian(at: RecordLayout.nameLength)
        let body: UInt16 = bytes.littleEndian(at: RecordLayout.bodyLength)
        let evidence: UInt16 = bytes.littleEndian(at: RecordLayout.evidenceLength)
        nameStart = RecordLayout.headByteCount + Int(postings) * RecordLayout.postingByteCount
        bodyStart = nameStart + Int(name)
        evidenceStart = bodyStart + Int(body)
        let expected = evidenceStart + Int(evidence)
        guard bytes.byteCount == expected, expected <= RecordLayout.maximumByteCount else {
            throw .wrongLength(expected: expected, actual: bytes.byteCount)
        }
        self.bytes = bytes
    }

    public var position: LogPosition { LogPosition(load(RecordLayout.position)) }
    public var stream: StreamReference { reference(RecordLayout.stream) }
    public var streamVersion: StreamVersion { StreamVersion(load(RecordLayout.streamVersion)) }
    public var typeCode: UInt16 { load(RecordLayout.typeCode) }
    public var typeVersion: UInt8 { load(RecordLayout.typeVersion) }
    public var recordedAt: RecordedTime {
        RecordedTime(microseconds: load(RecordLayout.recordedAt))
    }
    public var effectiveOnDays: Int32 { load(RecordLayout.effectiveOn) }
    public var flags: EventFlags { EventFlags(rawValue: load(RecordLayout.flags)) }

    public var commandID: CommandID {
        CommandID(
            high: UInt64(bigEndian: rawLoad(RecordLayout.commandID)),
            low: UInt64(bigEndian: rawLoad(RecordLayout.commandID + 8)))
    }

    public var postingCount: Int { Int(load(RecordLayout.postingCount) as UInt8) }

    /// The posting at `index`, below ``postingCount``.
    public func posting(_ index: Int) -> RecordedPosting {
        precondition(index < postingCount)
        let start = RecordLayout.headByteCount + index * RecordLayout.postingByteCount
        return RecordedPosting(account: reference(start), signedAmount: load(start + 8))
    }

    /// The name that the record gives its stream; `nil` if the stream has been introduced before.
    public func streamName() throws(RecordProblem) -> StreamName? {
        guard bodyStart > nameStart else {
            guard stream.position != position else { throw .nameMismatch }
            return nil
        }
        guard stream.position == position else { throw .nameMismatch }
        let text = bytes.extracting(nameStart..<bodyStart).validatedText()
        guard let name = text.flatMap({ StreamName(parsing: $0) }) else { throw .invalidName }
        return name
    }

    public var body: RawSpan {
        @_lifetime(copy self) get { bytes.extracting(bodyStart..<evidenceStart) }
    }

    var evidence: RawSpan {
        @_lifetime(copy self) get { bytes.extracting(evidenceStart..<bytes.byteCount) }
    }

    /// The whole head, checked.
    public func head() throws(RecordProblem) -> EventHead {
        guard flags.subtracting(.known).isEmpty,
            load(RecordLayout.reserved, as: UInt16.self) == 0
        else { throw .reservedBits }
        guard let date = LegalDate(daysSince1970: effectiveOnDays) else {
            throw .invalidDate(effectiveOnDays)
        }
        return EventHead(
            typeCode: typeCode, typeVersion: typeVersion, role: load(RecordLayout.role),
            basis: load(RecordLayout.basis), flags: flags, position: position,
            recordedAt: recordedAt, effectiveOn: date, commandID: commandID, stream: stream,
            streamVersion: streamVersion, actor: reference(RecordLayout.actor),
            approver: optional(RecordLayout.approver).map(StreamReference.init),
            causation: optional(RecordLayout.causation),
            correlation: optional(RecordLayout.correlation))
    }

    private func load<Value: FixedWidthInteger & BitwiseCopyable>(
        _ offset: Int, as type: Value.Type = Value.self
    ) -> Value { bytes.littleEndian(at: offset) }

    private func rawLoad(_ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.littleEndian(at: offset))
    }

    private func reference(_ offset: Int) -> StreamReference {
        StreamReference(LogPosition(load(offset)))
    }

    private func optional(_ offset: Int) -> LogPosition? {
        let position: UInt64 = load(offset)
        return position == RecordLayout.noPosition ? nil : LogPosition(position)
    }
}
