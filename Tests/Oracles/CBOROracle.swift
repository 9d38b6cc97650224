import Bytes
import DefenseFund
import EventCoding
import EventSourcing

/// What is read is written back byte for byte.
enum CBOROracle {
    static func check(_ bytes: [UInt8]) throws {
        var decoder = CBORDecoder(bytes.rawSpan)
        if let value = try? decoder.value(depth: 0) {
            var again: [UInt8] = []
            CBOREncoder.encode(value, to: &again)
            try hold(bytes.prefix(decoder.offset).elementsEqual(again), "one value, one encoding")
            try hold(decoder.isAtEnd == (again.count == bytes.count), "the end is the end")
        }
        var body = CBORDecoder(bytes.rawSpan)
        if let fields = try? body.map() {
            var again: [UInt8] = []
            CBOREncoder.encode(map: fields, to: &again)
            try hold(bytes.prefix(body.offset).elementsEqual(again), "one body, one encoding")
            _ = CBORDiagnostic.text(fields)
        }
    }

    static func seeds() -> [[UInt8]] { Catalogue.acts.map { body(of: $0) } }

    private static func body<Kind: Act>(of kind: Kind.Type) -> [UInt8] {
        RecordEncoder.encodeBody(kind.exampleRecord)
    }
}
