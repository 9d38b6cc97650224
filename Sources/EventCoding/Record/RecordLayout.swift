/// Where each part of a record's head stands; see Schemas/log-format.md. All numbers are
/// little-endian.
enum RecordLayout {
    static let formatVersion: UInt16 = 1
    static let headByteCount = 96
    static let postingByteCount = 16
    /// The limit of an entry in C2SP tlog-tiles.
    static let maximumByteCount = 65_535
    /// Stands for "none" where a position is optional.
    static let noPosition = UInt64.max

    static let format = 0
    static let typeCode = 2
    static let typeVersion = 4
    static let role = 5
    static let basis = 6
    static let flags = 7
    static let position = 8
    static let recordedAt = 16
    static let commandID = 24
    static let stream = 40
    static let actor = 48
    static let approver = 56
    static let causation = 64
    static let correlation = 72
    static let streamVersion = 80
    static let effectiveOn = 84
    static let postingCount = 88
    static let nameLength = 89
    static let bodyLength = 90
    static let evidenceLength = 92
    static let reserved = 94
}
