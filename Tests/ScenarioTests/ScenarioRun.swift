import Accounting
import Audit
import DefenseFund
import EventCoding
import EventSourcing
import LedgerEngine
import MemoryEventLog
import ReadModels
import TestSupport

/// Tells a scenario through the public door: its acts are commands to an engine, its answers come
/// from the registers, and at the end an auditor decides everything anew.
struct ScenarioRun {
    private(set) var problems: [ScenarioProblem] = []
    private(set) var view = LedgerView()
    private(set) var sources = MoneySources()
    private let log = MemoryEventLog()
    private let clock = ScenarioClock()
    private let ledger: Ledger<MemoryEventLog>
    private var today: LegalDate?
    /// The last event about each thing: what a correction names.
    /// Of each thing the last event, under no name, and the last of each command.
    private var lastEvents: [StreamReference: [String: LogPosition]] = [:]
    private var commandCount: UInt64 = 0
    private var replay: Replay

    init(_ scenario: Scenario) throws {
        guard let opening = LegalDate("2024-01-01") else { preconditionFailure("a date") }
        clock.set(opening)
        replay = Replay { [log] in try StoredEvent.read(at: $0, from: log) }
        guard let administrator = Identifier("admin") else { preconditionFailure("a name") }
        try Genesis(
            opening: LedgerOpened(
                name: text(scenario.title), operatorName: text("test"),
                formatVersion: UInt16Field(1), signerKey: .example),
            administrator: administrator, administratorName: text("admin"), effectiveOn: opening
        ).append(to: log, clock: clock)
        ledger = try Ledger(log, clock: clock)
        defer { ledger.close() }
        for (name, role) in [("admin-2", "administrator")] {
            try introduce(name, roles: [role], line: 0, in: scenario)
        }
        try tell(scenario)
        replay.finish()
        for finding in replay.findings {
            problems.append(ScenarioProblem(scenario.file, 0, "the audit finds: \(finding)"))
        }
    }

    private mutating func tell(_ scenario: Scenario) throws {
        if let beginning = scenario.beginning {
            try tell(ScenarioParser.read("Tests/Scenarios/beginnings/\(beginning).txt"))
        }
        for step in scenario.steps {
            switch step.content {
            case .person(let name, let roles):
                try introduce(name, roles: roles, line: step.line, in: scenario)
            case .today(let date):
                today = date
                clock.set(date)
            case .act(let act): try perform(act, line: step.line, in: scenario)
            case .expectation(let expectation):
                for text in check(expectation) {
                    problems.append(ScenarioProblem(scenario.file, step.line, text))
                }
            }
        }
    }

    private mutating func introduce(
        _ name: String, roles: [String], line: Int, in scenario: Scenario
    ) throws {
        let date = today ?? .init("2024-01-01") ?? .example
        let registration = Scenario.Act(
            date: date, actor: "admin", approver: nil, command: "actor.register",
            subject: "actor/\(name)", facts: [(line, "name", name)], refusal: nil, entry: nil)
        try perform(registration, line: line, in: scenario)
        for role in roles {
            let hasTwo = name != "admin-2"
            let grant = Scenario.Act(
                date: date, actor: "admin", approver: hasTwo ? "admin-2" : nil,
                command: "role.grant", subject: "actor/\(name)", facts: [(line, "role", role)],
                refusal: nil, entry: nil)
            try perform(grant, line: line, in: scenario)
        }
    }

