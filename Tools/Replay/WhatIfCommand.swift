import Accounting
import ArgumentParser
import Audit
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import ReadModels

struct WhatIfCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "what-if",
        abstract: "Replays the log in memory as if something had been otherwise.",
        discussion: """
            Every command is decided anew by the rules. Told are the decisions that would have \
            been refused or would have led to something else, and the tables that would differ. \
            Nothing is written. What was refused then cannot be decided again, since only its \
            hash was recorded.

            Exit status: 0 replayed, whatever came of it; 1 the log is not as it was signed; 2 it \
            cannot be replayed, or wrong usage.

            Example: daicho-replay what-if ledger --set lateChargeRate=5.00%@2025-04-01

            Example: daicho-replay what-if ledger --without party/KASO

            Example: daicho-replay what-if ledger --replace 112 smaller-advance.json
            """)

    @OptionGroup var options: AskedOptions

    @Option(
        name: .customLong("set"),
        help: .init(
            "A parameter had this value, from the date on or ever since.",
            valueName: "parameter=value[@date]"))
    var settings: [String] = []

    @Option(
        help: .init(
            "This thing never came into the ledger.", valueName: "category/identifier"))
    var without: [String] = []

    @Option(
        name: .customLong("without-event"),
        help: .init(
            "The command that led to this event was never given.", valueName: "position"))
    var withoutEvents: [UInt64] = []

    @Option(
        help: .init(
            "In place of the command that led to this event another one was given: a file with "
                + "one command in JSON, as 'daicho post' takes it.", valueName: "position"))
    var replace: UInt64?

    @Argument(help: .init("The file of --replace.", valueName: "file"))
    var file: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard replace.map({ !withoutEvents.contains($0) }) ?? true else {
            throw ValidationError("an event is left out or replaced, not both")
        }
        guard (replace == nil) == (file == nil) else {
            throw ValidationError("--replace takes a position and a file")
        }
    }

    func run() throws {
        let asked = try AskedLog(options)
        let whatIf = try asked.reading { asked in
            var whatIf = WhatIf(try suppositions(in: asked))
            try asked.log.forEachEvent(from: .start, to: asked.end) { whatIf.add($0) }
            whatIf.finish()
            return whatIf
        }
        for text in without {
            let thing = StreamName(parsing: text).flatMap(whatIf.recorded.ledger.reference)
            guard thing != nil else {
                throw Output.Failure(
                    "--without \(text.prefix(80)): the ledger has no such thing; name one such as "
                        + "party/KASO")
            }
        }
        if let problem = whatIf.problem {
            throw Output.Failure("\(asked.path): \(problem); run 'daicho-replay replay'")
        }
        try Output.write(json ? self.json(whatIf).pretty + "\n" : text(whatIf))
        try asked.finish()
    }

    private func suppositions(in asked: AskedLog) throws -> [Supposition] {
        let (log, end) = (asked.log, asked.end)
        do {
            var all = try settings.map(Supposition.parameter)
            all += try without.map(Supposition.without)
            for position in withoutEvents + (replace.map { [$0] } ?? [])
            where position >= end.rawValue {
                throw Supposition.Fault(
                    "position \(position) is not in the ledger, which ends before \(end)")
            }
            for position in withoutEvents.map(LogPosition.init) {
                all.append(
                    try .withoutEvent(position, among: try command(of: position, in: log)))
            }
            if let replace, let file {
                let position = LogPosition(replace)
                all.append(
                    try .replaced(
                        position, among: try command(of: position, in: log), by: draft(file)))
            }
            return all
        } catch let fault as Supposition.Fault {
            throw Output.Failure(fault.description)
        }
    }

    /// The events of the command that led to the one at a position.
    private func command(of position: LogPosition, in log: any AuditedLog) throws
        -> [RecordedEvent]
    {
        guard let id = try log.event(at: position)?.head.commandID else { return [] }
        var start = position
        while start > .start,
            let before = try log.event(at: LogPosition(start.rawValue - 1)),
            before.head.commandID == id
        { start = before.head.position }
        var events: [RecordedEvent] = []
        try log.forEachRecord(from: start) { _, record in
            let event = try RecordDecoder.decode(record)
            guard event.head.commandID == id else { return false }
            events.append(event)
            return true
        }
        return events
    }

    private func draft(_ file: String) throws -> CommandDraft {
        let data: Data?
        do { data = try FileHandle(forReadingAtPath: file)?.read(upToCount: 1 << 20) } catch {
            data = nil
        }
        guard let data else { throw Output.Failure("\(file): cannot be read, or is empty") }
        do { return try CommandReader.read(JSONParser.parse(Array(data))) } catch let problem
            as InputProblem
        {
            throw Output.Failure("\(file): \(problem.field): \(problem.message)")
        } catch { throw Output.Failure("\(file): is no JSON: \(error)") }
    }

    // MARK: - What is answered

    private func text(_ whatIf: WhatIf) -> String {
        let rows = whatIf.decisions.map { decision -> [RegisterTable.Cell] in
            [
                .count(decision.position.rawValue), .text(decision.type), .text(decision.subject),
                .date(decision.effectiveOn), decision.amount.map { .yen($0) } ?? .empty,
                .text(decision.outcome.name), .text(decision.text),
            ]
        }
        var text = ""
        if !rows.isEmpty {
            text +=
                RegisterTable(
                    name: "decisions",
                    columns: [
                        .init("position", "Position"), .init("type", "Event"),
                        .init("about", "About"), .init("effectiveOn", "Effective"),
                        .init("amountYen", "Amount"), .init("outcome", "Outcome"),
                        .init("why", "Why"),
                    ], rows: rows
                ).text + "\n"
        }
        let tables = whatIf.tables.filter { !$0.isSame }
        for table in tables {
            text += "\(table.name)\n" + table.difference.register.text + "\n"
        }
        return text + "commands     \(whatIf.commandCount) decided again\n"
            + "otherwise    \(whatIf.decisions.count) of them\n"
            + "tables       \(tables.count) differ\n"
    }

    private func json(_ whatIf: WhatIf) -> JSONValue {
        .object([
            .init("commands", .integer(Int128(whatIf.commandCount))),
            .init(
                "decisions",
                .array(
                    whatIf.decisions.map { decision in
                        .object([
                            .init("position", .integer(Int128(decision.position.rawValue))),
                            .init("type", .string(decision.type)),
                            .init("about", .string(decision.subject)),
                            .init("effectiveOn", .string(decision.effectiveOn.description)),
                            .init("amount", decision.amount.map { .integer($0) } ?? .null),
                            .init("outcome", .string(decision.outcome.name)),
                            .init("code", decision.code.map { .string($0) } ?? .null),
                            .init("why", .string(decision.text)),
                        ])
                    })),
            .init("tables", .array(whatIf.tables.map(self.json))),
        ])
    }

    private func json(_ table: WhatIfTable) -> JSONValue {
        .object([
            .init("table", .string(table.name)),
            .init("recorded", .string(table.recorded.hexadecimal)),
            .init("supposed", .string(table.supposed.hexadecimal)),
            .init("rows", table.difference.register.json["rows"] ?? .array([])),
        ])
    }
}
