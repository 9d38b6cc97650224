/// Reads a table of RFC 4180: commas, quotes doubled within quotes, line ends LF or CRLF, a byte
/// order mark in front as spreadsheets write it.
public struct CSVReader {
    public struct Row: Hashable, Sendable {
        /// The line on which the row begins, counted from 1.
        public let line: Int
        public let cells: [String]
    }

    /// A row that is longer is refused before it is kept.
    public static let maximumRowBytes = 1 << 20

    private var stream: ByteStream
    private var isBegun = false
    private var line = 1
    /// The line on which the row that was asked for last begins.
    public private(set) var rowLine = 1
    private var rowByteCount = 0
    /// Whether the row that was read last goes on behind a line break within quotes.
    private var isBroken = false

    public init(_ stream: ByteStream) { self.stream = stream }

    public init(_ bytes: [UInt8]) { self.init(ByteStream(bytes)) }

    /// The next row; `nil` at the end. Empty lines are passed over.
    public mutating func next() throws(InputProblem) -> Row? {
        if !isBegun { try passByteOrderMark() }
        rowLine = line
        while try passLineEnd() { rowLine = line }
        guard try stream.peek() != nil else { return nil }
        rowByteCount = 0
        isBroken = false
        var cells: [String] = []
        while true {
            cells.append(try cell())
            guard try stream.peek() == UInt8(ascii: ",") else { break }
            try take()
        }
        _ = try passLineEnd()
        return Row(line: rowLine, cells: cells)
    }

    /// Whether something stands behind the row that could not be read, or was taken for part of it.
    var hasMore: Bool { isBroken || stream.hasMore }

    private mutating func passByteOrderMark() throws(InputProblem) {
        isBegun = true
        guard try stream.peek() == 0xEF else { return }
        for expected: UInt8 in [0xEF, 0xBB, 0xBF] {
            guard try stream.take() == expected else {
                throw InputProblem(.notUTF8, "the bytes are not UTF-8; save the table as UTF-8")
            }
        }
    }

    /// Takes a byte of the row; refuses a row that grows too long.
    @discardableResult
    private mutating func take() throws(InputProblem) -> UInt8? {
        rowByteCount += 1
        guard rowByteCount <= Self.maximumRowBytes else {
            throw InputProblem(.rowTooLong, "longer than \(Self.maximumRowBytes) bytes")
        }
        return try stream.take()
    }

    /// Takes a line end, if one comes next.
    ///
    /// Some programs begin a new row at a lone carriage return and some do not: nobody could say
    /// which is meant, so neither part is taken.
    private mutating func passLineEnd() throws(InputProblem) -> Bool {
        guard let byte = try stream.peek(), byte == 0x0A || byte == 0x0D else { return false }
        if byte == 0x0D {
            _ = try stream.take()
            guard try stream.peek() == 0x0A else {
                throw InputProblem(
                    .notCSV,
                    "a carriage return without a line feed; save the table with LF or CRLF")
            }
        }
        _ = try stream.take()
        line += 1
        return true
    }

    private mutating func cell() throws(InputProblem) -> String {
        var text: [UInt8] = []
        if try stream.peek() == UInt8(ascii: "\"") {
            try quoted(&text)
        } else {
            while let byte = try stream.peek(), !Self.endsCell(byte) {
                guard byte != UInt8(ascii: "\"") else {
                    throw InputProblem(
                        .notCSV, "a quote within a cell that does not begin with one")
                }
                text.append(byte)
                try take()
            }
        }
        guard let cell = String(validating: text, as: UTF8.self) else {
            throw InputProblem(.notUTF8, "the bytes are not UTF-8; save the table as UTF-8")
        }
        guard !text.contains(0) else { throw InputProblem(.notCSV, "a NUL byte") }
        return cell
    }

    private mutating func quoted(_ text: inout [UInt8]) throws(InputProblem) {
        try take()
        while true {
            guard let byte = try take() else {
                throw InputProblem(.notCSV, "the table ends within quotes")
            }
            if byte == UInt8(ascii: "\"") {
                guard try stream.peek() == byte else { break }
                try take()
            }
            if line > rowLine, byte != 0x0A, byte != 0x0D { isBroken = true }
            if byte == 0x0A { line += 1 }
            text.append(byte)
        }
        if let byte = try stream.peek(), !Self.endsCell(byte) {
            throw InputProblem(.notCSV, "something follows a closing quote")
        }
    }

    private static func endsCell(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
    }
}
