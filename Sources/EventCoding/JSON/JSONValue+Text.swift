import Cryptography

extension JSONValue {
    /// On one line, without spaces: the same value is always the same bytes.
    public var compact: String {
        var text: [UInt8] = []
        write(to: &text, indent: nil)
        return String(decoding: text, as: UTF8.self)
    }

    /// With line breaks and two spaces a level, for people.
    public var pretty: String {
        var text: [UInt8] = []
        write(to: &text, indent: 0)
        return String(decoding: text, as: UTF8.self)
    }

    private func write(to text: inout [UInt8], indent: Int?) {
        switch self {
        case .null: text += "null".utf8
        case .bool(let flag): text += (flag ? "true" : "false").utf8
        case .integer(let number): text += String(number).utf8
        case .decimal(let number): text += number.utf8
        case .string(let string): Self.write(string, to: &text)
        case .array(let items):
            Self.write(items, "[", "]", to: &text, indent) { item, text, indent in
                item.write(to: &text, indent: indent)
            }
        case .object(let members):
            Self.write(members, "{", "}", to: &text, indent) { member, text, indent in
                Self.write(member.name, to: &text)
                text += (indent == nil ? ":" : ": ").utf8
                member.value.write(to: &text, indent: indent)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], _ open: String, _ close: String, to text: inout [UInt8], _ indent: Int?,
        _ body: (Item, inout [UInt8], Int?) -> Void
    ) {
        text += open.utf8
        for (place, item) in items.enumerated() {
            if place > 0 { text.append(UInt8(ascii: ",")) }
            newLine(indent.map { $0 + 1 }, to: &text)
            body(item, &text, indent.map { $0 + 1 })
        }
        if !items.isEmpty { newLine(indent, to: &text) }
        text += close.utf8
    }

    private static func newLine(_ indent: Int?, to text: inout [UInt8]) {
        guard let indent else { return }
        text.append(0x0A)
        text += repeatElement(0x20, count: 2 * indent)
    }

    private static func write(_ string: String, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""): text += "\\\"".utf8
            case UInt8(ascii: "\\"): text += "\\\\".utf8
            case 0x0A: text += "\\n".utf8
            case 0x0D: text += "\\r".utf8
            case 0x09: text += "\\t".utf8
            case 0..<0x20: text += "\\u00\(Hexadecimal.encode([byte]))".utf8
            case _: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