    private mutating func perform(_ act: Scenario.Act, line: Int, in scenario: Scenario) throws {
        func add(_ text: String, at line: Int = line) {
            problems.append(ScenarioProblem(scenario.file, line, text))
        }
        if today == nil { clock.set(act.date) }
        guard let descriptor = ActDescriptor.named(act.command) else {
            return add("there is no command \(act.command); 'daicho schema --list' shows them")
        }
        for fact in act.facts where !descriptor.fields.contains(where: { $0.name == fact.name }) {
            let known = descriptor.givenFields.map(\.name).joined(separator: ", ")
            return add("\(act.command) has no '\(fact.name)'; it has \(known)", at: fact.line)
        }
        let start = log.next()
        var refusal: String?
        let resolved = act.replacing { lastEvent($0) ?? $0 }
        for command in ScenarioCommands.commands(for: resolved, descriptor, number: commandCount) {
            commandCount += 1
            refusal = try submit(command)
            if refusal != nil { break }
        }
        let events = try catchUp(from: start)
        switch (act.refusal, refusal) {
        case (nil, nil): break
        case (nil, let refusal?): add("is refused: \(refusal)")
        case (let expected?, nil): add("is recorded, and should be refused: \(expected)")
        case (let expected?, let refusal?):
            if !refusal.hasPrefix(expected) {
                add("is refused, but not with \(expected): \(refusal)")
            }
        }
        if let expected = act.entry { checkEntry(of: events, expected).map { add($0) } }
        for text in ScenarioInvariants.broken(in: view) { add(text) }
    }

    /// `the last about grant/G`, or `the last grant.payAdvance about grant/G`, as the place of that
    /// event in the log.
    private func lastEvent(_ value: String) -> String? {
        let words = value.split(separator: " ").map(String.init)
        guard words.starts(with: ["the", "last"]), let thing = words.last,
            words.dropLast().last == "about"
        else { return nil }
        let command = words.count == 5 ? words[2] : ""
        return StreamName(parsing: thing).flatMap(view.ledger.reference)
            .flatMap { lastEvents[$0]?[command] }.map { String($0.rawValue) }
    }

    /// What refuses the command; `nil` if it was recorded.
    private func submit(_ command: JSONValue) throws -> String? {
        var draft: CommandDraft
        do { draft = try CommandReader.read(command) } catch {
            return "\(error.code.rawValue): \(error.message)"
        }
        draft.id = CommandID(high: 0x4000, low: 1 << 63 | commandCount)
        switch ledger.submit(Submission([draft], as: nil))[0] {
        case .recorded, .repeated: return nil
        case .rejected(let rejection, _):
            let act = try? draft.act { view.ledger.reference(to: $0) }
            if let act {
                RuleObservation.refused(
                    act, about: draft.subject, with: rejection, in: view.ledger)
            }
            return "\(rejection)"
        case .invalid(let problem): return "\(problem.code.rawValue): \(problem.message)"
        case .idTaken(let field, _): return "id-taken: \(field)"
        case .failed(let failure): throw failure
        case .abandoned: return "abandoned"
        }
    }

    /// Folds what was recorded since `start`, and lets the auditor decide it again.
    private mutating func catchUp(from start: LogPosition) throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        let first = view.progress
        try log.read(from: first) { _, record in
            events.append(try RecordDecoder.decode(record))
            return true
        }
        for event in events {
            try view.apply(event)
            sources.add(event, in: view)
            RuleObservation.recorded(
                event.act, entry: try view.ledger.entry(event.postings), in: view.ledger)
            replay.add(event)
            for name in ["", type(of: event.act).declaration.command] {
                lastEvents[event.head.stream, default: [:]][name] = event.head.position
            }
        }
        return events.filter { $0.head.position >= start }
    }

    private func checkEntry(of events: [RecordedEvent], _ expected: String) -> String? {
        let legs = events.flatMap(\.postings).map { posting in
            let account = view.account(posting.account)
            let side = posting.signedAmount >= 0 ? "Dr" : "Cr"
            let code = account.map { "\($0.book.title) \($0.code)" } ?? "?"
            return "\(side) \(code) \(posting.signedAmount.magnitude)"
        }
        let wanted = expected.split(separator: ";").map {
            ScenarioParser.trimmed($0).filter { $0 != "," }
        }
        return legs == wanted ? nil : "posts \(legs.joined(separator: "; "))"
    }
}
