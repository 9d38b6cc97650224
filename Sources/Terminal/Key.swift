/// A key of a terminal.
public enum Key: Hashable, Sendable {
    case character(Character)
    case enter, backspace, escape
    case up, down, left, right, home, end, pageUp, pageDown
    /// Control and a letter, in lower case.
    case control(Character)

    private static let names: [(String, Key)] = [
        ("[A", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("OA", .up), ("OB", .down),
        ("OC", .right), ("OD", .left), ("[H", .home), ("[F", .end), ("OH", .home), ("OF", .end),
        ("[1~", .home), ("[4~", .end), ("[7~", .home), ("[8~", .end), ("[5~", .pageUp),
        ("[6~", .pageDown),
    ]

    private static let sequences = names.map { (bytes: [0x1B] + Array($0.utf8), key: $1) }

    /// Takes the next key from what a terminal has sent; `nil` where there is none, or not all of
    /// it. A sequence that means no key is passed over.
    ///
    /// - Parameter isComplete: whether nothing follows any more, so that an escape is a key.
    package static func next(from bytes: inout [UInt8], isComplete: Bool) -> Key? {
        while let first = bytes.first {
            if first == 0x1B {
                if let known = sequences.first(where: { bytes.starts(with: $0.bytes) }) {
                    bytes.removeFirst(known.bytes.count)
                    return known.key
                }
                guard bytes.count > 1 else {
                    guard isComplete else { return nil }
                    bytes.removeFirst()
                    return .escape
                }
                guard let length = sequenceLength(bytes) else {
                    guard isComplete else { return nil }
                    bytes.removeAll()
                    return nil
                }
                bytes.removeFirst(length)
                continue
            }
            guard let (key, count) = plain(bytes) else {
                guard isComplete || bytes.count >= 4 else { return nil }
                bytes.removeFirst()
                continue
            }
            bytes.removeFirst(count)
            return key
        }
        return nil
    }

    /// How long an escape sequence is that means no key; `nil` while its end is missing.
    private static func sequenceLength(_ bytes: [UInt8]) -> Int? {
        switch bytes[1] {
        case UInt8(ascii: "["): break
        case UInt8(ascii: "O"): return bytes.count > 2 ? 3 : nil
        case _: return 2
        }
        return bytes.dropFirst(2).firstIndex { (0x40...0x7E).contains($0) }.map { $0 + 1 }
    }

    /// A character of one to four bytes; `nil` if it is not whole.
    private static func plain(_ bytes: [UInt8]) -> (key: Key, count: Int)? {
        switch bytes[0] {
        case 0x0A, 0x0D: return (.enter, 1)
        case 0x08, 0x7F: return (.backspace, 1)
        case 0x01...0x1A:
            return (.control(Character(UnicodeScalar(bytes[0] + 0x60))), 1)
        case 0x00...0x1F: return (.escape, 1)
        case _: break
        }
        let count = bytes[0] < 0x80 ? 1 : bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4
        guard bytes.count >= count,
            let text = String(validating: bytes[..<count], as: UTF8.self), let one = text.first
        else { return nil }
        return (.character(one), count)
    }
}
