/// The major types of CBOR that bodies use; 6 (tags) is not among them.
public enum CBORMajor: UInt8, Sendable {
    case unsigned = 0
    case negative = 1
    case bytes = 2
    case text = 3
    case array = 4
    case map = 5
    case simple = 7
}
