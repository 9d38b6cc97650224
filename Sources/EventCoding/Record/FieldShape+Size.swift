import EventSourcing

extension FieldShape {
    /// The most bytes that a value of the shape takes in deterministic CBOR.
    var maximumByteCount: Int {
        let head = 9
        return switch self {
        case .yen, .balance, .number, .rate, .date, .fiscalYear, .reference, .choice: head
        case .flag: 1
        case .text: head + PlainText.maximumBytes
        case .identifier: head + Identifier.maximumLength
        case .corporationNumber: head + 13
        case .bytes(let count): head + count
        case .list(let item, let count): head + count * item.maximumByteCount
        case .record(let fields): head + fields.reduce(0) { $0 + 2 + $1.shape.maximumByteCount }
        // Of any size up to that of a record: it is measured where it is posted.
        case .command: RecordLayout.maximumByteCount
        case .optional(let shape): shape.maximumByteCount
        }
    }
}
