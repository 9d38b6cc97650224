import Accounting
import EventCoding

extension RandomCommands {
    /// A proposal, or an answer to one that may or may not be there, by one of three persons.
    mutating func approval(on date: LegalDate) -> TestCommand {
        // Few at a time, so that the answers meet those that are open.
        let proposal = "proposal/R-\(count / 600)-\(number(0...1))"
        let person: String = one(["everyone", "colleague", "second-treasurer"])
        switch number(0...9) {
        case 0...2: return propose(proposal, date, by: person)
        case 3...5:
            return answer("act.decline", proposal, date, by: person, [("reason", "not now")])
        case 6...8: return answer("act.withdraw", proposal, date, by: person, [])
        case _: return answer("act.approve", proposal, date, by: person, [])
        }
    }

    private mutating func propose(
        _ proposal: String, _ date: LegalDate, by person: String
    ) -> TestCommand {
        let asked = number(0...1) == 0 ? fund(on: date) : grant(on: date)
        let act = (try? JSONParser.parse(Array(asked.line.utf8))) ?? .null
        return answer("act.propose", proposal, date, by: person, [("act", act)])
    }

    private func answer(
        _ command: String, _ proposal: String, _ date: LegalDate, by person: String,
        _ facts: [(String, JSONValue)]
    ) -> TestCommand {
        let members = TestCommand(command, proposal, on: date, facts).line.dropFirst()
        return TestCommand("{\"as\":\"actor/\(person)\",\(members)")
    }
}
