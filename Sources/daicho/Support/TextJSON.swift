import Cryptography
import EventCoding
import Transparency

/// A small JSON answer on one line.
enum TextJSON {
    static func object(_ members: [(String, JSONValue)]) -> String {
        JSONValue.object(members.map { .init($0.0, $0.1) }).compact + "\n"
    }

    /// How many events there are, and the root of the tree over them.
    static func members(of head: TreeHead) -> [(String, JSONValue)] {
        [("size", .integer(Int128(head.size))), ("root", .string(head.root.description))]
    }
}
