/// Reads JSON (RFC 8259) strictly: UTF-8, no name twice in an object, nothing after the value.
///
/// It never recurses deeper than ``maximumDepth``, so that no input can end the process.
public struct JSONParser {
    private let bytes: [UInt8]
    private var offset = 0

    public static let maximumDepth = 32

    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// Counts bytes from 0.
        public let offset: Int
        public let message: String

        public var description: String { "\(message), at byte \(offset)" }
    }

    public static func parse(_ bytes: [UInt8]) throws(Problem) -> JSONValue {
        var parser = JSONParser(bytes)
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
            throw parser.problem("a byte order mark; save the file as plain UTF-8")
        }
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.offset == bytes.count else {
            throw parser.problem("something follows the value")
        }
        return value
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private func problem(_ message: String) -> Problem { Problem(offset: offset, message: message) }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            offset += 1
        }
    }

    private mutating func value(depth: Int) throws(Problem) -> JSONValue {
        guard depth < Self.maximumDepth else {
            throw problem("nested deeper than \(Self.maximumDepth) levels")
        }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw problem("the text ends where a value should stand")
        case let byte? where byte == UInt8(ascii: "-") || (48...57).contains(byte):
            return try number()
        case _: throw problem("no value begins like this")
        }
    }

    private mutating func word(_ text: String, _ value: JSONValue) throws(Problem) -> JSONValue {
        guard bytes[offset...].starts(with: text.utf8) else { throw problem("not '\(text)'") }
        offset += text.utf8.count
        return value
    }

    private mutating func take(_ character: Unicode.Scalar, _ message: String) throws(Problem) {
        skipSpace()
        guard next == UInt8(ascii: character) else { throw problem(message) }
        offset += 1
    }

    private mutating func object(depth: Int) throws(Problem) -> JSONValue {
        offset += 1
        var members: [JSONValue.Member] = []
        // A few names are compared with each other; only many are worth a table.
        var names: Set<String> = []
        skipSpace()
        if next == UInt8(ascii: "}") {
            offset += 1
            return .object([])
        }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else {
                throw problem("a member needs a name in quotes")
            }
            let start = offset
            let name = try string()
            let isNew =
                members.count < 16
                ? !members.contains { $0.name == name } : names.insert(name).inserted
            guard isNew else {
                throw Problem(offset: start, message: "the name '\(name)' stands twice")
            }
            try take(":", "no ':' after the name")
            members.append(.init(name, try value(depth: depth + 1)))
            if members.count == 16 { names = Set(members.lazy.map(\.name)) }
            skipSpace()
            if next == UInt8(ascii: ",") {
                offset += 1
                continue
            }
            try take("}", "no ',' or '}' after the value")
            return .object(members)
        }
    }

    private mutating func array(depth: Int) throws(Problem) -> JSONValue {
        offset += 1
        var items: [JSONValue] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            offset += 1
            return .array([])
        }
        while true {
            items.append(try value(depth: depth + 1))
            skipSpace()
            if next == UInt8(ascii: ",") {
                offset += 1
                continue
            }
            try take("]", "no ',' or ']' after the value")
            return .array(items)
        }
    }

    private mutating func number() throws(Problem) -> JSONValue {
        let start = offset
        if next == UInt8(ascii: "-") { offset += 1 }
        let firstDigit = offset
        skipDigits()
        guard offset > firstDigit,
            bytes[firstDigit] != UInt8(ascii: "0") || offset == firstDigit + 1
        else { throw problem("not a number as JSON writes it") }
        var isWhole = true
        if next == UInt8(ascii: ".") {
            isWhole = false
            offset += 1
            let place = offset
            skipDigits()
            guard offset > place else { throw problem("no digit after the point") }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isWhole = false
            offset += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
            let place = offset
            skipDigits()
            guard offset > place else { throw problem("no digit in the exponent") }
        }
        if isWhole, let number = wholeNumber(start..<offset) { return .integer(number) }
        return .decimal(String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    /// `nil` beyond 20 digits: no amount is that large, and the number is only shown in a message.
    private func wholeNumber(_ range: Range<Int>) -> Int128? {
        let isNegative = bytes[range.lowerBound] == UInt8(ascii: "-")
        guard range.count <= (isNegative ? 21 : 20) else { return nil }
        var number: Int128 = 0
        for index in range.dropFirst(isNegative ? 1 : 0) {
            number = number * 10 + Int128(bytes[index] - UInt8(ascii: "0"))
        }
        return isNegative ? -number : number
    }

    private mutating func skipDigits() {
        while let byte = next, (48...57).contains(byte) { offset += 1 }
    }

    private mutating func string() throws(Problem) -> String {
        offset += 1
        let start = offset
        // Most texts hold no escape and are taken as they stand.
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20
        {
            offset += 1
        }
        guard next != UInt8(ascii: "\"") else {
            offset += 1
            return try text(bytes, start..<(offset - 1), from: start)
        }
        var unescaped = Array(bytes[start..<offset])
        while true {
            guard let byte = next else { throw problem("the text ends within quotes") }
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                return try text(unescaped, unescaped.indices, from: start)
            case UInt8(ascii: "\\"): try escape(to: &unescaped)
            case 0..<0x20:
                offset -= 1
                throw problem("a control character within quotes; write it as \\u00XX")
            case _: unescaped.append(byte)
            }
        }
    }

    private func text(_ bytes: [UInt8], _ range: Range<Int>, from start: Int) throws(Problem)
        -> String
    {
        do {
            return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))
        } catch {
            throw Problem(offset: start, message: "the text is not UTF-8")
        }
    }

    private mutating func escape(to text: inout [UInt8]) throws(Problem) {
        guard let byte = next else { throw problem("the text ends within an escape") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var code = UInt32(try fourDigits())
            if (0xD800..<0xDC00).contains(code) {
                guard bytes[offset...].starts(with: [0x5C, 0x75]) else {
                    throw problem("half of a surrogate pair")
                }
                offset += 2
                let low = UInt32(try fourDigits())
                guard (0xDC00..<0xE000).contains(low) else {
                    throw problem("half of a surrogate pair")
                }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw problem("no such character") }
            text += String(Character(scalar)).utf8
        case _: throw problem("no such escape")
        }
    }

    private mutating func fourDigits() throws(Problem) -> UInt16 {
        guard bytes.count - offset >= 4,
            let digits = String(validating: bytes[offset..<(offset + 4)], as: UTF8.self),
            digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let value = UInt16(digits, radix: 16)
        else { throw problem("\\u needs four hexadecimal digits") }
        offset += 4
        return value
    }
}
