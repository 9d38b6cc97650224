public import EventCoding
import EventSourcing
import Transparency

extension Finding {
    public var json: JSONValue {
        .object([
            .init("code", .string(code.rawValue)),
            .init("position", position.map { .integer(Int128($0)) } ?? .null),
            .init("expected", .string(expected)), .init("found", .string(found)),
        ])
    }
}

extension Vouching.Vouch {
    public var json: JSONValue {
        .object([
            .init("witness", .string(witness.name)), .init("key", .string(witness.encoded)),
            .init("size", .integer(Int128(size))),
            .init("signedAt", .string(signedAt.description)),
        ])
    }
}
