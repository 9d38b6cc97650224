import EventCoding
import EventSourcing
import ReadModels

extension JournalTestResult {
    var json: JSONValue {
        let parameters = parameters.all.map { parameter, value in
            JSONValue.Member(parameter.name, Self.json(value))
        }
        return .object([
            .init("test", .string(declaration.name)),
            .init("question", .string(declaration.question)),
            .init("parameters", .object(parameters)),
            .init("population", .integer(Int128(population.count))),
            .init("debits", .integer(population.debits)),
            .init("credits", .integer(population.credits)),
            .init("outcome", .string(verdict.outcome.rawValue)),
            .init("note", .string(verdict.note)),
            .init("exceptionCount", .integer(Int128(exceptionCount))),
            .init("exceptions", .array(table.rows.map(Self.exception))),
            .init("notLookedAt", unchecked.map { .string($0) } ?? .null),
        ])
    }

    private static func exception(_ row: [RegisterTable.Cell]) -> JSONValue {
        .object(zip(columns, row).map { .init($0.column.name, $1.json) })
    }

    private static func json(_ value: JournalParameter.Value) -> JSONValue {
        switch value {
        case .number(let number): .integer(Int128(number))
        case .amounts(let amounts): .array(amounts.map { .integer(Int128($0)) })
        case .word(let word): .string(word)
        }
    }
}
