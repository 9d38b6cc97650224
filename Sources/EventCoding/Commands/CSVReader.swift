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

    private let bytes: [UInt8]
    private var offset: Int
    private var line = 1
    /// The line on which the newest row began, whether or not it could be read.
    public private(set) var rowLine = 1

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The next row; `nil` at the end. Empty lines are passed over.
    public mutating func next() throws(InputProblem) -> Row? {
        rowLine = line
        while offset < bytes.count, bytes[offset] == 0x0A || bytes[offset] == 0x0D {
            try passLineEnd()
            rowLine = line
        }
        guard offset < bytes.count else { return nil }
        let first = offset
        var cells: [String] = []
        while true {
            cells.append(try cell())
            guard offset - first <= Self.maximumRowBytes else {
                throw InputProblem(.rowTooLong, "longer than \(Self.maximumRowBytes) bytes")
            }
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: ",") else { break }
            offset += 1
        }
        try checkLineEnd()
        return Row(line: rowLine, cells: cells)
    }

    private mutating func passLineEnd() throws(InputProblem) {
        try checkLineEnd()
        offset += bytes[offset] == 0x0D ? 2 : 1
        line += 1
    }

    /// Some programs begin a new row at a lone carriage return and some do not: nobody could say
    /// which is meant, so neither part is taken.
    private func checkLineEnd() throws(InputProblem) {
        guard offset < bytes.count, bytes[offset] == 0x0D else { return }
        guard offset + 1 < bytes.count, bytes[offset + 1] == 0x0A else {
            throw InputProblem(
                .notCSV, "a carriage return without a line feed; save the table with LF or CRLF")
        }
    }

    private mutating func cell() throws(InputProblem) -> String {
        var text: [UInt8] = []
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
            try quoted(&text)
        } else {
            while offset < bytes.count, !Self.endsCell(bytes[offset]) {
                guard bytes[offset] != UInt8(ascii: "\"") else {
                    throw InputProblem(.notCSV, "a quote within a cell that does not begin with one")
                }
                text.append(bytes[offset])
                offset += 1
            }
        }
        guard let cell = String(validating: text, as: UTF8.self) else {
            throw InputProblem(.notUTF8, "the bytes are not UTF-8; save the table as UTF-8")
        }
        guard !text.contains(0) else { throw InputProblem(.notCSV, "a NUL byte") }
        return cell
    }

    private mutating func quoted(_ text: inout [UInt8]) throws(InputProblem) {
        offset += 1
        while true {
            guard offset < bytes.count else {
                throw InputProblem(.notCSV, "the table ends within quotes")
            }
            let byte = bytes[offset]
            offset += 1
            if byte == UInt8(ascii: "\"") {
                guard offset < bytes.count, bytes[offset] == byte else { break }
                offset += 1
            }
            if byte == 0x0A { line += 1 }
            text.append(byte)
        }
        guard offset == bytes.count || Self.endsCell(bytes[offset]) else {
            throw InputProblem(.notCSV, "something follows a closing quote")
        }
    }

    private static func endsCell(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
    }
}
