/// The items of a list in JSON, or values that follow one another, read one by one: the whole is
/// never held in memory.
public struct JSONItems {
    private var stream: ByteStream
    private var isList: Bool?
    private var isEnded = false
    private var line = 1
    /// Whether the end was reached within a value, which may hold what was meant as further items.
    private var isCut = false

    /// Longer items are refused, so that none can exhaust the memory.
    public static let maximumItemBytes = 1 << 20

    public init(_ stream: ByteStream) { self.stream = stream }

    /// The next item; `nil` at the end. Behind a problem nothing can be read any more.
    public mutating func next() throws(InputProblem) -> JSONValue? {
        guard !isEnded else { return nil }
        do {
            return try item()
        } catch {
            isEnded = true
            throw error
        }
    }

    /// Whether something stands behind the item that could not be read, or was taken for part of
    /// it.
    var hasMore: Bool { isCut || stream.hasMore }

    private mutating func item() throws(InputProblem) -> JSONValue? {
        let isFirst = isList == nil
        guard var first = try stream.peekBeyondSpace(counting: &line) else {
            isEnded = true
            if isList == true { throw problem("the list is not closed") }
            return nil
        }
        if isFirst {
            isList = first == UInt8(ascii: "[")
            if isList == true {
                _ = try stream.take()
                first = try stream.peekBeyondSpace(counting: &line) ?? UInt8(ascii: " ")
            }
        }
        guard isList == true else { return try value() }
        if first == UInt8(ascii: "]"), isFirst {
            try end()
            return nil
        }
        let value = try value()
        switch try stream.peekBeyondSpace(counting: &line) {
        case UInt8(ascii: ","): _ = try stream.take()
        case UInt8(ascii: "]"): try end()
        case nil: throw problem("the list is not closed")
        case _: throw problem("neither ',' nor ']' follows an item")
        }
        return value
    }

    /// Takes the bracket that closes the list; nothing may follow it.
    private mutating func end() throws(InputProblem) {
        _ = try stream.take()
        isEnded = true
        guard try stream.peekBeyondSpace(counting: &line) == nil else {
            throw problem("something follows the list")
        }
    }

    /// Takes the bytes of one value and parses them.
    private mutating func value() throws(InputProblem) -> JSONValue {
        let start = line
        var bytes: [UInt8] = []
        var depth = 0
        var isText = false
        while let byte = try stream.peek() {
            if !isText, depth == 0, !bytes.isEmpty, endsValue(byte, bytes) { break }
            _ = try stream.take()
            if byte == 0x0A { line += 1 }
            guard bytes.count < Self.maximumItemBytes else {
                throw InputProblem(
                    .rowTooLong, "line \(start): longer than \(Self.maximumItemBytes) bytes")
            }
            bytes.append(byte)
            if isText {
                if byte == UInt8(ascii: "\\"), let escaped = try stream.take() {
                    bytes.append(escaped)
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
            } else if byte == UInt8(ascii: "\"") {
                isText = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
            }
        }
        isCut = (isText || depth > 0) && line > start
        do {
            return try JSONParser.parse(bytes)
        } catch {
            let breaks = bytes.prefix(error.offset).count { $0 == 0x0A }
            throw InputProblem(.notJSON, "line \(start + breaks): \(error.message)")
        }
    }

    /// Whether a value that is complete so far ends before `byte`.
    private func endsValue(_ byte: UInt8, _ bytes: [UInt8]) -> Bool {
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") { return true }
        if isList != true, bytes.last == UInt8(ascii: "}") { return true }
        return byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private func problem(_ message: String) -> InputProblem {
        InputProblem(.notJSON, "line \(line): \(message)")
    }
}
