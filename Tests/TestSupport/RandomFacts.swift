public import DefenseFund
import EventSourcing

/// Facts of any kind of act, with numbers and lengths at the places where their encoding changes.
public struct RandomFacts {
    private var chance: SeededGenerator

    public init(seed: UInt64) { chance = SeededGenerator(seed: seed) }

    /// An act whose fields hold whatever their shapes allow.
    public mutating func act<Kind: Act>(of kind: Kind.Type) -> any Act {
        for _ in 0..<10_000 {
            // A shape allows more than its field: an account has no code below 100.
            if let act = try? Kind(primitives: fields(Kind.fieldDescriptions)) { return act }
        }
        preconditionFailure("no act of \(kind)")
    }

    private mutating func fields(_ descriptions: [FieldDescription]) -> [FieldPrimitive.Keyed] {
        descriptions.map { .init($0.key, value(of: $0.shape)) }.filter { !$0.value.isAbsent }
    }

    private mutating func value(of shape: FieldShape) -> FieldPrimitive {
        switch shape {
        case .yen: .unsigned(number(upTo: UInt64(Int64.max)))
        case .balance: signed()
        case .number(let maximum, _): .unsigned(number(upTo: maximum))
        case .rate: .unsigned(number(upTo: 100_000))
        case .date: date()
        case .fiscalYear: .unsigned(UInt64.random(in: 1868...9998, using: &chance))
        case .flag: .flag(Bool.random(using: &chance))
        case .text: .text(one(Self.texts))
        case .identifier: .text(one(["A", "a-1.b_2", String(repeating: "z", count: 63)]))
        case .corporationNumber: .text(one(["8700110005901", "1000000000008"]))
        case .bytes(let count):
            .bytes((0..<count).map { _ in UInt8.random(in: 0...255, using: &chance) })
        case .reference: .unsigned(number(upTo: .max))
        case .choice(let choices): .unsigned(one(choices).code)
        case .list(let item, let maximum): list(of: item, maximum)
        case .record(let descriptions): .record(fields(descriptions))
        case .command: command()
        case .optional(let shape): Bool.random(using: &chance) ? value(of: shape) : .absent
        }
    }

    /// A command that asks for any act; some fields take acts of some kinds only.
    private mutating func command() -> FieldPrimitive {
        let kind = one(Catalogue.acts)
        let facts = act(of: kind).givenPrimitives
        let document: FieldPrimitive = .list([
            .bytes(Array(repeating: 7, count: 32)), .text("text/csv"),
            .unsigned(number(upTo: 1_000)), .text(one(Self.texts)),
        ])
        return .record(
            [
                .init(1, .unsigned(UInt64(kind.type.code))),
                .init(2, .unsigned(UInt64(kind.type.version))),
                .init(3, .text(one(["grant/G-1", "fund", "actor/a.b_c"]))), .init(4, date()),
                .init(5, .record(facts)),
            ] + (Bool.random(using: &chance) ? [.init(6, .list([document]))] : []))
    }

    private static let texts =
        ["1/1", "2/5", "1/1000000", "a", "a \"b\", ~", "防衛装備", "é", "a\u{AD}b"]
        + [15, 16, 23, 24, 255, 256, 1_000].map { String(repeating: "x", count: $0) }

    private mutating func number(upTo maximum: UInt64) -> UInt64 {
        let edges: [UInt64] = [
            0, 1, 23, 24, 255, 256, 65_535, 65_536, 4_294_967_295, 4_294_967_296, .max,
        ]
        return min(maximum, Bool.random(using: &chance) ? one(edges) : chance.next())
    }

    private mutating func signed() -> FieldPrimitive {
        let number = one([-256, -25, -1, 0, 23, 24, Int64.max, .min])
        return number < 0 ? .signed(number) : .unsigned(UInt64(number))
    }

    private mutating func date() -> FieldPrimitive {
        let edges: [Int64] = [-37_255, -257, -256, -25, -24, -1, 0, 23, 24, 20_000, 2_932_896]
        let days = one(edges)
        return days < 0 ? .signed(days) : .unsigned(UInt64(days))
    }

    private mutating func list(of item: FieldShape, _ maximum: Int) -> FieldPrimitive {
        let count = one([0, 1, 2, 3, 23, 24, maximum])
        return .list((0..<count).map { _ in value(of: item) })
    }

    private mutating func one<Choice>(_ choices: [Choice]) -> Choice {
        choices[Int.random(in: choices.indices, using: &chance)]
    }
}
