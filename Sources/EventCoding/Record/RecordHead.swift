import Accounting
import EventSourcing

/// The head of a record as it lies there: numbers one behind the other without gaps, each at the
/// place that ``RecordLayout`` names. So it is written with one check of the room and not twenty.
struct RecordHead: BitwiseCopyable {
    let format: UInt16
    let typeCode: UInt16
    let typeVersion: UInt8
    let role: UInt8
    let basis: UInt8
    let flags: UInt8
    let position: UInt64
    let recordedAt: Int64
    /// In the order of its bytes, unlike all others.
    let commandID: (UInt64, UInt64)
    let stream: UInt64
    let actor: UInt64
    let approver: UInt64
    let causation: UInt64
    let correlation: UInt64
    let streamVersion: UInt32
    let effectiveOn: Int32
    let postingCount: UInt8
    let nameLength: UInt8
    // Body and evidence stand behind the head: how long they are is filled in when they are there.
    let bodyLength: UInt16 = 0
    let evidenceLength: UInt16 = 0
    let reserved: UInt16 = 0

    init(_ head: EventHead, postingCount: Int, nameLength: Int) {
        func littleEndian(_ position: LogPosition?) -> UInt64 {
            (position?.rawValue ?? RecordLayout.noPosition).littleEndian
        }
        format = RecordLayout.formatVersion.littleEndian
        typeCode = head.typeCode.littleEndian
        typeVersion = head.typeVersion
        role = head.role
        basis = head.basis
        flags = head.flags.rawValue
        position = head.position.rawValue.littleEndian
        recordedAt = head.recordedAt.microseconds.littleEndian
        commandID = (head.commandID.high.bigEndian, head.commandID.low.bigEndian)
        stream = littleEndian(head.stream.position)
        actor = littleEndian(head.actor.position)
        approver = littleEndian(head.approver?.position)
        causation = littleEndian(head.causation)
        correlation = littleEndian(head.correlation)
        streamVersion = head.streamVersion.rawValue.littleEndian
        effectiveOn = head.effectiveOn.daysSince1970.littleEndian
        self.postingCount = UInt8(postingCount)
        self.nameLength = UInt8(nameLength)
    }
}
