/// How long lines, functions and files may be.
enum LengthRules {
    static let maximumColumns = 100
    static let maximumFunctionLines = 70
    static let maximumFileLines = 400

    /// Files that may be longer, with the reason.
    static let longFiles: [String: String] = [:]

    static let lines: Rule = { file in
        file.complaints(about: file.lines) { line in
            line.utf8.count > maximumColumns && line.count > maximumColumns
                ? "\(line.count) columns; at most \(maximumColumns)" : nil
        }
    }

    static let files: Rule = { file in
        let count = file.lines.count - 1
        guard count > maximumFileLines, longFiles[file.path] == nil else { return [] }
        return [file.complaint(0, "\(count) lines; at most \(maximumFileLines)")]
    }

    static let functions: Rule = { file in
        FunctionFinder(file.code).functions.compactMap { function in
            guard function.lineCount > maximumFunctionLines else { return nil }
            return file.complaint(
                function.firstLine,
                "a function of \(function.lineCount) lines; at most \(maximumFunctionLines)")
        }
    }
}

/// Finds where functions, initialisers and subscripts begin and end.
struct FunctionFinder {
    struct Function { let firstLine, lineCount: Int }

    let functions: [Function]

    init(_ code: String) {
        let beginning = /\b(?:func|subscript)\b|\b(?:de)?init\b(?=[?!]?\s*[(<{])/.wordBoundaryKind(
            .simple)
        functions = code.matches(of: beginning).compactMap { match in
            guard Self.isDeclaration(match.range.lowerBound, in: code),
                let body = Self.body(of: code, after: match.range.upperBound)
            else { return nil }
            let first = code[..<match.range.lowerBound].count { $0 == "\n" } + 1
            let last = code[..<body.upperBound].count { $0 == "\n" } + 1
            return Function(firstLine: first, lineCount: last - first + 1)
        }
    }

    /// A call such as `Value.init(x)` is no declaration.
    private static func isDeclaration(_ place: String.Index, in code: String) -> Bool {
        code[..<place].last != "."
    }

    /// The braces behind a signature; `nil` for a requirement of a protocol, which has none.
    private static func body(of code: String, after place: String.Index) -> Range<String.Index>? {
        var depth = 0
        var start: String.Index?
        let next = /\b(?:func|var|let|case|init|subscript|associatedtype|static)\b/
            .wordBoundaryKind(.simple)
        let end = code[place...].firstMatch(of: next)?.range.lowerBound ?? code.endIndex
        for index in code[place...].indices {
            switch code[index] {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case "{":
                // Braces within the parentheses belong to the value of a parameter.
                if start == nil, depth == 0 {
                    // Only the signature lies between the name and the body's brace.
                    guard index < end else { return nil }
                    start = index
                }
                depth += 1
            case "}":
                depth -= 1
                if let start, depth == 0 { return start..<index }
                if depth < 0 { return nil }
            case _: break
            }
        }
        return nil
    }
}
