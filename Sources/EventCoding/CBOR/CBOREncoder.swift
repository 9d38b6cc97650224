import Bytes
package import EventSourcing

/// Writes the deterministic encoding of RFC 8949 section 4.2.1: shortest heads, definite lengths,
/// keys in ascending order.
///
/// The plain way, from primitives. Records are written by the acts themselves (`FieldEncoder`); the
/// tests hold their bytes against these.
package enum CBOREncoder {
    package static func encode(map values: [FieldPrimitive.Keyed], to bytes: inout [UInt8]) {
        head(.map, UInt64(values.count), to: &bytes)
        for field in values {
            head(.unsigned, UInt64(field.key), to: &bytes)
            encode(field.value, to: &bytes)
        }
    }

    package static func encode(_ value: FieldPrimitive, to bytes: inout [UInt8]) {
        switch value {
        case .absent: bytes.append(0xF6)
        case .unsigned(let number): head(.unsigned, number, to: &bytes)
        case .signed(let number):
            number < 0
                ? head(.negative, UInt64(-1 - number), to: &bytes)
                : head(.unsigned, UInt64(number), to: &bytes)
        case .flag(let flag): bytes.append(flag ? 0xF5 : 0xF4)
        case .text(let text):
            head(.text, UInt64(text.utf8.count), to: &bytes)
            bytes.append(contentsOf: text.utf8)
        case .bytes(let string):
            head(.bytes, UInt64(string.count), to: &bytes)
            bytes.append(contentsOf: string)
        case .list(let items):
            head(.array, UInt64(items.count), to: &bytes)
            for item in items { encode(item, to: &bytes) }
        case .record(let fields): encode(map: fields, to: &bytes)
        }
    }

    private static func head(_ major: CBORMajor, _ argument: UInt64, to bytes: inout [UInt8]) {
        let type = major.rawValue << 5
        switch argument {
        case 0..<24: bytes.append(type | UInt8(argument))
        case 24...0xFF: bytes.append(contentsOf: [type | 24, UInt8(argument)])
        case 0x100...0xFFFF:
            bytes.append(type | 25)
            big(argument, 2, to: &bytes)
        case 0x1_0000...0xFFFF_FFFF:
            bytes.append(type | 26)
            big(argument, 4, to: &bytes)
        case _:
            bytes.append(type | 27)
            big(argument, 8, to: &bytes)
        }
    }

    private static func big(_ value: UInt64, _ count: Int, to bytes: inout [UInt8]) {
        for shift in stride(from: 8 * (count - 1), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
        }
    }
}
