/// The rows of an input file as commands, read one by one. The format is told by the name's end, or
/// for standard input by the first character.
public struct InputRows {
    public let name: String
    private let bytes: [UInt8]
    private var format: Format
    private var offset = 0
    private var line = 0
    private var table: CSVReader
    private var columns: [String]?
    private var pending: ArraySlice<JSONValue> = []
    private var isEnded = false
    private var ids = RowIDs()

    private enum Format { case json, jsonLines, csv }

    /// One row: its line in the file, and the command or what is wrong with it.
    public struct Row {
        public let line: Int
        public let command: Result<CommandDraft, InputProblem>
    }

    /// Longer lines are refused unread, so that no row can exhaust the memory.
    public static let maximumLineBytes = 1 << 20

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        table = CSVReader(bytes)
        format = Self.format(of: name, bytes)
    }

    private static func format(of name: String, _ bytes: [UInt8]) -> Format {
        if name.hasSuffix(".csv") { return .csv }
        if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") { return .jsonLines }
        let first = bytes.first { $0 > 0x20 }
        if first == UInt8(ascii: "[") { return .json }
        return first == UInt8(ascii: "{") || name.hasSuffix(".json") ? .jsonLines : .csv
    }

    public mutating func next() -> Row? {
        guard !isEnded else { return nil }
        guard let (line, value) = nextValue() else { return nil }
        var command = value
        if case .success(var draft) = command {
            if draft.id == nil { draft.id = ids.id(of: draft) }
            command = .success(draft)
        }
        return Row(line: line, command: command)
    }

    private mutating func nextValue() -> (Int, Result<CommandDraft, InputProblem>)? {
        switch format {
        case .csv: nextTableRow()
        case .jsonLines: nextLine()
        case .json: nextItem()
        }
    }

    private mutating func nextLine() -> (Int, Result<CommandDraft, InputProblem>)? {
        while offset < bytes.count {
            let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
            let text = bytes[offset..<end]
            offset = end + 1
            line += 1
            if text.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
            guard text.count <= Self.maximumLineBytes else {
                return (
                    line,
                    .failure(
                        InputProblem(.rowTooLong, "longer than \(Self.maximumLineBytes) bytes"))
                )
            }
            return (line, read(Array(text)))
        }
        return nil
    }

    private func read(_ text: [UInt8]) -> Result<CommandDraft, InputProblem> {
        do {
            return .success(try CommandReader.read(JSONParser.parse(text)))
        } catch let problem as InputProblem {
            return .failure(problem)
        } catch let problem as JSONParser.Problem {
            return .failure(
                InputProblem(.notJSON, "column \(problem.offset + 1): \(problem.message)"))
        } catch {
            return .failure(InputProblem(.notJSON, "\(error)"))
        }
    }

    private mutating func nextItem() -> (Int, Result<CommandDraft, InputProblem>)? {
        if line == 0 {
            do {
                pending = (try JSONParser.parse(bytes).items ?? [])[...]
            } catch {
                isEnded = true
                let lines = bytes.prefix(error.offset).count { $0 == 0x0A } + 1
                return (lines, .failure(InputProblem(.notJSON, error.message)))
            }
        }
        line += 1
        guard let value = pending.popFirst() else { return nil }
        return (line, Result { () throws(InputProblem) in try CommandReader.read(value) })
    }

    private mutating func nextTableRow() -> (Int, Result<CommandDraft, InputProblem>)? {
        do {
            if columns == nil {
                guard let header = try table.next() else { return nil }
                columns = try checked(header.cells)
            }
            guard let row = try table.next(), let columns else { return nil }
            return (row.line, Result { () throws(InputProblem) in try command(row, columns) })
        } catch {
            // Behind a broken quote nobody can say where the next row begins.
            isEnded = true
            return (table.rowLine, .failure(error))
        }
    }

    private func checked(_ header: [String]) throws(InputProblem) -> [String] {
        guard Set(header).count == header.count, !header.contains("") else {
            throw InputProblem(.notCSV, "the header names a column twice, or not at all")
        }
        return header
    }

    private func command(_ row: CSVReader.Row, _ columns: [String]) throws(InputProblem)
        -> CommandDraft
    {
        guard row.cells.count == columns.count else {
            throw InputProblem(
                .notCSV, "\(row.cells.count) cells where the header has \(columns.count)")
        }
        let cells = Dictionary(uniqueKeysWithValues: zip(columns, row.cells))
        return try CommandReader.read(row: cells)
    }
}
