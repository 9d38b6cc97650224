import Accounting
import Cryptography
import DefenseFund
import EventSourcing

extension FieldJSON {
    /// Reads what ``view(_:as:name:)`` writes.
    ///
    /// - Parameters:
    ///   - fromCell: the value stands in a cell of a table, where all is text.
    ///   - names: gets every name that is read; its place there is the value's stand-in for the
    ///     thing that it means.
    static func read(
        _ value: JSONValue, as shape: FieldShape, fromCell: Bool, _ names: inout [NamedThing]
    ) throws(FieldProblem) -> FieldPrimitive {
        switch shape {
        case .optional(let wrapped):
            return value == .null
                ? .absent : try read(value, as: wrapped, fromCell: fromCell, &names)
        case .reference(let category):
            names.append(try named(value, category))
            return .unsigned(UInt64(names.count - 1))
        case .list(let item, let maximum):
            return try list(value, of: item, maximum, fromCell: fromCell, &names)
        case .record(let fields):
            guard let members = value.members else { throw .wrongKind(expected: "an object") }
            do {
                return .record(try record(members, fields, fromCell: false, &names))
            } catch {
                throw .within(error.field, error.problem)
            }
        case .command: return try CommandJSON.read(value, fromCell: fromCell, &names)
        case .yen, .balance, .number, .rate, .date, .fiscalYear, .flag, .text, .identifier,
            .corporationNumber, .bytes, .choice:
            return try single(value, shape, fromCell)
        }
    }

    /// A value that neither holds others nor names anything.
    private static func single(_ value: JSONValue, _ shape: FieldShape, _ fromCell: Bool)
        throws(FieldProblem) -> FieldPrimitive
    {
        switch shape {
        case .yen:
            return .unsigned(try number(value, fromCell, "whole yen", UInt64(Int64.max)))
        case .balance:
            guard case .integer(let number) = value, let yen = Int64(exactly: number) else {
                throw .wrongKind(expected: "whole yen of either sign")
            }
            return SignedYen(yen).primitive
        case .number(let maximum, let unit):
            let expected = "a whole number" + (unit.isEmpty ? "" : " of \(unit)")
            return .unsigned(try number(value, fromCell, expected, maximum))
        case .rate:
            guard let rate = AnnualRate(try text(value, "a rate such as 10.95%")) else {
                throw .outOfRange("a rate such as 10.95%")
            }
            return rate.primitive
        case .date:
            guard let date = LegalDate(try text(value, "a date such as 2025-04-01")) else {
                throw .outOfRange("a date such as 2025-04-01")
            }
            return date.primitive
        case .fiscalYear:
            guard let year = FiscalYear(try text(value, "a fiscal year such as FY2025")) else {
                throw .outOfRange("a fiscal year such as FY2025")
            }
            return year.primitive
        case .flag: return .flag(try flag(value, fromCell))
        case .text: return try normalized(value)
        case .identifier, .corporationNumber: return .text(try text(value, "text"))
        case .bytes(let count):
            let digits = try text(value, "\(count) bytes in hexadecimal digits")
            guard let bytes = Hexadecimal.decode(digits), bytes.count == count else {
                throw .outOfRange("\(count) bytes in lower-case hexadecimal digits")
            }
            return .bytes(bytes)
        case .choice(let choices):
            let name = try text(value, "one of a list of words")
            guard let choice = choices.first(where: { $0.name == name }) else {
                throw .unknownChoice(given: name, known: choices.map(\.name))
            }
            return .unsigned(choice.code)
        case .optional, .reference, .list, .record, .command:
            preconditionFailure("a shape of several values")
        }
    }

