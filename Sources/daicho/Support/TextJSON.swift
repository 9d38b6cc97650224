import EventCoding

/// A small JSON answer on one line.
enum TextJSON {
    static func object(_ members: [(String, JSONValue)]) -> String {
        JSONValue.object(members.map { .init($0.0, $0.1) }).compact + "\n"
    }
}
