/// Cells set in columns for a terminal.
///
/// Each cell is written once, all of them one behind the other, with its length kept beside it.
/// Then the widths of the columns are known, and lines are put together of pieces of these bytes
/// and of blanks. A table may have a million cells: none of them becomes a string of its own.
struct TextColumns {
    /// For each column whether its cells end at the same place: those of amounts do.
    private var isRight: [Bool]
    private var widths: [Int]
    private var bytes: [UInt8] = []
    /// How many bytes each cell has, and how many cells of the terminal it takes.
    private var cells: [(byteCount: UInt32, width: UInt32)] = []

    /// - Parameter rowCount: how many rows will come.
    init(count: Int, rowCount: Int) {
        isRight = Array(repeating: false, count: count)
        widths = Array(repeating: 0, count: count)
        cells.reserveCapacity(count * rowCount)
        bytes.reserveCapacity(6 * count * rowCount)
    }

    /// - Parameter row: a cell for each column.
    mutating func append(_ row: [RegisterTable.Cell]) {
        for column in row.indices {
            let start = bytes.count
            row[column].appendDisplay(to: &bytes)
            var width = bytes.count - start
            let byteCount = UInt32(width)
            switch row[column] {
            case .text(let text): width = TextCells.count(of: text)
            case .yen: isRight[column] = true
            case .count, .date, .empty: break
            }
            widths[column] = max(widths[column], width)
            cells.append((byteCount, UInt32(width)))
        }
    }

    /// So many bytes of lines are made before they are handed over.
    private static let pieceByteCount = 1 << 17

    /// Hands over the rows as lines, some at a time, with a rule below the first one. No line ends
    /// in a blank.
    func forEachPiece(_ body: ([UInt8]) throws -> Void) rethrows {
        var text: [UInt8] = []
        let lineWidth = widths.reduce(2 * widths.count) { $0 + $1 }
        text.reserveCapacity(Self.pieceByteCount + 4 * lineWidth)
        var place = 0
        for row in stride(from: 0, to: cells.count, by: widths.count) {
            append(cells[row..<(row + widths.count)], from: &place, to: &text)
            if row == 0 { appendRule(to: &text) }
            guard text.count >= Self.pieceByteCount else { continue }
            try body(text)
            text.removeAll(keepingCapacity: true)
        }
        if !text.isEmpty { try body(text) }
    }

    private func append(
        _ row: ArraySlice<(byteCount: UInt32, width: UInt32)>, from place: inout Int,
        to text: inout [UInt8]
    ) {
        let start = text.count
        // Blanks are written when something follows them.
        var blanks = 0
        for (column, cell) in zip(widths.indices, row) {
            let space = widths[column] - Int(cell.width)
            if isRight[column] { blanks += space }
            if cell.byteCount > 0 {
                text += repeatElement(UInt8(ascii: " "), count: blanks)
                text += bytes[place..<(place + Int(cell.byteCount))]
                place += Int(cell.byteCount)
                blanks = 0
            }
            blanks += isRight[column] ? 2 : space + 2
        }
        // A cell may end in blanks of its own.
        while text.count > start, text.last == UInt8(ascii: " ") { text.removeLast() }
        text.append(UInt8(ascii: "\n"))
    }

    private func appendRule(to text: inout [UInt8]) {
        for (column, width) in widths.enumerated() {
            if column > 0 { text += "  ".utf8 }
            text += repeatElement(UInt8(ascii: "-"), count: width)
        }
        while text.last == UInt8(ascii: " ") { text.removeLast() }
        text.append(UInt8(ascii: "\n"))
    }
}
