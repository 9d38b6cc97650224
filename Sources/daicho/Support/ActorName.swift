import EventSourcing

/// The name of a person as it is given with `--as`.
enum ActorName {
    static func parse(_ text: String) throws -> StreamName {
        guard let name = StreamName(parsing: text.contains("/") ? text : "actor/\(text)") else {
            throw CommandFailure(
                .badInput, "--as \(text): must be an actor such as treasurer.sato")
        }
        return name
    }
}
