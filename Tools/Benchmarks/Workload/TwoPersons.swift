/// An act that one person proposes and a second one approves.
struct TwoPersons {
    private let command: String
    private let subject: String
    private let actor: String
    private let facts: String

    /// What one person asks for.
    struct Act {
        let command: String
        let subject: String
        let actor: String
        /// The members of the facts, in JSON.
        let facts: String
    }

    init(_ command: String, _ subject: String, by actor: String, _ facts: String) {
        self.command = command
        self.subject = subject
        self.actor = actor
        self.facts = facts
    }

    /// The proposal of this name, and its approval.
    func acts(as name: String, on date: String) -> [Act] {
        let act = """
            "act":{"command":"\(command)","subject":"\(subject)","on":"\(date)",\
            "facts":{\(facts)}}
            """
        return [
            Act(command: "act.propose", subject: "proposal/\(name)", actor: actor, facts: act),
            Act(
                command: "act.approve", subject: "proposal/\(name)", actor: actor + "-2",
                facts: ""),
        ]
    }
}
