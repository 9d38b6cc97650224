/// A Swift file as the rules read it: whole, and with only its code left.
struct SourceText {
    let path: String
    let text: String
    /// The text with comments and the insides of string literals turned into spaces, line by line
    /// and column by column the same.
    let code: String

    init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
        var blanker = CodeBlanker(text)
        code = blanker.run()
    }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var codeLines: [Substring] { code.split(separator: "\n", omittingEmptySubsequences: false) }

    /// `LedgerFold` of `Sources/LedgerEngine/LedgerFold.swift`.
    var name: String {
        let file = path.split(separator: "/").last ?? ""
        return String(file.hasSuffix(".swift") ? file.dropLast(6) : file)
    }

    /// `LedgerEngine` of `Sources/LedgerEngine/LedgerFold.swift`; `Replay` of `Tools/Replay/...`.
    var room: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : nil
    }
}

/// Turns comments and string literals into spaces.
struct CodeBlanker {
    private let source: [Character]
    private var result: [Character] = []
    private var place = 0

    init(_ text: String) { source = Array(text) }

    mutating func run() -> String {
        code(until: nil)
        return String(result)
    }

    private func starts(with text: String, at place: Int) -> Bool {
        let text = Array(text)
        return place + text.count <= source.count
            && source[place..<(place + text.count)].elementsEqual(text)
    }

    private mutating func keep(_ count: Int = 1) {
        result += source[place..<min(place + count, source.count)]
        place += count
    }

    private mutating func blank(_ count: Int = 1) {
        for character in source[place..<min(place + count, source.count)] {
            result.append(character == "\n" ? "\n" : " ")
        }
        place += count
    }

    /// Code up to the end, or up to the parenthesis that closes an interpolation.
    private mutating func code(until closing: Character?) {
        var depth = 0
        while place < source.count {
            if starts(with: "//", at: place) {
                while place < source.count, source[place] != "\n" { blank() }
            } else if starts(with: "/*", at: place) {
                comment()
            } else if source[place] == "\"" || source[place] == "#" {
                literal()
            } else {
                if source[place] == "(" { depth += 1 }
                if source[place] == closing {
                    if depth == 0 { return }
                    depth -= 1
                }
                keep()
            }
        }
    }

    private mutating func comment() {
        var depth = 0
        repeat {
            if starts(with: "/*", at: place) {
                depth += 1
                blank(2)
            } else if starts(with: "*/", at: place) {
                depth -= 1
                blank(2)
            } else {
                blank()
            }
        } while depth > 0 && place < source.count
    }

    /// A string literal of any kind; a `#` that begins none is kept.
    private mutating func literal() {
        let hashes = source[place...].prefix { $0 == "#" }.count
        guard starts(with: "\"", at: place + hashes) else { return keep() }
        let sharps = String(repeating: "#", count: hashes)
        let quotes = starts(with: "\"\"\"", at: place + hashes) ? "\"\"\"" : "\""
        keep(hashes + quotes.count)
        while place < source.count {
            if starts(with: quotes + sharps, at: place) { return keep(quotes.count + hashes) }
            if starts(with: "\\" + sharps + "(", at: place) {
                keep(2 + hashes)
                code(until: ")")
                keep()
            } else if starts(with: "\\" + sharps, at: place) {
                blank(2 + hashes)
            } else {
                blank()
            }
        }
    }
}
