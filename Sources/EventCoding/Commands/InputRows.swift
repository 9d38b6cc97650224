/// The rows of an input as commands, read one by one: an input of any length needs little memory.
/// The format is told by the name's end, or for standard input by the first character.
public struct InputRows {
    public let name: String
    /// Whether the input has an end that can be waited for, as a file has and a pipe may not have.
    public var isFinite = true
    /// Whether acts of two persons are proposed and not asked for.
    public var isProposing = false
    /// The keys of what rows withhold.
    public var keys: WithholdingKeys = { _ in nil }
    private var format: Format
    private var count = 0
    private var columns: [String]?
    private var isEnded = false
    private var hasRows = false
    /// The row behind a problem, after which nobody can say where the next one begins: it and those
    /// behind it are not read. `nil` if every row was or can be read.
    public private(set) var firstUnread: Int?
    private var ids = RowIDs()

    private enum Format {
        /// Not told yet: by the name alone, or by the first character.
        case unknown(ByteStream)
        case items(JSONItems)
        case lines(ByteStream)
        case table(CSVReader)
    }

    /// One row: its line in the file, and the command or what is wrong with it. For a list in JSON
    /// it is the place in the list.
    public struct Row {
        public let line: Int
        public let command: Result<CommandDraft, InputProblem>
    }

    /// Longer lines are refused unread, so that no row can exhaust the memory.
    public static let maximumLineBytes = 1 << 20

    public init(name: String, bytes: [UInt8]) { self.init(name: name, ByteStream(bytes)) }

    public init(name: String, _ stream: ByteStream) {
        self.name = name
        let end = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        format =
            switch end {
            case "csv": .table(CSVReader(stream))
            case "jsonl", "ndjson": .lines(stream)
            case "json": .items(JSONItems(stream))
            // What `daicho new` prints: JSON with comments.
            case "jsonc": .items(JSONItems(stream.withoutComments()))
            case _: .unknown(stream)
            }
    }

    /// The next row; `nil` at the end. An input without any has one that says so.
    public mutating func next() -> Row? {
        guard !isEnded else { return nil }
        do throws(InputProblem) {
            guard let (line, value) = try nextValue() else {
                guard hasRows else { throw InputProblem(.noRows, "holds no rows") }
                return nil
            }
            hasRows = true
            let command = value.map { ids.identified($0) }
            return Row(line: line, command: isProposing ? command.map(\.proposed) : command)
        } catch {
            isEnded = true
            let line = count + 1
            if hasMore { firstUnread = line + 1 }
            return Row(line: line, command: .failure(error))
        }
    }

    /// What a row's number counts.
    public var unit: String { if case .items = format { "place" } else { "line" } }

    /// Whether something stands behind the row that could not be read, or may have been taken for a
    /// part of it.
    private var hasMore: Bool {
        switch format {
        case .unknown(let stream), .lines(let stream): stream.hasMore
        case .items(let items): items.hasMore
        case .table(let table): table.hasMore
        }
    }

    private typealias Value = (line: Int, Result<CommandDraft, InputProblem>)

    private mutating func nextValue() throws(InputProblem) -> Value? {
        switch format {
        case .unknown(var stream):
            format = try Self.format(of: &stream)
            return try nextValue()
        case .items(var items):
            defer { format = .items(items) }
            guard let value = try items.next() else { return nil }
            count += 1
            return (
                count,
                Self.command { () throws(InputProblem) in
                    try CommandReader.read(value, keys: keys)
                }
            )
        case .lines(var stream):
            defer { format = .lines(stream) }
            return try nextLine(&stream)
        case .table(var table):
            defer { format = .table(table) }
            return try nextTableRow(&table)
        }
    }

    private static func format(of stream: inout ByteStream) throws(InputProblem) -> Format {
        var lines = 0
        var start = stream
        switch try start.peekBeyondSpace(counting: &lines) {
        case UInt8(ascii: "["): return .items(JSONItems(start))
        case UInt8(ascii: "{"): return .lines(start)
        case _: return .table(CSVReader(start))
        }
    }

    private static func command(_ read: () throws(InputProblem) -> CommandDraft)
        -> Result<CommandDraft, InputProblem>
    {
        Result(catching: read)
    }

    private mutating func nextLine(_ stream: inout ByteStream) throws(InputProblem) -> Value? {
        while let text = try stream.line(limit: Self.maximumLineBytes) {
            count += 1
            if text.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
            return (count, Self.command { () throws(InputProblem) in try Self.read(text, keys) })
        }
        return nil
    }

    private static func read(_ line: [UInt8], _ keys: WithholdingKeys) throws(InputProblem)
        -> CommandDraft
    {
        guard line.count <= maximumLineBytes else {
            throw InputProblem(.rowTooLong, "longer than \(maximumLineBytes) bytes")
        }
        let value: JSONValue
        do {
            value = try JSONParser.parse(line)
        } catch {
            throw InputProblem(.notJSON, "column \(error.offset + 1): \(error.message)")
        }
        return try CommandReader.read(value, keys: keys)
    }

    private mutating func nextTableRow(_ table: inout CSVReader) throws(InputProblem) -> Value? {
        // A row that cannot be read is the one behind `count`.
        defer { count = table.rowLine - 1 }
        if columns == nil {
            guard let header = try table.next() else { return nil }
            columns = try TableHeader.columns(header.cells)
        }
        guard let row = try table.next(), let columns else { return nil }
        return (
            row.line, Self.command { () throws(InputProblem) in try Self.read(row, columns, keys) }
        )
    }

    private static func read(_ row: CSVReader.Row, _ columns: [String], _ keys: WithholdingKeys)
        throws(InputProblem) -> CommandDraft
    {
        guard row.cells.count == columns.count else {
            throw InputProblem(
                .notCSV, "\(row.cells.count) cells where the header has \(columns.count)")
        }
        let cells = Dictionary(uniqueKeysWithValues: zip(columns, row.cells))
        return try CommandReader.read(row: cells, keys: keys)
    }
}
