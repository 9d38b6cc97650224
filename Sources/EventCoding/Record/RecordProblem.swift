public import EventSourcing

/// Why bytes are not a record. Each has a stable code for findings.
public enum RecordProblem: Error, Hashable, Sendable {
    case tooShort(byteCount: Int)
    case unknownFormat(UInt16)
    /// The lengths in the head do not add up to the record's.
    case wrongLength(expected: Int, actual: Int)
    case reservedBits
    case invalidDate(Int32)
    case invalidPosting(index: Int)
    case invalidName
    /// A name where none is due, or none where one is.
    case nameMismatch
    case unknownType(code: UInt16, version: UInt8)
    case unknownRole(UInt8)
    case unknownBasis(UInt8)
    case body(CBORProblem)
    case field(String, FieldProblem)
    case evidence(CBORProblem)
    case invalidEvidence

    public var code: String {
        switch self {
        case .tooShort: "record-too-short"
        case .unknownFormat: "record-format-unknown"
        case .wrongLength: "record-length-wrong"
        case .reservedBits: "record-reserved-bits"
        case .invalidDate: "record-date-invalid"
        case .invalidPosting: "record-posting-invalid"
        case .invalidName: "record-name-invalid"
        case .nameMismatch: "record-name-mismatch"
        case .unknownType: "record-type-unknown"
        case .unknownRole: "record-role-unknown"
        case .unknownBasis: "record-basis-unknown"
        case .body: "record-body-invalid"
        case .field: "record-field-invalid"
        case .evidence, .invalidEvidence: "record-evidence-invalid"
        }
    }
}
