/// Text in the cells of a terminal, of which some characters take two.
public enum TextCells {
    /// How many cells a text takes: ideographs, kana and full-width forms take two.
    public static func count(of text: String) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.unicodeScalars.reduce(0) { $0 + count(of: $1) }
    }

    /// As much of the text as fits, with blanks behind it if it is shorter.
    public static func fit(_ text: String, to width: Int) -> String {
        var kept = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars {
            let cells = count(of: scalar)
            guard used + cells <= width else { break }
            kept.append(scalar)
            used += cells
        }
        return String(kept) + String(repeating: " ", count: max(0, width - used))
    }

    /// The text in lines of at most so many cells.
    public static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars {
            let cells = count(of: scalar)
            if used + cells > width, !line.isEmpty {
                lines.append(String(line))
                line = String.UnicodeScalarView()
                used = 0
            }
            line.append(scalar)
            used += cells
        }
        return lines + [String(line)]
    }

    private static func count(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            2
        case _: scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
        }
    }
}
