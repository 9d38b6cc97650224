import DefenseFund
import EventSourcing

/// The name of something that values can be withheld under.
enum KeyName {
    static func parse(_ text: String) throws -> StreamName {
        let keepers = [Secret.category, Party.category, Actor.category]
        guard let name = StreamName(parsing: text), keepers.contains(where: name.isOf) else {
            throw CommandFailure(
                .badInput,
                "\(text.prefix(80)): must be a secret, a party or an actor, such as secret/S-1")
        }
        return name
    }
}
