/// Stable codes have a line in the reference and a test that provokes them.
enum CodeRules {
    struct Code: Equatable {
        let name: String
        let value: String
    }

    /// The cases `name = "value"` of the enumeration that `source` declares as `title`.
    static func codes(of title: String, in source: String) -> [Code] {
        guard let start = source.firstRange(of: "enum \(title):") else { return [] }
        let body = source[start.upperBound...].prefix { $0 != "}" }
        return body.matches(of: /case (\w+) = "([\w-]+)"/).map {
            Code(name: String($0.output.1), value: String($0.output.2))
        }
    }

    /// The codes that a program in another language gives to what it calls `find`.
    static func told(in source: String) -> Set<String> {
        let calls = source.matches(of: /\.find\((?:[^()]|\([^()]*\))*\)/)
        return calls.reduce(into: []) { codes, call in
            let words = call.output.matches(of: /"([a-z]+(?:-[a-z]+)+)"/)
            codes.formUnion(words.map { String($0.output.1) })
        }
    }

    /// Codes without a heading in the page.
    static func undocumented(_ codes: [Code], in page: String) -> [Code] {
        codes.filter { !page.contains("`\($0.value)`") }
    }

    /// Codes that no test names, by case or by value.
    static func unprovoked(_ codes: [Code], in tests: [String]) -> [Code] {
        let text = tests.joined(separator: "\n")
        let words = Set(text.matches(of: /\.\w+|[a-z0-9]+(?:-[a-z0-9]+)+/).map(\.output))
        return codes.filter { code in
            !words.contains(".\(code.name)"[...]) && !words.contains(code.value[...])
        }
    }
}