    /// The fields of a record by ascending key; absent ones are left out.
    static func record(
        _ members: [JSONValue.Member], _ fields: [FieldDescription], fromCell: Bool,
        _ names: inout [NamedThing]
    ) throws(FieldFailure) -> [FieldPrimitive.Keyed] {
        for member in members where !fields.contains(where: { $0.name == member.name }) {
            throw FieldFailure(
                member.name,
                .unknownField("known are " + fields.map(\.name).joined(separator: ", ")))
        }
        var values: [FieldPrimitive.Keyed] = []
        for field in fields {
            guard let value = members.first(where: { $0.name == field.name })?.value else {
                continue
            }
            let firstName = names.count
            do {
                let fact = try read(value, as: field.shape, fromCell: fromCell, &names)
                if !fact.isAbsent { values.append(.init(field.key, fact)) }
            } catch {
                throw FieldFailure(field.name, error)
            }
            for place in firstName..<names.count { names[place].field = field.name }
        }
        return values
    }

    private static func list(
        _ value: JSONValue, of item: FieldShape, _ maximum: Int, fromCell: Bool,
        _ names: inout [NamedThing]
    ) throws(FieldProblem) -> FieldPrimitive {
        var value = value
        // A cell holds a list as JSON, or a single item plainly.
        if fromCell, let cell = value.string {
            if cell.hasPrefix("[") {
                guard let parsed = try? JSONParser.parse(Array(cell.utf8)) else {
                    throw .wrongKind(expected: "a list in JSON")
                }
                value = parsed
            } else {
                value = .array([value])
            }
        }
        guard let items = value.items else { throw .wrongKind(expected: "a list") }
        guard items.count <= maximum else {
            throw .outOfRange("at most \(maximum) items, not \(items.count)")
        }
        var facts: [FieldPrimitive] = []
        for entry in items { facts.append(try read(entry, as: item, fromCell: false, &names)) }
        return .list(facts)
    }

    private static func text(_ value: JSONValue, _ expected: String) throws(FieldProblem) -> String
    {
        guard let text = value.string else {
            throw .wrongKind(expected: "\(expected), not \(value.kindName)")
        }
        return text
    }

    private static func normalized(_ value: JSONValue) throws(FieldProblem) -> FieldPrimitive {
        do {
            let text = try PlainText(normalizing: text(value, "text")).text
            guard
                !text.hasPrefix(WithheldText.beginning) || WithheldText(parsing: text) != nil
            else { throw FieldProblem.reservedText }
            return .text(text)
        } catch let problem as PlainText.Problem {
            throw .invalidText(problem)
        } catch let problem as FieldProblem {
            throw problem
        } catch {
            throw .wrongKind(expected: "text")
        }
    }

    private static func number(
        _ value: JSONValue, _ fromCell: Bool, _ expected: String, _ maximum: UInt64
    ) throws(FieldProblem) -> UInt64 {
        let digits: String
        switch value {
        case .integer(let number): digits = String(number)
        // More digits than any amount has.
        case .decimal(let text) where isWhole(text): digits = text
        case .string(let cell) where fromCell:
            guard isWhole(cell), cell == "0" || !cell.hasPrefix("0") else {
                throw .wrongKind(expected: "\(expected) in digits only")
            }
            digits = cell
        case _: throw .wrongKind(expected: "\(expected), not \(value.kindName)")
        }
        guard let number = UInt64(digits), number <= maximum else {
            throw .outOfRange("\(expected), 0 to \(maximum), not \(digits.prefix(40))")
        }
        return number
    }

    /// Whether the text is digits and nothing else, but for a sign in front.
    private static func isWhole(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func flag(_ value: JSONValue, _ fromCell: Bool) throws(FieldProblem) -> Bool {
        switch value {
        case .bool(let flag): return flag
        case .string("true") where fromCell: return true
        case .string("false") where fromCell: return false
        case _: throw .wrongKind(expected: "true or false, not \(value.kindName)")
        }
    }

    private static func named(_ value: JSONValue, _ category: StreamCategory)
        throws(FieldProblem) -> NamedThing
    {
        let text = try text(value, "the identifier of a \(category)")
        let isWhole = category == anything || text.utf8.contains(UInt8(ascii: "/"))
        guard let name = StreamName(parsing: isWhole ? text : category.text + "/" + text),
            category == anything || name.isOf(category)
        else { throw .unknownReference(category: category.text, given: text) }
        return NamedThing(name, of: category)
    }
}
