/// Cells set in columns for a terminal.
///
/// Each cell is written once, all of them one behind the other, with its length kept beside it.
/// Then the widths of the columns are known, and lines are put together of pieces of these bytes
/// and of blanks. A table may have a million cells: none of them becomes a string of its own.
struct TextColumns {
    /// For each column whether its cells end at the same place.
    private let isRight: [Bool]
    private var widths: [Int]
    private var bytes: [UInt8] = []
    /// How many bytes each cell has, and how many cells of the terminal it takes.
    private var cells: [(byteCount: UInt32, width: UInt32)] = []

    /// - Parameter rowCount: how many rows will come.
    init(isRight: [Bool], rowCount: Int) {
        self.isRight = isRight
        widths = isRight.map { _ in 0 }
        cells.reserveCapacity(isRight.count * rowCount)
        bytes.reserveCapacity(6 * isRight.count * rowCount)
    }

    /// Appends the next cell of the row, or the first one of the next row.
    mutating func append(_ cell: RegisterTable.Cell) {
        let start = bytes.count
        cell.appendDisplay(to: &bytes)
        let count = bytes.count - start
        let width = if case .text(let text) = cell { TextCells.count(of: text) } else { count }
        let column = cells.count % widths.count
        widths[column] = max(widths[column], width)
        cells.append((UInt32(count), UInt32(width)))
    }

    /// The rows as lines, with a rule below the first one. No line ends in a blank.
    var lines: [UInt8] {
        var text: [UInt8] = []
        let lineWidth = widths.reduce(2 * widths.count) { $0 + $1 }
        text.reserveCapacity(cells.count / widths.count * lineWidth)
        var place = 0
        for row in stride(from: 0, to: cells.count, by: widths.count) {
            append(cells[row..<(row + widths.count)], from: &place, to: &text)
            if row == 0 { appendRule(to: &text) }
        }
        return text
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
