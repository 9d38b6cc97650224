import Accounting
import EventCoding
import EventSourcing

/// The commands that an act of a scenario stands for.
enum ScenarioCommands {
    /// With a second person, the first one proposes the act and the second one approves.
    ///
    /// - Parameter number: tells the proposals of a scenario apart.
    static func commands(
        for act: Scenario.Act, _ descriptor: ActDescriptor, number: UInt64
    ) -> [JSONValue] {
        let facts = act.facts.map { fact in
            let field = descriptor.fields.first { $0.name == fact.name }
            return JSONValue.Member(
                fact.name, field.map { ScenarioFacts.json(fact.value, as: $0.shape) } ?? .null)
        }
        let asked: [JSONValue.Member] = [
            .init("command", .string(act.command)), .init("subject", .string(act.subject)),
            .init("on", .string(act.date.description)), .init("facts", .object(facts)),
        ]
        guard let approver = act.approver else {
            return [.object(asked + [.init("as", .string(act.actor))])]
        }
        let proposal = "proposal/P-\(number)"
        return [
            command(
                "act.propose", proposal, act.date, by: act.actor,
                [.init("act", .object(asked))]),
            command("act.approve", proposal, act.date, by: approver, []),
        ]
    }

    private static func command(
        _ command: String, _ subject: String, _ date: LegalDate, by person: String,
        _ facts: [JSONValue.Member]
    ) -> JSONValue {
        .object([
            .init("command", .string(command)), .init("subject", .string(subject)),
            .init("on", .string(date.description)), .init("as", .string(person)),
            .init("facts", .object(facts)),
        ])
    }
}
