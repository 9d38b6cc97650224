import Accounting
import Bytes

extension RegisterTable {
    /// CSV of RFC 4180 with LF, a header row, amounts as digits. A text that a spreadsheet would
    /// take for a formula gets an apostrophe in front, so that opening a table never runs anything.
    public var csv: String { String(decoding: csvBytes, as: UTF8.self) }

    /// The same in UTF-8, written into one piece of memory: a table may have a million cells.
    public var csvBytes: [UInt8] { streamed.csvBytes }

    static func append(_ row: [Cell], to bytes: inout [UInt8]) {
        for place in row.indices {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            switch row[place] {
            case .text(let text): append(quoting: text, to: &bytes)
            // 64 bits are written many times faster than 128.
            case .yen(let amount):
                bytes += (Int64(exactly: amount).map { String($0) } ?? String(amount)).utf8
            case .count(let count): bytes.append(decimal: count)
            case .date(let date): date.append(to: &bytes)
            case .empty: break
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func append(quoting text: String, to bytes: inout [UInt8]) {
        let characters = text.utf8
        let isFormula = characters.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        let isQuoted = characters.contains { byte in
            byte < 0x2D
                && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"")
                    || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"))
        }
        if isQuoted { bytes.append(UInt8(ascii: "\"")) }
        if isFormula { bytes.append(UInt8(ascii: "'")) }
        guard isQuoted else { return bytes += characters }
        for byte in characters {
            bytes.append(byte)
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Columns aligned for a terminal: amounts to the right with commas, the rest to the left.
    public var text: String { String(decoding: textBytes, as: UTF8.self) }

    /// The same in UTF-8.
    public var textBytes: [UInt8] {
        var bytes: [UInt8] = []
        streamed.forEachPieceOfText { bytes += $0 }
        return bytes
    }
}

extension RegisterTable.Cell {
    /// As people read it: amounts with commas.
    public var display: String {
        var text: [UInt8] = []
        appendDisplay(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends ``display`` in UTF-8.
    func appendDisplay(to text: inout [UInt8]) {
        switch self {
        case .text(let words): text += words.utf8
        case .yen(let amount):
            if let amount = Int64(exactly: amount) {
                amount.appendGrouped(to: &text)
            } else {
                text += String(amount).utf8
            }
        case .count(let count): text.append(decimal: count)
        case .date(let date): date.append(to: &text)
        case .empty: break
        }
    }
}
