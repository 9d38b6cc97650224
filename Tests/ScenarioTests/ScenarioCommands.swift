import Accounting
import EventCoding
import EventSourcing

/// The commands that an act of a scenario stands for.
enum ScenarioCommands {
    static func commands(for act: Scenario.Act, _ descriptor: ActDescriptor) -> [JSONValue] {
        let facts = act.facts.map { fact in
            let field = descriptor.fields.first { $0.name == fact.name }
            return JSONValue.Member(
                fact.name, field.map { ScenarioFacts.json(fact.value, as: $0.shape) } ?? .null)
        }
        return [
            .object([
                .init("command", .string(act.command)), .init("subject", .string(act.subject)),
                .init("on", .string(act.date.description)), .init("as", .string(act.actor)),
                .init("facts", .object(facts)),
            ])
        ]
    }
}
